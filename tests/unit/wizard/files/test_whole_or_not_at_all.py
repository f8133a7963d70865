"""Every file that rekwiz writes for somebody is there whole or not at all, whatever happens at any step."""

import errno
import io
import os
import signal
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

from checks.model import Phrase
from tests.plugins.steps import Killed, failing_at, killed_at, told_at, watched
from wizard.bundle import packed
from wizard.conversation.plain import Plain
from wizard.conversation.protocol import Question
from wizard.conversation.recorded import Recorder
from wizard.errors import NotTaken, cannot_be_written
from wizard.files import whole
from wizard.files.new_file import save_new
from wizard.interruption import Shield
from wizard.languages import language
from wizard.output import output_file
from wizard.sandbox import processes

OLD, NEW = "old\n", "new " * 9000


@dataclass(frozen=True)
class Writer:
    """`before` is the text of the file that it finds, None for none; `mode` what the new one has."""

    work: Callable[[Path], object]
    before: str | None = None
    mode: int = 0o600


def environment(file: Path) -> None:
    """As `serve` has it, where signals are only noted meanwhile."""
    with Shield() as shield:
        shield.hold()
        processes._write(file, file.with_name(".beside"), NEW)


def record(file: Path) -> None:
    said = Recorder(Plain(language("en"), io.StringIO(), io.StringIO("a\nb\n")), file)
    said.ask(Question("region", Phrase("Region")))


WRITERS = {
    "--output": Writer(lambda file: output_file.write(file, NEW), mode=0o644),
    "--output over another": Writer(lambda file: output_file.write(file, NEW), OLD, 0o640),
    "a picture": Writer(lambda file: save_new(file, NEW.encode()), mode=0o644),
    "a bundle": Writer(lambda file: save_new(file, packed({"a": NEW}), 0o600)),
    "--record": Writer(record),
    "--env-file": Writer(environment),
}


@pytest.fixture(params=WRITERS)
def scene(request, tmp_path, monkeypatch):
    """The file, its writer, the whole texts that it may have, and the number of the steps."""
    monkeypatch.setattr(os, "fsync", lambda handle: None)
    before = os.umask(0o022)
    writer, file = WRITERS[request.param], tmp_path / "file"
    fresh(writer, file)
    seen = set()
    with watched(tmp_path, lambda number, kind: seen.add(text_of(file))) as watch:
        writer.work(file)
    assert file.stat().st_mode & 0o777 == writer.mode
    assert "open" in watch.kinds
    assert len(watch.kinds) > 1
    yield writer, file, {*seen, text_of(file)}, len(watch.kinds)
    os.umask(before)


def fresh(writer: Writer, file: Path) -> None:
    for path in file.parent.iterdir():
        path.unlink()
    if writer.before is not None:
        file.write_text(writer.before)
        file.chmod(writer.mode)


def text_of(file: Path) -> bytes | None:
    return file.read_bytes() if file.exists() else None


def is_whole(file: Path, texts: set[bytes | None]) -> bool:
    """By its size where it is an archive, which holds the time of day."""
    return {len(text_of(file) or b"")} <= {len(text or b"") for text in texts}


def test_between_its_steps_it_is_one_of_its_whole_texts(scene):
    writer, _, texts, _ = scene

    is_a_record = writer.work is record  # of no answer, and of one
    assert len(texts) == (3 if is_a_record else 2)
    assert b"" not in texts


def test_killed_at_any_step_it_is_whole(scene):
    writer, file, texts, steps = scene
    for step in range(1, steps + 1):
        fresh(writer, file)
        with watched(file.parent, killed_at(step)), pytest.raises(Killed):
            writer.work(file)

        assert is_whole(file, texts)


@pytest.mark.parametrize("error", [errno.EIO, errno.ENOSPC], ids=errno.errorcode.get)
def test_an_error_at_any_step_leaves_it_whole_and_nothing_beside_it(scene, error):
    writer, file, texts, steps = scene
    for step in range(1, steps + 1):
        fresh(writer, file)
        with watched(file.parent, failing_at(step, error)) as watch:
            failed = how_it_failed(writer, file)

        assert is_whole(file, texts)
        is_left = watch.kinds[step - 1] == "remove"  # the one step that takes it away
        assert is_left or [path for path in file.parent.iterdir() if path != file] == []
        assert failed in (None, NotTaken)
        assert failed is None or text_of(file) in (
            texts if writer.work is record else {before_of(writer)}
        )


def before_of(writer: Writer) -> bytes | None:
    return None if writer.before is None else writer.before.encode()


def how_it_failed(writer: Writer, file: Path) -> type[Exception] | None:
    try:
        writer.work(file)
    except NotTaken:
        return NotTaken
    except OSError as error:
        if writer is not WRITERS["--env-file"] and error.filename != str(file):
            raise  # it names a temporary one
        return type(cannot_be_written(Phrase("{file}", file=file), error))
    return None


def test_a_signal_at_any_step_leaves_it_whole_and_nothing_beside_it(scene, monkeypatch):
    writer, file, texts, steps = scene
    before = signal.signal(signal.SIGTERM, signal.default_int_handler)
    try:
        for step in range(1, steps + 1):
            fresh(writer, file)
            with (
                watched(file.parent, told_at(step, signal.SIGTERM, again=True)),
                pytest.raises(KeyboardInterrupt),
            ):
                writer.work(file)

            assert is_whole(file, texts)
            assert [path for path in file.parent.iterdir() if path != file] == []
    finally:
        signal.signal(signal.SIGTERM, before)


def test_without_hard_links_a_new_file_covers_no_other(tmp_path, monkeypatch):
    def refuse(*_: object, **__: object) -> None:
        raise OSError(errno.EPERM, "Operation not permitted")

    monkeypatch.setattr(os, "link", refuse)
    file = save_new(tmp_path / "new", b"new")

    with pytest.raises(FileExistsError):
        save_new(file, b"other")

    assert (file.read_bytes(), list(tmp_path.iterdir())) == (b"new", [file])


@pytest.mark.parametrize("error", [errno.EINVAL, errno.ENOTSUP], ids=errno.errorcode.get)
def test_a_file_system_without_fsync_is_written_to_all_the_same(tmp_path, monkeypatch, error):
    def refuse(handle: int) -> None:
        raise OSError(error, os.strerror(error))

    monkeypatch.setattr(os, "fsync", refuse)
    whole.replace_whole(tmp_path / "file", b"new", 0o600)

    assert (tmp_path / "file").read_bytes() == b"new"
