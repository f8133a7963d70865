"""A Region is set, and it is one that AWS has."""

from __future__ import annotations

from collections.abc import Iterator

from checks.context import Context
from checks.files.in_use import Stated, profile_in_use, region_in_use, stated
from checks.files.pages import ACCESS_KEYS, FILES, REGIONS
from checks.masking import HIDDEN, masked
from checks.model import Check, Evidence, Finding, Message, Phrase, Severity, Undecided
from checks.region.empty import EMPTY, empty
from checks.region.names import Judgement, Kind, judge
from checks.region.setting import to_set
from checks.sources.aws import Settings
from checks.sources.refusal import Refusal

NOT_SET = Message(
    code="region.not-set",
    severity=Severity.FAIL,
    summary="No Region is set for the profile {profile}.",
    why="Rekognition has an address of its own in each Region, so boto3 must know which. A named"
    " profile takes nothing over from default. That STS answers proves nothing: without a Region"
    " it has a global address.",
    recognised="botocore's Region is None: no flag, no AWS_DEFAULT_REGION, no region in the"
    " profile.",
    steps=(
        "Choose a Region that offers Rekognition, such as us-east-1: rekwiz regions lists them.",
        "Write it to the profile with rekwiz setup, or with aws configure set region us-east-1.",
    ),
    raw=("You must specify a region.",),
    links=(REGIONS,),
    fix="set-region",
)
MALFORMED = Message(
    code="region.malformed",
    severity=Severity.FAIL,
    summary="{value} in {source} is not written as a Region's code.",
    why="A Region is set by its code, such as us-east-1: small letters, hyphens, no blanks, and not"
    " by the name that the console shows.",
    recognised="It has other signs than small letters, digits and hyphens, or a blank at an end.",
    steps=("Write the code of the Region in {source}, such as us-east-1.",),
    raw=("Provided region_name … doesn't match a supported format.",),
    links=(REGIONS,),
    fix="set-region",
    explains=("region.scope-mismatch", "network.name-not-resolved"),
)
MISSPELT = Message(
    code="region.misspelt",
    severity=Severity.FAIL,
    summary="There is no Region {value} on the lists that are installed here ({source}).",
    why="botocore builds an address from any text, so a Region that does not exist looks like a"
    " network that does not work. A Region may also be newer than the lists; then this is a"
    " warning.",
    recognised="No partition's list has it. It is a warning where it is written as every Region"
    " is.",
    steps=("Correct the Region in {source}; rekwiz regions lists those that offer Rekognition.",),
    raw=('Could not connect to the endpoint URL: "https://…',),
    links=(REGIONS,),
    fix="set-region",
    explains=("network.name-not-resolved",),
)
ZONE_INSTEAD = Message(
    code="region.zone-instead",
    severity=Severity.FAIL,
    summary="{value} in {source} is a zone inside a Region, not a Region.",
    why="An Availability Zone has a letter behind the Region's code, a Local Zone a city. Services"
    " have their address in the Region.",
    recognised="The text is a Region's code with a letter or a place behind it.",
    steps=(
        "Set the Region that the zone lies in, in {source}: what stands before the last letter.",
    ),
    raw=('Could not connect to the endpoint URL: "https://rekognition.us-east-1a.amazonaws.com/"',),
    links=(REGIONS,),
    fix="set-region",
    explains=("network.name-not-resolved", "network.tls-inspected"),
)
SWAPPED = Message(
    code="region.swapped-with-output",
    severity=Severity.FAIL,
    summary="The Region and the output format stand in each other's place: the Region is {value}"
    " ({source}).",
    why="aws configure asks for the Region first and for the output format after it. Answers that"
    " slipped by one line end up like this.",
    recognised="The Region is json, text, table or yaml, or the output format is a Region while no"
    " Region is set.",
    steps=("Swap the two values: region gets the Region's code, output gets json.",),
    raw=(
        'Could not connect to the endpoint URL: "https://sts.json.amazonaws.com/"',
        "Unknown output type: us-east-1",
    ),
    links=(FILES,),
    fix="swap-region-and-output",
    explains=("network.name-not-resolved", "region.misspelt", "cli.output-format-unknown"),
)
SECRET = Message(
    code="region.looks-like-a-secret",
    severity=Severity.FAIL,
    summary="A key stands where the Region belongs ({source}).",
    why="The answers to aws configure slipped by a line. Tools repeat a Region in their error"
    " texts,"
    " so the key may have been shown or logged already. rekwiz never shows it.",
    recognised="The value has the shape of a secret access key or an access key ID.",
    steps=(
        "Enter all the answers again, with rekwiz setup.",
        "If anybody may have seen the error text, create a new access key and delete this one.",
    ),
    raw=("Provided region_name … doesn't match a supported format.",),
    commands=("rekwiz setup",),
    links=(ACCESS_KEYS,),
    fix="enter-keys",
    explains=(
        "region.malformed",
        "region.misspelt",
        "credentials.secret-shape",
        "credentials.key-shape",
    ),
)
NO_REGION = Phrase("not set")
MENDED_BY_SETTING = {
    Kind.MALFORMED: MALFORMED,
    Kind.MISSPELT: MISSPELT,
    Kind.NEW: MISSPELT,
    Kind.ZONE: ZONE_INSTEAD,
}


