"""An archive is unpacked into its folder, with who may execute what, or not at all."""

import stat
import zipfile

import pytest

from tests.plugins.awscli_release import archive
from wizard.mending.installing.refused import NotInstalled
from wizard.mending.installing.unpacking import unpack


def names_in(folder):
    return sorted(str(path.relative_to(folder)) for path in folder.rglob("*") if path.is_file())


def test_programs_may_be_started(tmp_path):
    (tmp_path / "a.zip").write_bytes(archive())
    unpack(tmp_path / "a.zip", tmp_path / "to")

    assert names_in(tmp_path / "to") == ["aws/dist/aws", "aws/dist/aws_completer", "aws/install"]
    assert stat.S_IMODE((tmp_path / "to" / "aws" / "install").stat().st_mode) == 0o755


@pytest.mark.parametrize(
    "name", ["../evil", "aws/../../evil", "/etc/evil", "..\\evil", "C:\\evil", "\\\\host\\x\\evil"]
)
def test_what_leads_out_is_refused_before_anything_is_there(tmp_path, name):
    with zipfile.ZipFile(tmp_path / "a.zip", "w") as made:
        made.writestr("aws/install", "x")
        made.writestr(name, "x")

    with pytest.raises(NotInstalled):
        unpack(tmp_path / "a.zip", tmp_path / "to")

    assert not (tmp_path / "to").exists()


def test_a_link_is_refused(tmp_path):
    entry = zipfile.ZipInfo("aws/dist")
    entry.external_attr = (stat.S_IFLNK | 0o777) << 16
    with zipfile.ZipFile(tmp_path / "a.zip", "w") as made:
        made.writestr(entry, "/etc")

    with pytest.raises(NotInstalled):
        unpack(tmp_path / "a.zip", tmp_path / "to")


@pytest.mark.parametrize("data", [b"", b"<html>", b"PK\x03\x04", archive()[:-30]])
def test_what_is_none_is_refused(tmp_path, data):
    (tmp_path / "a.zip").write_bytes(data)

    with pytest.raises(NotInstalled):
        unpack(tmp_path / "a.zip", tmp_path / "to")


def test_what_would_fill_the_disk_is_refused(tmp_path, monkeypatch):
    monkeypatch.setattr("wizard.mending.installing.unpacking.MOST_BYTES", 100)
    (tmp_path / "a.zip").write_bytes(archive())

    with pytest.raises(NotInstalled):
        unpack(tmp_path / "a.zip", tmp_path / "to")
