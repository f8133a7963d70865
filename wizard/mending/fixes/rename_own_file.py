"""The fix `rename-own-file`: a file of the person's own leaves the name of a module to the module."""

from __future__ import annotations

import re
from collections.abc import Iterator
from importlib.machinery import all_suffixes
from itertools import count
from pathlib import Path

from msgspec import Struct

from checks.context import Context
from checks.fix import Fix
from checks.model import Finding, Phrase
from checks.sdk.own_files import ALWAYS
from wizard.conversation.protocol import Conversation, Question
from wizard.mending.plan import DO_THIS, Done, consent
from wizard.mending.plans.places import Renaming
from wizard.output.marks import Mark
from wizard.output.paths import shown
from wizard.writing.kept import Move

CONSENT = consent(Fix.RENAME_OWN_FILE, DO_THIS)
ASKS = (CONSENT,)
COMPILED = "__pycache__"
MOST_FILES = 500
MOST_BYTES = 1024 * 1024


class OwnModule(Struct, frozen=True):
    """A plan to rename what has a module's name; `importers` import it by that name."""

    renaming: Renaming
    module: str
    name: str
    importers: tuple[Path, ...]

    @property
    def question(self) -> Question:
        return self.renaming.question

    @property
    def exact(self) -> str:
        return ""

    def show(self, conversation: Conversation) -> None:
        self.renaming.show(conversation)
        if self.importers:
            words = Phrase(
                "These import {module} and get the library from then on; where they mean your file,"
                " write {name} there: {files}",
                module=self.module,
                name=self.name,
                files=tuple(map(shown, self.importers)),
            )
            conversation.show(words, Mark.WARN)

    def do(self, conversation: Conversation) -> Done:
        return self.renaming.do(conversation)


def plan(conversation: Conversation, context: Context, finding: Finding) -> OwnModule | None:
    """All that Python would take for the module goes by one new name, what is compiled of it as well."""
    if finding.location is None:
        return None
    module, file = str(finding.facts["module"]), Path(finding.location.file)
    is_package = file.name.startswith("__init__.") and file.parent.name == module
    folder = file.parent.parent if is_package else file.parent
    places = [*_taken_for(module, folder)]
    if not places:
        return None
    name = _free(module, folder)
    moves = tuple(Move(each, each.with_name(name + each.name[len(module) :])) for each in places)
    importers = () if module in ALWAYS else tuple(_importing(module, folder, places))
    return OwnModule(Renaming(moves, CONSENT), module, name, importers)


def _taken_for(module: str, folder: Path) -> Iterator[Path]:
    """The package, the files, and what Python has compiled of them, in this folder."""
    if (package := folder / module).is_dir() and any(package.glob("__init__.*")):
        yield package
    yield from (
        file for suffix in all_suffixes() if (file := folder / f"{module}{suffix}").is_file()
    )
    # Another Python's extension (of other suffixes) lies idle; its compiled files are of any version.
    compiled = (folder / COMPILED).glob(f"{module}.*.pyc")
    yield from sorted(file for file in compiled if file.is_file())


def _free(module: str, folder: Path) -> str:
    """A name that Python can import, and under which nothing lies yet."""
    names = (f"my_{module}{number if number > 1 else ''}" for number in count(1))
    there = {entry.name.partition(".")[0].lower() for entry in folder.iterdir()}
    there |= {entry.name.partition(".")[0].lower() for entry in (folder / COMPILED).glob("*.pyc")}
    return next(name for name in names if name.lower() not in there)


def _importing(module: str, folder: Path, moved: list[Path]) -> Iterator[Path]:
    """Programs of the folder that import the module, by their words: nothing is run."""
    imports = re.compile(
        rf"^[ \t]*(?:from[ \t]+{module}\b|import[ \t][^#\n]*\b{module}\b)".encode(), re.MULTILINE
    )
    for file in sorted(folder.glob("*.py"))[:MOST_FILES]:
        if file in moved or not file.is_file() or file.stat().st_size > MOST_BYTES:
            continue
        try:
            if imports.search(file.read_bytes()):
                yield file
        except OSError:
            continue
