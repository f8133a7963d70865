"""What other SDKs' own tests say about the shared files, run against ours."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[5]
PEERS = ROOT.parent / "shared" / "peers"

pytestmark = pytest.mark.skipif(
    not PEERS.is_dir(),
    reason="the peers' cases (theirs, not ours to copy) are not beside the project: ../shared/peers",
)

ADAPTER = """
from checks.sources.shared_files import Document, read_profiles, read_services, read_sso_sessions

def to_bytes(text):
    return None if text is None else text.encode("utf-8", "surrogateescape")

def parse(*texts):
    files = [to_bytes(text) for text in texts]
    return read_profiles(*files), read_sso_sessions(*files), read_services(*files)

def write(text, section, updates):
    document = Document.parse(to_bytes(text) or b"")
    return document.set(section, updates).render().decode("utf-8", "surrogateescape")
"""


@pytest.mark.parametrize(
    ("runner", "arguments", "result"),
    [
        ("run_parse.py", ["parse", "--oracle", "botocore"], "208/208"),
        ("run_parse.py", ["parse", "--corpus"], "866/866"),
        ("run_writer.py", ["write"], "70/70"),
        ("run_writer.py", ["write", "--corpus"], "483/483"),
    ],
)
def test_every_case_of_the_peers_holds(tmp_path, runner, arguments, result):
    (tmp_path / "adapter.py").write_text(ADAPTER)
    function, *options = arguments
    done = subprocess.run(
        [sys.executable, "-B", PEERS / runner, f"adapter:{function}", *options],
        cwd=tmp_path,
        env={**os.environ, "PYTHONPATH": str(ROOT), "LC_ALL": "C.UTF-8"},
        capture_output=True,
        text=True,
        check=False,
    )
    assert (done.returncode, done.stdout.split()[0]) == (0, result), done.stdout + done.stderr
