"""The build of a release: the same bytes from the same commit, and from nothing but a commit."""

import hashlib
import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]


@pytest.fixture
def clone(tmp_path) -> Path:
    folder = tmp_path / "clone"
    subprocess.run(["git", "clone", "--quiet", ROOT, folder], check=True)
    return folder


def build(clone: Path, *tag: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        ["bash", clone / ".ci" / "build", *tag],
        env=os.environ | {"PYTHON": sys.executable},
        capture_output=True,
        text=True,
        check=False,
    )


def test_the_same_commit_gives_the_same_files_and_their_checksums(clone):
    first, second = build(clone), build(clone)
    files = [*(clone / "dist").glob("*.whl"), *(clone / "dist").glob("*.tar.gz")]
    sums = "".join(
        f"{hashlib.sha256(file.read_bytes()).hexdigest()}  {file.name}\n" for file in files
    )

    assert len(files) == 2
    assert first.stdout.endswith(sums)
    assert second.stdout == first.stdout
    assert (clone / "dist" / "SHA256SUMS").read_text() == sums


def test_a_tag_must_be_the_version(clone):
    refused = build(clone, "v999")

    assert (refused.returncode, refused.stderr.startswith("The tag is v999,")) == (1, True)
    assert not (clone / "dist").exists()


def test_what_is_not_committed_is_not_built(clone):
    (clone / "checks" / "new.py").touch()
    refused = build(clone)

    assert (refused.returncode, "not committed" in refused.stderr) == (1, True)
    assert not (clone / "dist").exists()
