"""What may be wrong with the Region that is set."""

from checks.fix import Fix
from checks.model import Message, Severity
from checks.pages import ACCESS_KEYS, FILES, REGIONS

NOT_ASKED = "network.not-asked"
"""What botocore makes of a Region that it cannot use: no client, so no question."""

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
    fix=Fix.SET_REGION,
    explains=(NOT_ASKED,),
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
    fix=Fix.SET_REGION,
    explains=("region.scope-mismatch", "network.name-not-resolved", NOT_ASKED),
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
    fix=Fix.SET_REGION,
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
    fix=Fix.SET_REGION,
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
    fix=Fix.SWAP_REGION_AND_OUTPUT,
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
    fix=Fix.ENTER_KEYS,
    explains=(
        "region.malformed",
        "region.misspelt",
        "region.scope-mismatch",
        "network.name-not-resolved",
        "network.offline",
        "credentials.secret-shape",
        "credentials.key-shape",
        NOT_ASKED,
    ),
)
