"""Other programs on this computer: where they are, and what they say when they are run."""

from __future__ import annotations

import os
import subprocess
import time
from collections.abc import Callable, Mapping, Sequence
from concurrent.futures import Future
from contextlib import nullcontext, suppress
from functools import partial
from pathlib import Path
from threading import Lock

from msgspec import Struct

from checks.deadline import OutOfTime, TooLate, answered, aside, must_be_wanted
from checks.sources.local import children
from checks.sources.memory import Memory

WINDOWS_ENDINGS = (".exe", ".cmd", ".bat")
BEGINS_WITHIN = 3.0
"""Seconds: what has not begun by then waits for a home that hangs, and is not waited for."""
LOOKS_EVERY = 0.05
"""Seconds: what a program started may keep its pipe open, and then its end alone is the end."""
NO_FILES = {"AWS_CONFIG_FILE": os.devnull, "AWS_SHARED_CREDENTIALS_FILE": os.devnull}
NO_PAGER = {"AWS_PAGER": ""}
NO_QUESTIONS = {**NO_PAGER, "AWS_EC2_METADATA_DISABLED": "true"}


class Ran(Struct, frozen=True):
    """A program that came to an end."""

    code: int
    out: str
    err: str

    @property
    def last_words(self) -> str:
        """The last line that it wrote, errors first; empty where it was silent."""
        return self._lines[-1] if self._lines else ""

    @property
    def first_words(self) -> str:
        """The first line that it wrote, errors first; empty where it was silent."""
        return self._lines[0] if self._lines else ""

    @property
    def _lines(self) -> list[str]:
        return [line.strip() for line in (self.err.strip() or self.out.strip()).splitlines()]


class DidNotRun(Struct, frozen=True):
    """A program that could not be started (`errno`), or did not end in time (None).

    `err` is what it had written by then among its errors.
    """

    errno: int | None
    err: str = ""


class Started(Struct, frozen=True):
    """A program at work: since when, on the clock of `time.monotonic`, and what it writes."""

    process: subprocess.Popen[bytes]
    out: children.Stream
    err: children.Stream
    at: float


class Spell(Struct, frozen=True):
    """The time from a program's start to its end, on the clock of `time.monotonic`."""

    command: tuple[str, ...]
    began: float
    ended: float


class Programs:
    """Programs of one run, each asked a question once; safe across threads.

    None of them sees a variable of AWS's: what is asked is the program alone, and no secret leaves.
    Only what is asked as the person gets the person's own environment.
    """

    def __init__(self, environment: Mapping[str, str], folder: Path) -> None:
        kept = {name: value for name, value in environment.items() if not name.startswith("AWS_")}
        self._bare, self._whole = {**kept, **NO_FILES, **NO_QUESTIONS}, {**environment, **NO_PAGER}
        self._folder, self._said = folder, Memory[Ran | DidNotRun]()
        self._started = Memory[Started | DidNotRun]()
        self._head_starts, self._spells = list[Future[None]](), list[Spell]()
        self._commands = list[tuple[bool, tuple[str, ...]]]()
        self._turn = Lock()

    def ask(
        self, *command: str, timeout: float, as_person: bool = False, in_turn: bool = False
    ) -> Ran | DidNotRun:
        """What the command prints in the person's folder, from memory if it was asked before; of those
        that take turns one runs at a time."""
        must_be_wanted()
        look = partial(self._outcome, command, timeout, as_person)
        with self._turn if in_turn else nullcontext():
            return self._said.once((as_person, command), look)

    def begin(self, *command: str, timeout: float, as_person: bool = False) -> None:
        """Starts the command, for whoever will ask; its time is counted from now on."""
        must_be_wanted()
        if isinstance(self._start(command, as_person), Started):
            aside(partial(self.ask, *command, timeout=timeout, as_person=as_person), "program")

    def first(self, beginning: Callable[[], Future[None]]) -> Future[None]:
        """Has programs begun aside, before anybody is told whether one has begun."""
        begun = beginning()
        self._head_starts.append(begun)
        return begun

    def begun(self, *words: str, as_person: bool = False) -> tuple[str, ...] | None:
        """The first command of these words, and perhaps more, that was begun."""
        for each in self._head_starts:
            with suppress(TooLate, OutOfTime):  # the time that is over may be that of another run
                answered(each, BEGINS_WITHIN)
        must_be_wanted()
        return self.at_work(*words, as_person=as_person)

    def at_work(self, *words: str, as_person: bool = False) -> tuple[str, ...] | None:
        """The same, for those who begin programs themselves: waits for nobody."""
        commands = (command for person, command in self._commands if person is as_person)
        return next((each for each in commands if each[: len(words)] == words), None)

    def line(self, *command: str, head: str, as_person: bool = False) -> str | None:
        """Of a command that has begun the first line that begins so, without a wait for its end; None
        where it has none."""
        started = self._started.of((as_person, command))
        return started.out.line(head) if isinstance(started, Started) else None

    @property
    def spells(self) -> tuple[Spell, ...]:
        """All that ran and has ended, in the order of their ends."""
        return tuple(self._spells)

    def _start(self, command: tuple[str, ...], as_person: bool) -> Started | DidNotRun:
        environment = self._whole if as_person else self._bare

        def look() -> Started | DidNotRun:
            started = begin(command, environment, self._folder)
            if isinstance(started, Started):
                self._commands.append((as_person, command))
            return started

        return self._started.once((as_person, command), look)

    def _outcome(
        self, command: tuple[str, ...], timeout: float, as_person: bool
    ) -> Ran | DidNotRun:
        started = self._start(command, as_person)
        if isinstance(started, DidNotRun):
            return started
        said = outcome(started, timeout)
        self._spells.append(Spell(command, started.at, time.monotonic()))
        return said


