"""A computer of a fuzz test: a home, a folder to stand in, programs, and an environment; nothing of ours."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from pathlib import Path

from tests.fuzz.programs import TYPED, Ended, Forked
from tests.fuzz.promises import SECRET, keep

HEALTHY = {
    "home/.aws/credentials": (
        f"[default]\naws_access_key_id = AKIAQWERTYUIOPASDFGH\naws_secret_access_key = {SECRET}\n"
    ).encode(),
    "home/.aws/config": b"[default]\nregion = us-east-1\noutput = json\n",
}
NOWHERE = "http://127.0.0.1:9"
"""A proxy that nobody is: whatever a generated file names, nothing leaves this computer."""
OWN_PLACES = ("home/.aws", "home/.local", "home/rekwiz")
"""Where setup, fix and undo write: the shared files, rekwiz's backups of them, and the keepsakes."""


@dataclass(frozen=True)
class Computer:
    """One of them; names of files are relative to its `folder`."""

    folder: Path
    forked: Forked
    more: dict[str, str] = field(default_factory=dict)

    @property
    def environment(self) -> dict[str, str]:
        return {
            "HOME": str(self.folder / "home"),
            "TMPDIR": str(self.folder / "tmp"),
            "PATH": str(self.folder / "programs"),
            "LC_ALL": "C.UTF-8",
            "AWS_EC2_METADATA_DISABLED": "true",
            "HTTP_PROXY": NOWHERE,
            "HTTPS_PROXY": NOWHERE,
            "NO_PROXY": "127.0.0.1",
            **self.more,
        }

    def write(self, files: Mapping[str, bytes], mode: int = 0o600) -> None:
        for name, content in files.items():
            place = self.folder / name
            place.parent.mkdir(parents=True, exist_ok=True)
            place.write_bytes(content)
            place.chmod(mode)

    def keeps_its_promises(
        self,
        *arguments: str,
        outputs: Sequence[str] = (),
        given: str = "",
        encoding: str = "utf-8",
        piped: bytes | None = None,
        environment: Mapping[str, str] | None = None,
        own: tuple[int, bytes, bytes] | None = None,
    ) -> Ended:
        """rekwiz with these arguments, and nothing that it promises is broken.

        `given` is what the person pasted, which may be repeated; `piped` may be read, and `own` are the
        exit code, the output and the errors of a command that it is to run.
        """
        variables = self.environment if environment is None else environment
        ended = self.forked.run(
            *arguments,
            environment=variables,
            folder=self.folder,
            encoding=encoding,
            typed=TYPED.encode() if piped is None else piped,
        )
        ended = ended if piped is None else replace(ended, taken=0)
        keep(ended.without(*own) if own else ended, self.folder, outputs=outputs, given=given)
        return ended


@dataclass(frozen=True)
class Computers:
    """As many as are wanted, each in a folder of its own."""

    forked: Forked
    place: Path
    numbers: Iterator[int]

    @contextmanager
    def one(self, files: Mapping[str, bytes] | None = None, **variables: str) -> Iterator[Computer]:
        folder = self.place / str(next(self.numbers))
        for name in ("home/.aws", "here", "tmp", "programs"):
            (folder / name).mkdir(parents=True, mode=0o700)
        computer = Computer(folder, self.forked, variables)
        computer.write(files or {})
        try:
            yield computer
        finally:
            _let_all_be_removed(folder)
            shutil.rmtree(folder)


def _let_all_be_removed(folder: Path) -> None:
    for place, _, _ in os.walk(folder):
        Path(place).chmod(0o700)
