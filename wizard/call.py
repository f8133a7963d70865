"""One call of rekwiz: its options, its language, and the world that it happens in."""

from __future__ import annotations

import os
import sys
from argparse import Namespace
from collections.abc import Iterator, Mapping, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from types import ModuleType
from typing import TYPE_CHECKING, Any

from checks.model import Phrase
from wizard.languages import Language
from wizard.usage import Usage

if TYPE_CHECKING:
    from checks.context import Context
    from checks.sources.aws import Aws
    from wizard.conversation import Conversation

SAMPLE = Path(__file__).parent / "samples" / "astronaut.jpg"
SANDBOX_MARK = "REKWIZ_SANDBOX"
REPORTING = ("doctor", "preflight")
"""A mistake in --region ends the other commands; the report of these two names it."""


@dataclass(frozen=True)
class Call:
    """What a command is given. The environment is the process's own: botocore reads it too."""

    options: Namespace
    language: Language
    _asking: list[Aws] = field(default_factory=list)
    """Whoever asks AWS something in this call, for --verbose."""

    def carry_out(self, command: ModuleType) -> int:
        """The command's exit code; with --sandbox it happens inside a local AWS."""
        if not self.option("sandbox") or getattr(command, "MAKES_ITS_OWN_SANDBOX", False):
            return self._run(command)
        conversation = self.conversation()
        with ExitStack() as stack:
            with conversation.progress(Phrase("Starting the sandbox…")):
                stack.enter_context(sandboxed(empty=getattr(command, "BEGINS_FROM_NOTHING", False)))
            return self._run(command)

    def _run(self, command: ModuleType) -> int:
        """Every screen of the sandbox says that it is one; some commands do it in their own place."""
        if self.in_sandbox and not getattr(command, "SAYS_SANDBOX_ITSELF", False):
            self.conversation().show(
                Phrase("Sandbox: a local AWS for practice. Nothing here is real.")
            )
        try:
            return command.run(self)
        finally:
            self._show_what_was_asked()

    def _show_what_was_asked(self) -> None:
        if not (self.option("verbose") and self._asking):
            return
        from wizard.aws_questions import lines_of
        from wizard.layout import screen_width

        print(*lines_of(self._asking, self.language, screen_width()), sep="\n", file=sys.stderr)

    def must_be_possible(self) -> None:
        """Usage for a profile that no file can name, and for a mistake in --region."""
        self._look_at_the_profile()
        if self.option("command") not in REPORTING:
            self._look_at_the_region()

    def _look_at_the_region(self) -> None:
        if (region := self.option("region")) is None:
            return
        from checks.sources.aws import Aws
        from wizard.layout import harmless
        from wizard.typed_region import refuse_mistakes

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
        from checks.sources.aws import Aws

        wishes = {
            "profile": self.option("profile"),
            "region": self.option("region"),
            "photo": self.option("photo"),
            "account": self.option("account"),
            "administrator": self.option("admin_profile"),
        } | changes
        aws = wishes.pop("aws", None) or Aws(wishes["profile"], wishes["region"])
        self._asking.append(aws)
        return Context(
            environment=dict(self.environment),
            home=Path("~").expanduser(),
            folder=Path.cwd(),
            platform=sys.platform,
            sample=SAMPLE,
            aws=aws,
            **wishes,
        )

    def conversation(self) -> Conversation:
        """Who asks and shows: a terminal, plain lines, or prepared answers."""
        from wizard.speaking import speak

        return speak(self)


@contextmanager
def sandboxed(*, empty: bool) -> Iterator[Any]:
    """A local AWS for the time of the call: the process's environment is the sandbox's meanwhile."""
    before = dict(os.environ)
    try:
        with sandbox_of() as sandbox:
            environment = sandbox.environment(before, configured=not empty)
            os.environ.clear()
            os.environ.update(environment)
            yield sandbox
    finally:
        os.environ.clear()
        os.environ.update(before)


def sandbox_of(faults: Sequence[str] = ()) -> Any:
    """A sandbox to be entered; Usage where the extra is missing or a fault has another name."""
    try:
        import flask_cors  # noqa: F401  (the extra's parts, before anything is started)
        import moto  # noqa: F401

        from wizard.sandbox import Sandbox
    except ModuleNotFoundError as missing:
        raise Usage(
            Phrase(
                "The sandbox is an extra that is not installed: {module} is missing.",
                module=missing.name,
            ),
            Phrase('Install it with: python -m pip install "rekwiz[sandbox]"'),
        ) from None
    try:
        return Sandbox(faults=faults)
    except ValueError:
        raise _no_such_fault(faults) from None


def _no_such_fault(faults: Sequence[str]) -> Usage:
    from wizard.arguments import near
    from wizard.sandbox import FAULTS

    wrong = next(name for name in faults if name not in FAULTS)
    return Usage(
        Phrase("--fault: there is no fault {name}.", name=wrong),
        Phrase("Did you mean: {codes}", codes=found)
        if (found := near(wrong, FAULTS))
        else Phrase("rekwiz sandbox --fault list names the faults."),
    )
