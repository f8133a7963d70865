"""What a sandbox leaves on the computer: nothing by itself, and after a kill nothing for long."""

from __future__ import annotations

import json
import os
import re
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from types import FrameType

import psutil
import pytest

from checks.sources.local.own_endpoint import PREFIX
from tests.plugins.people import SAMPLE
from tests.plugins.programs import REKWIZ
from wizard.sandbox import Sandbox
from wizard.sandbox.traces import CHILD

SECONDS = 120
ROOM = Path(__file__).parents[2] / "wizard" / "sandbox"


@pytest.fixture
def begun(base_environment, tmp_path) -> Iterator[Callable[..., subprocess.Popen[str]]]:
    """`begun("--", …)`: `rekwiz sandbox …`, with a folder of its own for what is temporary."""
    started: list[subprocess.Popen[str]] = []
    (tmp_path / "tmp").mkdir()

    def begin(*arguments: object, **variables: str) -> subprocess.Popen[str]:
        process = subprocess.Popen(
            [REKWIZ, "sandbox", *map(str, arguments)],
            env={**base_environment, "TMPDIR": str(tmp_path / "tmp"), **variables},
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        )
        started.append(process)
        return process

    yield begin
    for process in started:
        process.kill()
        process.communicate()


def eventually(claim: Callable[[], bool]) -> bool:
    end = time.monotonic() + SECONDS
    while not (holds := claim()) and time.monotonic() < end:
        time.sleep(0.05)
    return holds


def is_gone(pid: int) -> bool:
    try:
        return psutil.Process(pid).status() == psutil.STATUS_ZOMBIE
    except psutil.NoSuchProcess:
        return True


def foreign(place: Path) -> dict[Path, bytes]:
    """What only looks like a sandbox's, with what must stand there afterwards."""
    kept = place.parent / "kept"
    kept.mkdir()
    (kept / "mine").write_bytes(b"mine")
    (place / f"{PREFIX}link").symlink_to(kept)
    (place / f"{PREFIX}open").mkdir(mode=0o755)
    (place / f"{PREFIX}open" / "mine").write_bytes(b"mine")
    (place / f"{PREFIX}file").write_bytes(b"mine")
    if os.geteuid() == 0:
        (place / f"{PREFIX}theirs").mkdir(mode=0o700)
        (place / f"{PREFIX}theirs" / "mine").write_bytes(b"theirs")
        os.chown(place / f"{PREFIX}theirs", 12345, 12345)
    return {path: path.read_bytes() for path in place.rglob("*") if path.is_file()}


def test_what_a_killed_one_left_is_swept_by_the_next_and_nothing_else(begun, tmp_path):
    place, file, changed = tmp_path / "tmp", tmp_path / "env", tmp_path / "changed"
    others = foreign(place)
    script = "sleep 300 & echo $$ $! $HOME; wait; true"
    with_child = begun("--", "sh", "-c", script)
    with_file, with_changed = begun("--env-file", file), begun("--env-file", changed)
    alive = begun(
        "--", "sh", "-c", "echo $HOME; read line; test -e ~/.aws/credentials && echo here"
    )
    child, grandchild, home = with_child.stdout.readline().split()
    living = Path(alive.stdout.readline().strip())
    for process in (with_file, with_changed):
        process.stderr.readline(), process.stderr.readline()
    changed.write_text("mine")
    noted = Path(home).parent / CHILD
    assert eventually(lambda: noted.exists() and noted.stat().st_size)
    for process in (with_child, with_file, with_changed):
        process.kill()
        process.wait(SECONDS)
    assert (file.exists(), Path(home, ".aws", "credentials").exists()) == (True, True)
    assert not is_gone(int(child))

    # The next, which has a reason of its own to end at once.
    taken = tmp_path / "taken"
    taken.write_text("mine")
    _, said = (following := begun("--env-file", taken)).communicate(timeout=SECONDS)
    reason = f"rekwiz: --env-file: {taken} cannot be written: File exists."
    assert (following.returncode, " ".join(said.split())) == (2, reason)

    assert eventually(lambda: is_gone(int(child)) and is_gone(int(grandchild)))
    assert (file.exists(), changed.read_text(), taken.read_text()) == (False, "mine", "mine")
    own = [path for path in place.glob(f"{PREFIX}*") if re.search("_[0-9a-f]{16}$", path.name)]
    assert own == [living.parent]
    assert {path: path.read_bytes() for path in others} == others
    assert alive.communicate("\n", timeout=SECONDS)[0] == "here\n"
    assert (alive.returncode, living.parent.exists()) == (0, False)


@pytest.mark.parametrize("name", ["SIGHUP", "SIGTERM", "SIGINT", "SIGQUIT"])
def test_a_signal_while_it_starts_is_130_and_nothing_stays(begun, tmp_path, name):
    # Python names each module that it loads: moto's are loaded in the middle of the start.
    process = begun("--", "sleep", "60", PYTHONPROFILEIMPORTTIME="1")
    for line in process.stderr:
        if "moto.core" in line or "wizard.sandbox.account" in line:
            break
    process.send_signal(signal.Signals[name])
    _, said = process.communicate(timeout=SECONDS)
    assert (process.returncode, "Traceback" in said) == (130, False)
    assert list((tmp_path / "tmp").iterdir()) == []


