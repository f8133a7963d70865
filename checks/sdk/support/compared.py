"""Where the Python that will run the sample comes to something else than rekwiz's own boto3."""

from __future__ import annotations

from collections.abc import Callable
from hashlib import sha256

from checks.context import Context
from checks.endpoints import source_of
from checks.masking import masked_url
from checks.model import Evidence, Finding, Message, Phrase, Severity
from checks.own_tools import Trial
from checks.profile import resolved_region
from checks.region.support.judged import shown_region
from checks.sdk.support.own_version import is_older, own_version
from checks.sdk.support.sign_in_fails import OWN_BOTO3_FAILS, TOO_OLD_FOR_SIGN_IN
from checks.sources.aws.partitions import is_of_aws
from checks.sources.aws.sessions import Keys

OURS = "rekwiz's boto3"
WITH_ENDPOINT_SETTINGS = (1, 28)
"""The first boto3 that reads endpoint_url and AWS_ENDPOINT_URL (2023-07-06, with botocore 1.31.0)."""
STATIC = ("env", "shared-credentials-file", "config-file", "boto-config", "explicit")
"""botocore's names of the methods that give the same key each time, and that every version knows."""

ANSWERED = ("", "")


def difference(context: Context, trial: Trial) -> Finding | None:
    """The first that matters, in the order in which a program comes to it; None for none."""
    looks: tuple[Callable[[Context, Trial], Finding | None], ...] = (_key, _region, _address)
    return next((found for look in looks if (found := look(context, trial))), None)


def found_at(
    message: Message,
    trial: Trial,
    stage: str,
    *seen: Evidence,
    summary: Phrase | None = None,
    severity: Severity | None = None,
) -> Finding:
    """One of the two messages about that Python, with the facts that their sentences name."""
    facts = {
        "python": trial.python.command,
        "version": trial.python.versions.get("boto3", "") or "?",
        "own": own_version(),
        "stage": stage,
    }
    return message.finding(*seen, facts=facts, summary=summary, severity=severity)


def _key(context: Context, trial: Trial) -> Finding | None:
    """Another key: where both read it somewhere, or get it in different ways. One that is made anew
    each time is another one each time."""
    ours = context.aws.keys()
    if not isinstance(ours, Keys) or trial.key is None or trial.key == _digest(ours.access_key_id):
        return None
    if trial.method == ours.method and ours.method not in STATIC:
        return None
    told = Phrase(
        "{python} signs in with another key ({method}) than rekwiz's own boto3 ({own_method}).",
        python=trial.python.command,
        method=str(trial.method),
        own_method=ours.method,
    )
    newer = ours.method not in STATIC and is_older(trial.python)
    return found_at(
        TOO_OLD_FOR_SIGN_IN if newer else OWN_BOTO3_FAILS,
        trial,
        "get_credentials()",
        Evidence("method", str(trial.method), str(trial.python.path)),
        Evidence("method", ours.method, OURS),
        summary=told,
        severity=_if_answered(trial),
    )


def _region(context: Context, trial: Trial) -> Finding | None:
    ours = resolved_region(context)
    if trial.region is None or ours is None or trial.region == ours:
        return None
    theirs, own = shown_region(trial.region), shown_region(ours)
    told = Phrase(
        "{python} uses the Region {region}, and rekwiz's own boto3 {own_region}.",
        python=trial.python.command,
        region=theirs,
        own_region=own,
    )
    return found_at(
        OWN_BOTO3_FAILS,
        trial,
        'client("rekognition")',
        Evidence("region", theirs, str(trial.python.path)),
        Evidence("region", own, OURS),
        summary=told,
        severity=_if_answered(trial),
    )


def _if_answered(trial: Trial) -> Severity | None:
    """What works in its own way need not be stopped: it is only not what the rest of this run is about."""
    return Severity.WARN if trial.answer == ANSWERED else None


def _address(context: Context, trial: Trial) -> Finding | None:
    """Another address. Between two of AWS's own, such as one for IPv6, nothing need fail."""
    ours = context.aws.endpoint("rekognition")
    if not (isinstance(ours, str) and trial.address) or _same(ours, trial.address):
        return None
    seen = (
        Evidence("endpoint of rekognition", masked_url(trial.address), str(trial.python.path)),
        Evidence("endpoint of rekognition", masked_url(ours), OURS),
    )
    there = source_of("rekognition", context)
    ignored = there.value and trial.python.numbers_of("boto3") < WITH_ENDPOINT_SETTINGS
    harmless = not there.value and is_of_aws(ours) and is_of_aws(trial.address)
    return found_at(
        TOO_OLD_FOR_SIGN_IN if ignored and is_older(trial.python) else OWN_BOTO3_FAILS,
        trial,
        'client("rekognition")',
        *((*seen, Evidence("setting", there.name_there, there.source)) if there.value else seen),
        summary=_told(trial, ours, there.name_there if ignored else None),
        severity=Severity.WARN if harmless else None,
    )


def _told(trial: Trial, ours: str, ignored: str | None) -> Phrase:
    addresses = {"address": masked_url(trial.address or ""), "own_address": masked_url(ours)}
    if ignored is None:
        return Phrase(
            "{python} sends requests to {address}, and rekwiz's own boto3 to {own_address}.",
            python=trial.python.command,
            **addresses,
        )
    return Phrase(
        "boto3 {version} of {python} is too old to read {setting}: it sends requests to {address},"
        " not to {own_address}.",
        python=trial.python.command,
        version=trial.python.versions.get("boto3", ""),
        setting=ignored,
        **addresses,
    )


def _same(one: str, other: str) -> bool:
    return one.rstrip("/") == other.rstrip("/")


def _digest(text: str) -> str:
    return sha256(text.encode("utf-8", "replace")).hexdigest()
