"""The options that mean the same everywhere, before the command or behind it."""

from __future__ import annotations

from checks import TYPE_CHECKING
from checks.phrase import Phrase
from wizard.invocation.options import Options, every_time, flag, one_of, value
from wizard.languages import OFFERED, match

if TYPE_CHECKING:
    from wizard.invocation.region import TypedRegion


def _region(text: str) -> TypedRegion:
    from wizard.invocation.region import region_of

    return region_of(text)


def _language(wish: str) -> str:
    return one_of(*OFFERED)(match(wish) or wish)


OFFER = Phrase("The language: {offered}", offered=tuple(map(Phrase, OFFERED)))
"""Their codes are words of rekwiz's own, in which nothing is looked for."""


class Everywhere(Options):
    """What may be said to every command (CONTRACT, "Options that mean the same everywhere")."""

    profile: str | None = value("NAME", Phrase("The profile to use"), str)
    region: TypedRegion | None = value("REGION", Phrase("The Region to use"), _region)
    lang: str | None = value("LANG", OFFER, _language)
    no_input: bool = flag(Phrase("Never ask anything"))
    sandbox: bool = flag(Phrase("Practise in a local AWS; no account is needed"))
    keep_sandbox: bool = flag(Phrase("The same, keeping what was done in it for the next time"))
    plain: bool = flag(
        Phrase("Ask line by line with numbers and redraw nothing: for a screen reader")
    )
    verbose: bool = flag(Phrase("Show each check and each request to AWS"), "-v")
    version: bool = flag(Phrase("Show the version and exit"))
    profiles: tuple[str, ...] = every_time("profile")
    regions: tuple[TypedRegion, ...] = every_time("region")

    @property
    def practises(self) -> bool:
        """Whether it happens in a local AWS."""
        return self.sandbox or self.keep_sandbox
