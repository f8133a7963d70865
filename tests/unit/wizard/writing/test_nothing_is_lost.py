"""A crash, an error or a signal at every step of every write to the shared files and the backups."""

import errno
import os
import shutil
import signal
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest

from checks.sources.aws.sessions import Keys
from checks.sources.shared_files import Document
from tests.plugins.steps import (
    Killed,
    failing_at,
    killed_at,
    lines_of,
    steps_of,
    told_at,
    told_at_line,
    watched,
)
from wizard.interruption import Shield, StoppedHalfWay
from wizard.writing import NotWritten, World, Written, apply, sweep, update
from wizard.writing.backups import KEPT, kept_changes, take_back, undo
from wizard.writing.change import FileChange
from wizard.writing.keeping import drop, keep, settle
from wizard.writing.profiles import with_keys, without_keys

OLD = {"config": b"# mine\r\n[default]\r\nregion=a", "credentials": None}
KEYS = Keys("AKIAIOSFODNN7EXAMPLE", "wJalrXUtnFEMI/K7")
SIGNALS = [
    getattr(signal, name) for name in ("SIGINT", "SIGTERM", "SIGHUP") if hasattr(signal, name)
]
LINES = tuple(
    f"wizard/writing/{name}.py"
    for name in ("applying", "attempt", "keeping", "locking", "replacing")
)
Files = dict[str, bytes | None]
Scene = tuple["Place", "Writer", Files, Files, int]


@dataclass(frozen=True)
class Place:
    """Where a person's files and rekwiz's backups are; both can be taken back to a moment."""

    folder: Path

    @property
    def world(self) -> World:
        return World(
            state=self.folder / "state",
            config=self.path("config"),
            credentials=self.path("credentials"),
            patience=1,
            sleep=lambda seconds: None,
        )

    def path(self, name: str) -> Path:
        return self.folder / ".aws" / name

    @property
    def files(self) -> Files:
        paths = {name: self.path(name) for name in OLD}
        return {name: path.read_bytes() if path.exists() else None for name, path in paths.items()}

    @property
    def leftovers(self) -> list[str]:
        """Temporary files, and copies that no list names."""
        named = {
            file.before for change in kept_changes(self.world.state) for file in change.files
        } | {None}
        kept = self.folder.glob("state/backups/2*")
        return [
            *(path.name for path in self.folder.rglob("*-tmp")),
            *(path.name for path in kept if path not in named),
        ]

    def keep(self) -> None:
        shutil.rmtree(self.folder.with_name("kept"), ignore_errors=True)
        shutil.copytree(self.folder, self.folder.with_name("kept"))

    def go_back(self) -> None:
        shutil.rmtree(self.folder)
        shutil.copytree(self.folder.with_name("kept"), self.folder)

    def undo(self) -> None:
        assert isinstance(apply(undo(self.world).plan), Written)


@dataclass(frozen=True)
class Writer:
    """Some work at both files. `prepare` comes before; then they are as `before` it, or as `after`."""

    prepare: Callable[[Place], None]
    work: Callable[[Place], Written | None]


def change(place: Place) -> Written:
    return update(
        (place.path("config"), lambda found: found.set("default", {"region": "b"})),
        (place.path("credentials"), with_keys("default", KEYS)),
        world=place.world,
    )


def put_back(place: Place) -> Written:
    return apply(undo(place.world).plan)


def as_the_oldest_of_twenty(place: Place) -> None:
    """Nineteen later changes of another file, none of which shows any more."""
    change(place)
    other = place.folder / ".aws" / "other"
    other.write_text("[x]\n")
    for _ in range(KEPT - 1):
        idle = FileChange(other, other, Document.parse(b"[x]\n"), Document.parse(b"[y]\n"))
        settle(keep([idle], place.world), place.world)
    assert len(kept_changes(place.world.state)) == KEPT


def taken_back(place: Place) -> None:
    """A new key that AWS did not take, in the file of somebody who has written to it since."""
    done = kept_changes(place.world.state)[0]
    written = Written((place.path("credentials"),), done.name)
    with Shield() as shield:  # as a grant has it, which is undone whatever is pressed
        shield.hold()
        take_back(written, without_keys("default", KEYS), place.world)


def with_a_key(place: Place) -> None:
    update((place.path("credentials"), with_keys("default", KEYS)), world=place.world)


WRITERS = {
    "change": Writer(lambda place: None, change),
    "undo": Writer(change, put_back),
    "a grant taken back": Writer(with_a_key, taken_back),
}
UNDO_OF_THE_OLDEST = Writer(as_the_oldest_of_twenty, put_back)
ERRORS = {
    "a disk that fails once": (errno.EIO, False),
    "a disk that fails from then on": (errno.EIO, True),
    "a disk that is full": (errno.ENOSPC, True),
    "a disk that is read-only": (errno.EROFS, True),
}
STRIDE = 7  # of several thousand lines


