"""rekwiz for tests that run it a thousand times: what it is given, and all that came of it."""

from __future__ import annotations

import hashlib
import os
import signal
import stat
from collections.abc import Mapping
from contextlib import ExitStack, suppress
from dataclasses import dataclass, field, replace
from pathlib import Path

from tests.plugins.warm import Run, shared

SECONDS = 120
"""More than any run may take on a computer that is busy with others; --timeout is given beside it."""
TYPED = "y\nyes\n1\n"
"""What waits on standard input: nobody may take it."""

Tree = dict[str, tuple[int, str]]


@dataclass(frozen=True)
class Ended:
    """A run that came to an end; `code` is None where it did not."""

    arguments: tuple[str, ...]
    code: int | None
    out: bytes
    err: bytes
    taken: int
    """How many bytes of its input it read."""
    changed: dict[str, str] = field(default_factory=dict)
    """The files that are other than before, by what became of them."""
    encoding: str = "utf-8"

    @property
    def text(self) -> str:
        return self.out.decode(self.encoding)

    @property
    def remarks(self) -> str:
        return self.err.decode(self.encoding)

    def without(self, code: int, out: bytes, err: bytes) -> Ended:
        """What rekwiz added to what a command of somebody's own wrote, which stands before it as it was."""
        assert (self.code, self.out, self.err[: len(err)]) == (code, out, err)
        return replace(self, code=0, out=self.err[len(err) :], err=b"")

    @property
    def is_json(self) -> bool:
        return "--format=json" in self.arguments


class Forked:
    """The process that forks."""

    def __init__(self) -> None:
        self._loaded = shared({"LC_ALL": "C.UTF-8"})

    def run(
        self,
        *arguments: str,
        environment: Mapping[str, str],
        folder: Path,
        encoding: str = "utf-8",
        typed: bytes = TYPED.encode(),
    ) -> Ended:
        """One run in `folder/here`; whatever it may change lies in `folder`, outside of `.streams`."""
        streams = folder / ".streams"
        streams.mkdir(exist_ok=True)
        names = [streams / name for name in ("in", "out", "err")]
        for name, content in zip(names, (typed, b"", b""), strict=True):
            name.write_bytes(content)
        before = tree(folder)
        with ExitStack() as stack:
            modes = ("rb", "wb", "wb")
            files = [
                stack.enter_context(name.open(mode))
                for name, mode in zip(names, modes, strict=True)
            ]
            run = self._loaded.begins(
                ["rekwiz", *arguments],
                env=environment,
                cwd=folder / "here",
                streams=[file.fileno() for file in files],
                encoding=encoding,
                own_session=True,
            )
            code = _code(run)
            taken = os.lseek(files[0].fileno(), 0, os.SEEK_CUR)
        return Ended(
            tuple(arguments),
            code,
            names[1].read_bytes(),
            names[2].read_bytes(),
            taken,
            changes(before, tree(folder)),
            encoding,
        )


def _code(run: Run) -> int | None:
    try:
        return run.code(SECONDS)
    except TimeoutError:
        with suppress(ProcessLookupError):
            os.killpg(run.number, signal.SIGKILL)
        return None


def tree(folder: Path) -> Tree:
    """Every file and folder below, by its mode and what is in it."""
    found: Tree = {}
    for place, folders, files in os.walk(folder):
        if Path(place) == folder:
            folders.remove(".streams")
        for name in (*folders, *files):
            path = Path(place, name)
            mode = path.lstat().st_mode
            regular = stat.S_ISREG(mode)
            content = hashlib.sha1(path.read_bytes()).hexdigest() if regular else ""
            found[str(path.relative_to(folder))] = (mode, content)
    return found


def changes(before: Tree, after: Tree) -> dict[str, str]:
    made = dict.fromkeys(after.keys() - before.keys(), "made")
    lost = dict.fromkeys(before.keys() - after.keys(), "lost")
    other = {
        name: "changed" for name in before.keys() & after.keys() if before[name] != after[name]
    }
    return made | lost | other
