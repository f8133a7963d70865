"""AWS refuses the time that a request was signed at."""

from __future__ import annotations

from collections.abc import Iterator

from checks.context import Context
from checks.model import Evidence, Finding, Message, Phrase, Remedy, Severity
from checks.pages import SIGNING
from checks.refusals.evidence import evidence_of
from checks.sources.aws.refusal import Kind, Refusal

CLOCK_WRONG = Message(
    code="network.clock-wrong",
    severity=Severity.FAIL,
    summary="This computer's clock is more than five minutes from AWS's.",
    why="Every request to AWS is signed with the time. AWS refuses one that is more than five"
    " minutes off, and the refusal looks like a wrong secret.",
    recognised="The Date header of AWS's answer is more than five minutes from this clock, or AWS"
    " says that the signature expired or is not yet current.",
    raw=(
        "Signature expired: … is now earlier than …",
        "Signature not yet current: … is still later than …",
        "The difference between the request time and the current time is too large.",
        "An error occurred (RequestTimeTooSkewed) when calling the … operation",
    ),
    steps=(
        "Set the clock by the network: with chronyc where chrony runs, else with timedatectl.",
        "On a dual-boot computer or a virtual machine, look at the time zone too.",
        "Run rekwiz again.",
    ),
    commands=("sudo timedatectl set-ntp true", "sudo chronyc makestep"),
    links=(SIGNING,),
    explains=(
        "credentials.secret-rejected",
        "credentials.token-expired",
        "credentials.helper-expired",
        "credentials.sign-in-needed",
        "network.certificate-dates",
    ),
)

MESSAGES = (CLOCK_WRONG,)
MOST_SECONDS = 300
"""Rekognition takes a signature of up to five minutes; STS of up to fifteen (AWS, SigV4 pages)."""
WORDS = ("Signature expired", "not yet current")
AHEAD = {
    "s": Phrase("This computer's clock is {count} seconds ahead of AWS's."),
    "min": Phrase("This computer's clock is {count} minutes ahead of AWS's."),
    "h": Phrase("This computer's clock is {count} hours ahead of AWS's."),
    "d": Phrase("This computer's clock is {count} days ahead of AWS's."),
}
BEHIND = {
    "s": Phrase("This computer's clock is {count} seconds behind AWS's."),
    "min": Phrase("This computer's clock is {count} minutes behind AWS's."),
    "h": Phrase("This computer's clock is {count} hours behind AWS's."),
    "d": Phrase("This computer's clock is {count} days behind AWS's."),
}
ON_WINDOWS = Remedy(
    steps=(
        Phrase("Open Settings, Time & language, Date & time, and choose Sync now."),
        Phrase("Or run the command below in a terminal that was started as administrator."),
        Phrase("Run rekwiz again."),
    ),
    commands=("w32tm /resync",),
    links=(SIGNING,),
)
ON_MACOS = Remedy(
    steps=(
        Phrase("Open System Settings, General, Date & Time, and set the time automatically."),
        Phrase("Run rekwiz again."),
    ),
    commands=("sudo sntp -sS time.apple.com",),
    links=(SIGNING,),
)
IN_WSL = Remedy(
    steps=(
        Phrase("Close this Linux, run the command below in Windows, and open it again."),
        Phrase("Run rekwiz again."),
    ),
    commands=("wsl --shutdown",),
    links=(SIGNING,),
)


def findings(refusal: Refusal, context: Context) -> Iterator[Finding]:
    """Whether the time is what AWS refused."""
    if refusal.kind is not Kind.AWS:
        return
    skew = skew_of(refusal, context)
    by_words = any(words in refusal.words for words in WORDS)
    expired = refusal.code == "RequestExpired" and skew is not None and abs(skew) > MOST_SECONDS
    if by_words or expired or refusal.code == "RequestTimeTooSkewed":
        yield wrong_by(skew, context, *evidence_of(refusal))


def skew_of(refusal: Refusal, context: Context) -> float | None:
    """Seconds that this clock is ahead of AWS's; None where the answer had no date."""
    if refusal.date is None:
        return None
    return (context.now() - refusal.date).total_seconds()


def wrong_by(skew: float | None, context: Context, *seen: Evidence) -> Finding:
    """The finding for a clock that is this many seconds ahead of AWS's, or nobody knows how many."""
    return CLOCK_WRONG.finding(*seen, remedy=remedy_for(context), summary=_told(skew))


def in_words(skew: float) -> str:
    """A skew in short, in a unit that suits it: `+10 min` where this clock is ahead."""
    count, unit = _measured(skew)
    return f"{count:+.0f} {unit}"


def _measured(skew: float) -> tuple[float, str]:
    units = ((2 * 86400, 86400, "d"), (2 * 3600, 3600, "h"), (120, 60, "min"))
    fitting = ((size, name) for least, size, name in units if abs(skew) >= least)
    size, name = next(fitting, (1, "s"))
    return skew / size, name


def _told(skew: float | None) -> Phrase | None:
    if skew is None:
        return None
    count, unit = _measured(skew)
    return (AHEAD if count > 0 else BEHIND)[unit].with_(count=f"{abs(count):.0f}")


def remedy_for(context: Context) -> Remedy | None:
    """How to set the clock on this system; None for the message's own, which is Linux's."""
    if "WSL_DISTRO_NAME" in context.environment:
        return IN_WSL
    return {"win32": ON_WINDOWS, "darwin": ON_MACOS}.get(context.platform)