@pytest.fixture
def place(monkeypatch):
    monkeypatch.setattr(os, "fsync", lambda handle: None)  # of a disk that never loses power
    memory = Path("/dev/shm")  # for there are thousands of writes
    with TemporaryDirectory(dir=memory if os.access(memory, os.W_OK) else None) as folder:
        here = Place(Path(folder, "now"))
        here.path("config").parent.mkdir(parents=True)
        here.path("config").write_bytes(OLD["config"])
        here.path("config").chmod(0o640)
        yield here


@pytest.fixture(params=WRITERS)
def scene(request, place):
    return scene_of(WRITERS[request.param], place)


def scene_of(writer: Writer, place: Place) -> Scene:
    """The place, its writer, the files before and after its work, and the number of its steps."""
    writer.prepare(place)
    place.keep()
    before = place.files
    steps = steps_of(place.folder, lambda: writer.work(place))
    after = place.files
    assert before != after
    return place, writer, before, after, len(steps)


def is_there_a_way(place: Place, before: Files, after: Files, way_back: Files) -> None:
    """Each file is one of both, and by `undo` all come to be what they were; what lies half way is never
    come to but from there, by undoing that."""
    found = place.files
    for name, data in found.items():
        assert data in (before[name], after[name])
    seen = [found]
    for _ in range(4):
        next_one = undo(place.world)
        if next_one is None:
            break
        assert isinstance(apply(next_one.plan), Written)
        seen.append(place.files)
    assert way_back in seen[:3]
    assert all(files in (before, after, found) for files in seen[1:])
    sweep(place.path("config"), world=place.world)
    drop(keep([], place.world), place.world)  # whatever is written next
    assert place.leftovers == []


def test_killed_at_any_step_all_is_whole_and_the_way_back_is_there(scene):
    place, writer, before, after, steps = scene
    for step in range(1, steps + 1):
        place.go_back()
        with watched(place.folder, killed_at(step)), pytest.raises(Killed):
            writer.work(place)

        is_there_a_way(place, before, after, OLD)


def test_an_undo_of_the_oldest_of_twenty_changes_is_killed_at_any_step_and_loses_nothing(
    place, thorough
):
    test_killed_at_any_step_all_is_whole_and_the_way_back_is_there(
        scene_of(UNDO_OF_THE_OLDEST, place)
    )


@pytest.mark.parametrize("how", ERRORS)
def test_an_error_at_any_step_is_told_as_it_is(scene, how):
    place, writer, before, after, steps = scene
    error, ever_after = ERRORS[how]
    for step in range(1, steps + 1):
        place.go_back()
        with watched(place.folder, failing_at(step, error, ever_after=ever_after)):
            stopped = end_of(writer, place)

        changed = sorted(place.path(name) for name in before if place.files[name] != before[name])
        if stopped is None:
            assert place.files == after
        else:
            assert (stopped.reason.can_never_work, sorted(stopped.stays)) == (False, changed)
        is_there_a_way(place, before, after, OLD)


def end_of(writer: Writer, place: Place) -> NotWritten | None:
    try:
        writer.work(place)
    except NotWritten as stopped:
        return stopped
    return None


def listen() -> None:
    """As the program does: each of the signals is KeyboardInterrupt."""

    def interrupt(*_: object) -> None:
        raise KeyboardInterrupt

    for number in SIGNALS:
        signal.signal(number, interrupt)


@pytest.fixture
def listening():
    before = {number: signal.getsignal(number) for number in SIGNALS}
    listen()
    yield
    for number, handler in before.items():
        signal.signal(number, handler)


@pytest.mark.parametrize("again", [False, True], ids=["once", "again and again"])
def test_a_signal_at_any_step_leaves_all_or_nothing(scene, listening, again):
    place, writer, before, after, steps = scene
    for step in range(1, steps + 1):
        number = SIGNALS[step % len(SIGNALS)]
        place.go_back()
        with (
            watched(place.folder, told_at(step, number, again=again)),
            pytest.raises(KeyboardInterrupt) as told,
        ):
            writer.work(place)
        assert not isinstance(told.value, StoppedHalfWay)
        is_all_or_nothing(place, before, after)


def test_a_signal_at_any_line_leaves_all_or_nothing(scene, listening, thorough):
    place, writer, before, after, _ = scene
    place.go_back()
    for line in range(1, lines_of(lambda: writer.work(place), *LINES), STRIDE):
        place.go_back()
        listen()  # a line that leaves a `with` is told of before it, where no signal comes in life
        with pytest.raises(KeyboardInterrupt), told_at_line(line, signal.SIGINT, *LINES):
            writer.work(place)
        is_all_or_nothing(place, before, after)


def is_all_or_nothing(place: Place, before: Files, after: Files) -> None:
    assert place.files in (before, after)
    assert place.leftovers == []
