"""Whatever stands in the index of backups: what cannot be taken for one is as good as none."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wizard.writing.keeping import kept_changes

CHANGE = """\
[[change]]
name = "20260101T000000-abc"
when = 2026-01-01T00:00:00Z
[[change.file]]
path = "/home/ming/.aws/config"
"""
NAME, WHEN, PATH = '"20260101T000000-abc"', "2026-01-01T00:00:00Z", '"/home/ming/.aws/config"'
WRONG = {
    "when a number": CHANGE.replace(WHEN, "3"),
    "when a day": CHANGE.replace(WHEN, "2026-01-01"),
    "when an hour": CHANGE.replace(WHEN, "12:00:00"),
    "when a text": CHANGE.replace(WHEN, '"2026-01-01T00:00:00Z"'),
    "no TOML": "[[change",
    "no text": b"\xff\xfe\x00",
    "deep": "change = " + "[" * 100_000,
    "nothing": "",
    "change a number": "change = 3",
    "change a text": 'change = "abc"',
    "change a table": "[change]\na = 1",
    "change numbers": "change = [3]",
    "change lists": "change = [[]]",
    "file a number": CHANGE.partition("[[change.file")[0] + "file = 3",
    "file a text": CHANGE.partition("[[change.file")[0] + 'file = "ab"',
    "file numbers": CHANGE.partition("[[change.file")[0] + "file = [3]",
    "file empty": CHANGE.partition("[[change.file")[0] + "file = []",
    "file missing": CHANGE.partition("[[change.file")[0],
    "name a number": CHANGE.replace(NAME, "3"),
    "path a number": CHANGE.replace(PATH, "3"),
    "path empty": CHANGE.replace(PATH, '""'),
    "path with a null byte": CHANGE.replace(PATH, r'"a\u0000b"'),
    "before a number": CHANGE + "before = 3",
    "before empty": CHANGE + 'before = ""',
    "before the folder above": CHANGE + 'before = ".."',
    "before with a null byte": CHANGE + r'before = "a\u0000b"',
    "before too long": CHANGE + f'before = "{"a" * 5000}"',
    "digest a number": CHANGE + "after-sha256 = 3",
}


@pytest.fixture
def folder(tmp_path):
    (tmp_path / "backups").mkdir()
    return tmp_path / "backups"


def test_the_index_that_is_spoilt_below_is_one(folder, tmp_path):
    (folder / "index.toml").write_text(CHANGE)
    (kept,) = kept_changes(tmp_path)
    assert [str(file.path) for file in kept.files] == [PATH.strip('"')]


@pytest.mark.parametrize("index", WRONG.values(), ids=WRONG)
def test_a_broken_index_is_an_empty_one(folder, tmp_path, index):
    data = index if isinstance(index, bytes) else index.encode()
    (folder / "index.toml").write_bytes(data)
    assert kept_changes(tmp_path) == ()


def test_a_folder_or_a_circle_in_its_place_is_an_empty_one(folder, tmp_path):
    (folder / "index.toml").mkdir()
    assert kept_changes(tmp_path) == ()
    (folder / "index.toml").rmdir()
    (folder / "index.toml").symlink_to(folder / "index.toml")
    assert kept_changes(tmp_path) == ()


VALUES = st.recursive(
    st.booleans()
    | st.integers(-9, 9)
    | st.floats()
    | st.datetimes()
    | st.dates()
    | st.text(max_size=5),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(
            st.sampled_from(["name", "when", "file", "path", "before"]), inner, max_size=4
        )
    ),
    max_leaves=12,
)


@given(change=VALUES)
def test_no_index_whatsoever_is_a_crash(tmp_path_factory, change):
    from tomli_w import dumps

    state = tmp_path_factory.mktemp("state")
    (state / "backups").mkdir()
    (state / "backups" / "index.toml").write_text(dumps({"change": change}), "utf-8")
    assert all(each.files for each in kept_changes(state))
