"""One call of rekwiz: its options, its language, and the world that it happens in."""

from __future__ import annotations

import os
import sys
from argparse import Namespace
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

from checks.model import Phrase
from wizard.errors import Usage
from wizard.languages import Language

if TYPE_CHECKING:
    from checks.context import Context
    from checks.sources.aws.ask import Aws

SANDBOX_MARK = "REKWIZ_SANDBOX"
REPORTING = ("doctor", "preflight")
"""A mistake in --region ends the other commands; the report of these two names it."""


@dataclass(frozen=True)
class Call:
    """What a command is given. The environment is the process's own: botocore reads it too."""

    options: Namespace
    language: Language
    asking: list[Aws] = field(default_factory=list)
    """Whoever asks AWS something in this call, for --verbose."""

    def must_be_possible(self) -> None:
        """Usage for a profile that no file can name, and for a mistake in --region."""
        self._look_at_the_profile()
        if self.option("command") not in REPORTING:
            self._look_at_the_region()

    def _look_at_the_region(self) -> None:
        if (region := self.option("region")) is None:
            return
        from checks.sources.aws.ask import Aws
        from wizard.invocation.region import refuse_mistakes
        from wizard.output.cells import harmless

        if doubt := refuse_mistakes(region, Aws(self.option("profile"))):
            print(harmless(f"! {self.language.say(doubt)}"), file=sys.stderr)

    def _look_at_the_profile(self) -> None:
        profile = self.option("profile")
        if profile is not None and (
            profile.strip() != profile or not profile.isprintable() or not profile
        ):
            raise Usage(
                Phrase("--profile: no profile can have this name."),
                Phrase("A name has letters, and no blanks at its ends and no line breaks."),
            )

    def option(self, name: str, default: Any = None) -> Any:
        return getattr(self.options, name, default)

    @property
    def environment(self) -> Mapping[str, str]:
        return os.environ

    @property
    def in_sandbox(self) -> bool:
        return SANDBOX_MARK in self.environment

    def context(self, **changes: Any) -> Context:
        """The world that checks look at, with this call's profile, Region and photo."""
        from checks.context import Context
        from checks.sources.aws.ask import Aws

        wishes = {
            "profile": self.option("profile"),
            "region": self.option("region"),
            "photo": self.option("photo"),
            "account": self.option("account"),
            "administrator": self.option("admin_profile"),
        } | changes
        aws = wishes.pop("aws", None) or Aws(wishes["profile"], wishes["region"])
        self.asking.append(aws)
        return Context(
            environment=dict(self.environment),
            home=Path("~").expanduser(),
            folder=Path.cwd(),
            platform=sys.platform,
            aws=aws,
            **wishes,
        )