def look(context: Context) -> Iterator[Finding | Evidence | Undecided]:
    match context.aws.settings():
        case Settings(region=None):
            yield _not_set(context)
        case Settings(region=region):  # where a line below it was swallowed it is no text
            yield _judged(region if isinstance(region, str) else str(region), context)
        case Refusal(words=words):
            yield Undecided(Phrase("botocore could not read the settings: {words}", words=words))


def _not_set(context: Context) -> Finding:
    output = stated(context, "output")
    if output and judge(output.value, context.aws.region_names()).kind is Kind.KNOWN:
        seen = Evidence("output", output.value, output.source)
        where = output.location
        return SWAPPED.finding(seen, location=where, value=NO_REGION, source=output.source)
    remedy = to_set(None, None, context)
    profile = profile_in_use(context)
    return NOT_SET.finding(Evidence("region", "", "botocore"), remedy=remedy, profile=profile)


def _judged(region: str, context: Context) -> Finding | Evidence:
    there = region_in_use(context) or Stated("region", region, "botocore")
    judgement = judge(region, context.aws.region_names())
    match judgement.kind:
        case Kind.KNOWN:
            return Evidence("region", region, there.source)
        case Kind.EMPTY:
            return empty(there, context)
        case Kind.SECRET:
            seen = Evidence("region", HIDDEN, there.source)
            return SECRET.finding(seen, location=there.location, source=there.source)
        case Kind.OUTPUT:
            return _finding(SWAPPED, region, there)
    return _mended_by_setting(region, there, judgement, context)


def _mended_by_setting(
    region: str, there: Stated, judgement: Judgement, context: Context
) -> Finding:
    return _finding(
        MENDED_BY_SETTING[judgement.kind],
        region,
        there,
        remedy=to_set(judgement.meant, there, context),
        meant=judgement.meant,
        severity=Severity.WARN if judgement.kind is Kind.NEW else None,
    )


def _finding(message: Message, region: str, there: Stated, **more: object) -> Finding:
    shown = region if region.isascii() and region.isprintable() else repr(region)
    value = masked(shown if shown == shown.strip() else repr(region))
    seen = Evidence("region", value, there.source)
    return message.finding(seen, location=there.location, value=value, source=there.source, **more)


CHECK = Check(
    code="region.set",
    title="A Region is set, as a code that AWS knows",
    look=look,
    messages=(NOT_SET, EMPTY, MALFORMED, MISSPELT, ZONE_INSTEAD, SWAPPED, SECRET),
    needs=("credentials.profile",),
    holds=("{region} ({region_from})",),
)