def test_an_interruption_at_any_line_of_the_start_leaves_nothing(tmp_path, monkeypatch):
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    watched = {str(ROOM / f"{name}.py") for name in ("home", "sandbox", "sweeping", "traces")}

    def lines(interrupted: tuple[str, int] | None) -> dict[tuple[str, int], None]:
        """The lines of a start, in order; interrupted at one of them."""
        seen = dict[tuple[str, int], None]()

        def trace(frame: FrameType, event: str, argument: object):
            if frame.f_code.co_filename not in watched or frame.f_code.co_name in (
                "_stop",
                "clear",
            ):
                return None
            here = (frame.f_code.co_filename, frame.f_lineno)
            if event == "line" and here not in seen:
                seen[here] = None
                if here == interrupted:
                    raise KeyboardInterrupt
            return trace

        before = sys.gettrace()
        sys.settrace(trace)
        try:
            with Sandbox("444455556666"):
                sys.settrace(before)
        except KeyboardInterrupt:
            assert interrupted
        finally:
            sys.settrace(before)
        return seen

    of_a_start = list(lines(None))
    assert len(of_a_start) > 20
    for line in of_a_start[::3]:  # each takes a whole start
        lines(line)
        assert list(tmp_path.iterdir()) == [], line


def report(rekwiz, environment: dict[str, str], **variables: str) -> dict:
    ended = rekwiz("preflight", "--only", "network", "--format", "json",
                   env={**environment, **variables})  # fmt: skip
    return json.loads(ended.stdout)


def overridden(rekwiz, environment: dict[str, str], **variables: str) -> set[str]:
    """The addresses that a run calls another's."""
    said = report(rekwiz, environment, **variables)
    return {
        seen["value"]
        for result in said["results"]
        for finding in result["findings"]
        if finding["code"] == "network.endpoint-overridden"
        for seen in finding["evidence"]
    }


def test_only_the_address_of_a_sandbox_that_runs_is_no_override(rekwiz, base_environment, tmp_path):
    with Sandbox("444455556666") as own, Sandbox("777788889999") as other:
        inside = own.environment(base_environment, configured=True)
        assert overridden(rekwiz, inside) == set()
        # A left-over variable hides nothing, and neither does one that somebody has set by hand.
        assert overridden(rekwiz, inside, AWS_ENDPOINT_URL=other.url) == {other.url}
        assert overridden(rekwiz, inside, AWS_ENDPOINT_URL_STS=other.url) == {other.url}
        named = f"http://localhost:{own.port}"
        assert overridden(rekwiz, inside, AWS_ENDPOINT_URL=named) == {named}
        # To this run `own` is any emulator: no folder says that rekwiz serves it.
        away = {"TMPDIR": str(tmp_path), "REKWIZ_SANDBOX": own.url}
        assert overridden(rekwiz, inside, **away) == {own.url}
        config = own.home / ".aws" / "config"
        config.write_text(f"{config.read_text()}endpoint_url = {other.url}\n")
        without = {name: value for name, value in inside.items() if name != "AWS_ENDPOINT_URL"}
        assert overridden(rekwiz, without) == {other.url}
    left = report(rekwiz, inside)
    assert left["root_cause"] == "network.endpoint-overridden"  # gone, and the variables stayed


def test_a_sandbox_that_is_silent_is_a_network_that_is(begun):
    command = [REKWIZ, "preflight", "--only", "network", "--format", "json"]
    said, _ = begun("--fault", "network.timed-out", "--", *command).communicate(timeout=SECONDS)
    assert json.loads(said)["root_cause"] == "network.timed-out"
    assert "endpoint-overridden" not in said


LEAVES = """
import io, threading, time, boto3
from PIL import Image
from wizard.sandbox import Sandbox, face_model

large = io.BytesIO()
Image.open({sample!r}).convert("RGB").resize((1500, 1500)).save(large, "JPEG")
face_model.find(Image.new("RGB", (80, 80)))
with Sandbox() as sandbox:
    client = boto3.client(
        "rekognition",
        region_name="us-east-1",
        endpoint_url=sandbox.url,
        aws_access_key_id=sandbox.user.access_key_id,
        aws_secret_access_key=sandbox.user.secret_access_key,
    )
    asking = dict(Image=dict(Bytes=large.getvalue()))
    threading.Thread(target=client.detect_faces, kwargs=asking, daemon=True).start()
    while not face_model._looking.locked():
        time.sleep(0.01)
    time.sleep(0.1)
"""


def test_nobody_is_told_of_a_photo_that_was_looked_at_nor_is_anything_kept_of_it(begun, tmp_path):
    """What the model runs on would report to its makers, and keep a number by which they know the person."""
    (tmp_path / "home").mkdir()
    looks = ("preflight", "--only", "detection.faces", "--no-own-tools")

    looked = begun("--", REKWIZ, *looks, HOME=str(tmp_path / "home"))
    report, errors = looked.communicate(timeout=SECONDS)

    assert looked.returncode == 0, errors
    assert "faces found: 1" in report
    assert [*(tmp_path / "home").iterdir(), *(tmp_path / "tmp").iterdir()] == []


def test_it_ends_in_peace_while_a_photo_is_looked_at(tmp_path):
    """Python would abort with a message of C++'s, and a code of its own."""
    ended = subprocess.run(
        [sys.executable, "-c", LEAVES.format(sample=str(SAMPLE))],
        cwd=ROOM.parents[1],
        capture_output=True,
        text=True,
        timeout=SECONDS,
    )
    assert (ended.returncode, ended.stderr) == (0, "")
