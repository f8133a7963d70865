"""Cases of reading, of writing and of whole files that are our own, of the peers' kinds."""

import tomllib
from pathlib import Path

import pytest

from checks.sources.shared_files import (
    Document,
    Refused,
    read_profiles,
    read_services,
    read_sso_sessions,
)
from tests.plugins import botocores

DATA = Path(__file__).parents[4] / "data" / "shared_files"
FILES = sorted((DATA / "files").iterdir())


def cases(name):
    found = tomllib.loads((DATA / f"{name}.toml").read_text("utf-8"))["case"]
    return [pytest.param(case, id=case.pop("name")) for case in found]


def ours(*files):
    try:
        return read_profiles(*files), read_sso_sessions(*files), read_services(*files)
    except Refused:
        return None


@pytest.mark.parametrize("case", cases("reading"))
def test_the_two_files_are_read_as_expected_and_as_botocore_reads_them(case):
    files = [case[kind].encode() if kind in case else None for kind in ("config", "credentials")]
    others = (case.get("sso_sessions", {}), case.get("services", {}))
    expected = (case["profiles"], *others) if "profiles" in case else None

    assert (ours(*files), botocores.profiles(*files)) == (expected, expected)


@pytest.mark.parametrize("case", cases("writing"))
def test_a_change_touches_nothing_but_what_was_asked_for(case):
    document = Document.parse(case["before"].encode())

    after = document.set(case["section"], case["settings"]).render()

    assert after.decode() == case["after"]
    assert botocores.sections(after) == Document.parse(after).values()


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_a_whole_file_comes_back_and_is_read_as_botocore_reads_it(file):
    data = file.read_bytes()

    assert Document.parse(data).render() == data
    assert ours(data, None) == botocores.profiles(data, None) is not None
    assert ours(None, data) == botocores.profiles(None, data) is not None


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_any_value_of_a_whole_file_can_be_changed_and_its_line_alone(file):
    document = Document.parse(file.read_bytes())
    plain = [
        (section.header, setting)
        for section in document.sections()
        for setting in section.settings
        if isinstance(setting.value, str)
    ]

    for header, setting in plain:
        after = document.set(" ".join(header.split()), {setting.name: "new"})
        lines = list(zip(document.lines(), after.lines(), strict=True))
        changed = [number for number, (old, new) in enumerate(lines, 1) if old != new]
        assert changed == list(setting.lines)
        assert botocores.sections(after.render())[header][setting.name.lower()] == "new"
