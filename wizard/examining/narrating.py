"""What a run of the checks is waiting for, in words; after a while why that is normal."""

from __future__ import annotations

from collections.abc import Callable

from checks.model import Check, Phrase
from wizard.conversation.lines import LONG, because
from wizard.languages import Language

ON_THE_WAY = Phrase("AWS may be far away, or the network slow: some seconds are normal.")
WHY = {
    "cli": Phrase("The AWS CLI needs some seconds when it starts for the first time."),
    "files": Phrase("The files may lie on a drive in the network, which needs some seconds."),
    "credentials": Phrase("A program that hands out credentials may need some seconds."),
    "network": ON_THE_WAY,
    "identity": ON_THE_WAY,
    "region": ON_THE_WAY,
    "permissions": Phrase(
        "AWS looks for the faces in a photo to prove it, which needs some seconds."
    ),
    "sdk": Phrase("Python needs some seconds when it loads boto3 for the first time."),
    "detection": Phrase("A large photo needs some seconds."),
}
"""Why an area's checks may take long where nothing is wrong."""


def narrator(language: Language, say: Callable[[Phrase], None]) -> Callable[[Check, float], None]:
    """Says which check is waited for, given it and for how long that is so, in seconds."""
    said: tuple[str, bool] | None = None

    def tell(check: Check, seconds: float) -> None:
        nonlocal said
        if said == (now := (check.code, seconds >= LONG)):
            return
        said = now
        what = Phrase("Checking: {title}", title=language.title(check.title))
        is_long = seconds >= LONG
        say(because(what, WHY[check.area]) if is_long else what)

    return tell