def entries(name: str, environment: Mapping[str, str], platform: str) -> list[Path]:
    """Everything of this name in the folders of PATH, in order, folders and broken links too."""
    folders = search_path(environment, platform)
    return [found for folder in folders for found in inside(folder, name, platform)]


def search_path(environment: Mapping[str, str], platform: str) -> list[Path]:
    """The folders of PATH, each once."""
    separator = ";" if platform == "win32" else ":"
    return [*dict.fromkeys(Path(part) for part in environment.get("PATH", "").split(separator))]


def inside(folder: Path, name: str, platform: str) -> list[Path]:
    """What of this name lies in one folder; on Windows with the endings of programs."""
    endings = WINDOWS_ENDINGS if platform == "win32" else ("",)
    places = [folder / f"{name}{ending}" for ending in endings]
    return [place for place in places if folder != Path() and os.path.lexists(place)]


def runnable(place: Path) -> bool:
    """Whether the system would start it: a file, with the right to be executed.

    False for what lies where this user may not look (Path.is_file raises there).
    """
    try:
        return place.is_file() and os.access(place, os.X_OK)
    except OSError:
        return False


def is_file(place: Path) -> bool:
    """Whether a file has this name; False for what lies where this user may not look."""
    try:
        return place.is_file()
    except (OSError, ValueError):  # the latter of a null byte
        return False


def is_folder(place: Path) -> bool:
    """Whether a folder has this name; False for what lies where this user may not look."""
    try:
        return place.is_dir()
    except OSError:
        return False


def out_of_sight(place: Path) -> bool:
    """Whether it lies, or leads, where this user may not look: in a folder that is closed to them."""
    try:
        place.stat()
    except PermissionError:
        return True
    except OSError:
        return False
    return False


def store_stub(place: Path) -> bool:
    """Whether it is the empty stand-in for which Windows opens the Microsoft Store.

    A Python that was installed from there looks alike, and has a folder of its own beside it.
    """
    if "WindowsApps" not in place.parts:
        return False
    try:
        empty = place.lstat().st_size == 0
        return empty and not any(place.parent.glob("PythonSoftwareFoundation.Python.*"))
    except OSError:
        return False


def run(
    command: Sequence[str],
    environment: Mapping[str, str],
    *,
    timeout: float,
    folder: Path | None = None,
) -> Ran | DidNotRun:
    """What the program prints; never more than `timeout` seconds, no input, no terminal, and ended
    where it writes without end.

    When it has ended, or its time has, nothing of what it started runs on.
    """
    started = begin(command, environment, folder)
    return started if isinstance(started, DidNotRun) else outcome(started, timeout)


def begin(
    command: Sequence[str], environment: Mapping[str, str], folder: Path | None
) -> Started | DidNotRun:
    """The program, started and being read, so that it need not wait for whoever will ask."""
    try:
        process = children.start(command, environment, folder)
    except OSError as error:
        return DidNotRun(error.errno or 0)
    return Started(process, *children.streams_of(process), time.monotonic())


def outcome(started: Started, timeout: float) -> Ran | DidNotRun:
    """What it prints up to its end, or up to that of its time, in seconds from its start."""
    process, more = started.process, children.MORE_SECONDS
    ends = started.at + timeout
    try:
        while process.poll() is None and (left := ends - time.monotonic()) > 0:
            if started.out.comes_to_an_end(min(LOOKS_EVERY, left)):
                break  # Popen.wait looks ever more seldom, so it is asked when the end is near
        process.wait(timeout=max(0.0, ends - time.monotonic()))
    except subprocess.TimeoutExpired:
        children.end(process)
        return DidNotRun(None, started.err.text(more))
    finally:
        children.end(process)
    return Ran(process.returncode, started.out.text(more), started.err.text(more))
