"""The plan to install or update the AWS CLI: fetched, verified, run, and looked at."""

from __future__ import annotations

import shlex
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

from msgspec import Struct

from checks import aws_cli as copies
from checks.certificate_bundle import bundle_of
from checks.context import Context
from checks.model import Phrase
from checks.secrets.heard import told
from checks.sources.local.programs import Ran, inside, run, runnable, search_path
from checks.sources.local.this_shell import in_words_of
from wizard.conversation.protocol import Conversation, Kind, Question
from wizard.files.own_folder import state_folder
from wizard.mending.installing.fetching import MEGABYTE, fetch
from wizard.mending.installing.half_done import nothing_half_done
from wizard.mending.installing.refused import NotInstalled
from wizard.mending.installing.signers import signers
from wizard.mending.installing.unpacking import unpack
from wizard.mending.installing.verifying import must_be_of_aws
from wizard.mending.installing.ways import MOST_OF_A_SIGNATURE, Way, choices_of, of_windows
from wizard.mending.plan import Done
from wizard.mending.plans.program import LAST_LINES
from wizard.output.cells import harmless
from wizard.output.marks import Mark
from wizard.output.paths import shown
from wizard.writing import NotWritten
from wizard.writing.replacing import make_folder

MOST_BYTES = 400 * MEGABYTE
"""AWS's installers have some 70 MB (2026)."""
SECONDS = 600.0
FETCHED = Phrase("Downloading the AWS CLI: {count} of {of} MB")


class Installation(Struct, frozen=True):
    """A plan to run AWS's installer; `program` is what verifies its signature."""

    context: Context
    way: Way
    program: str
    question: Question

    @property
    def exact(self) -> str:
        return ""

    def show(self, conversation: Conversation) -> None:
        way = self.way
        conversation.show(
            Phrase(
                "rekwiz downloads {address} (some 70 MB), lets {program} verify that AWS signed it, and"
                " runs it. It goes into {folder}, for you alone; no administrator is needed, and no"
                " other copy is touched.",
                address=way.address,
                program=Path(self.program).name,
                folder=shown(way.folder),
            )
        )
        if way.has_signature:
            fingerprint = signers().fingerprint
            conversation.show(Phrase("AWS's key: {fingerprint}", fingerprint=fingerprint))
        conversation.literal(shlex.join(way.command(Path())), Kind.COMMAND)

    def do(self, conversation: Conversation) -> Done | None:
        try:
            with _own_folder() as folder:
                with conversation.progress(FETCHED.with_(count=0, of=0)) as tell:
                    self._fetched(folder, tell)
                with conversation.progress(Phrase("Verifying AWS's signature…")):
                    self._verified(folder)
                with (
                    conversation.progress(Phrase("Installing the AWS CLI…")),
                    nothing_half_done(self.way),
                ):
                    self._run(folder)
        except NotInstalled as refused:
            conversation.show(refused.phrase, Mark.FAIL)
            for line in refused.said:
                conversation.literal(harmless(told(line)), Kind.COMMAND)
            return None
        except OSError as error:
            raise NotWritten.because(self.way.folder, error) from error
        return self._looked_at(conversation)

    def _fetched(self, folder: Path, tell: Callable[[Phrase], None]) -> None:
        bundle = bundle_of(self.context)
        trust = bundle.path if bundle else None

        def seen(count: int, of: int) -> None:
            tell(FETCHED.with_(count=count // MEGABYTE, of=max(of, count) // MEGABYTE))

        way = self.way
        if way.has_signature:  # first: where it is not to be had, 70 MB are for nothing
            fetch(
                f"{way.address}.sig",
                folder / f"{way.name}.sig",
                bundle=trust,
                most=MOST_OF_A_SIGNATURE,
                seen=lambda count, of: None,
            )
        fetch(way.address, folder / way.name, bundle=trust, most=MOST_BYTES, seen=seen)

    def _verified(self, folder: Path) -> None:
        file, keys = folder / self.way.name, folder / "keys"
        keys.mkdir(mode=0o700)
        signature = folder / f"{file.name}.sig" if self.way.has_signature else None
        must_be_of_aws(file, signature, self.program, keys, self.context.environment)

    def _run(self, folder: Path) -> None:
        name = self.way.name
        if name.endswith(".zip"):
            unpack(folder / name, folder)
        elif name.endswith(".pkg"):
            (folder / "choices.xml").write_text(choices_of(self.context.home), "utf-8")
        command = self.way.command(folder)
        if name.endswith(".msi"):
            command = (of_windows(command[0], self.context.environment), *command[1:])
        ended = run(command, self._without_keys(), timeout=SECONDS, folder=folder)
        if not isinstance(ended, Ran) or ended.code != 0:
            words = (ended.err or ended.out) if isinstance(ended, Ran) else ""
            name = Path(command[0]).name
            said = tuple(words.strip().splitlines()[-LAST_LINES:])
            raise NotInstalled(Phrase("{program} did not do it:", program=name), said)
        if name.endswith(".pkg"):
            self._linked()

    def _without_keys(self) -> dict[str, str]:
        """AWS's installer needs nothing that a person has set for AWS's tools."""
        given = self.context.environment.items()
        return {name: value for name, value in given if not name.startswith("AWS_")}

    def _linked(self) -> None:
        """On macOS AWS's package leaves the links to whoever installs it (the same page)."""
        make_folder(self.way.programs)
        for name in ("aws", "aws_completer"):
            link = self.way.programs / name
            if link.is_symlink() and Path(link.readlink()).parent == self.way.folder:
                continue
            link.symlink_to(self.way.folder / name)

    def _looked_at(self, conversation: Conversation) -> Done | None:
        """ "Installed" is said of what has shown its version."""
        said = copies.asked(replace(self.context), self.way.program)
        version = copies.version_of(said)
        if version is None:
            conversation.show(
                Phrase("It ended without an error, and what it should have done is not so."),
                Mark.FAIL,
            )
            return None
        conversation.show(
            Phrase(
                "Installed: AWS CLI {version}, {path}",
                version=str(version),
                path=shown(self.way.program),
            ),
            Mark.DONE,
        )
        say_how_it_is_found(conversation, self.context, self.way)
        return Done(by_hand=self.way.by_hand)


def say_how_it_is_found(conversation: Conversation, context: Context, way: Way) -> None:
    """What stands between this terminal and the new copy, with the line to paste."""
    folders = search_path(context.environment, context.platform)
    found = (each for folder in folders for each in inside(folder, "aws", context.platform))
    first = next(filter(runnable, found), None)
    if first and _same(first, way.program):
        return
    folder = shown(way.programs)
    if first:
        words = Phrase(
            "{first} comes before it on PATH, and stays: remove it with what installed it. This line puts"
            " the new one first in this terminal:",
            first=str(first),
        )
    else:
        words = Phrase(
            "PATH of this terminal lacks {folder}. Open a new terminal, or paste this line:",
            folder=folder,
        )
    conversation.show(words, Mark.WARN)
    line = f'export PATH="{way.programs}:$PATH"'
    if context.platform == "win32":
        line = f'$Env:PATH = "{way.programs};$Env:PATH"'
    conversation.literal(in_words_of(context.shell, line), Kind.COMMAND)


def _same(one: Path, other: Path) -> bool:
    try:
        return one.resolve() == other.resolve()
    except OSError:
        return False


@contextmanager
def _own_folder() -> Iterator[Path]:
    """A private folder from which programs may be started, which /tmp need not be; it is gone at the end."""
    place = state_folder()
    make_folder(place)
    with tempfile.TemporaryDirectory(prefix="install-", dir=place) as folder:
        yield Path(folder)
