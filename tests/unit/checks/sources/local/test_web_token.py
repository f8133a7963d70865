"""What a web identity token says of itself, and what is none."""

import errno
from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checks.sources.local.web_token import Claims, NoToken, claims_in
from tests.plugins.web_tokens import part, token


@pytest.fixture
def file(tmp_path):
    def write(text: str | bytes):
        place = tmp_path / "token"
        place.write_bytes(text if isinstance(text, bytes) else text.encode())
        return place

    return write


def test_a_token_says_who_issued_it_for_whom_about_whom_and_until_when(file):
    whole = token(iss="https://token.example", aud="sts.amazonaws.com", sub="repo:a@1/b@2", exp=0)

    assert claims_in(file(f"{whole}\n")) == Claims(
        "https://token.example",
        ("sts.amazonaws.com",),
        "repo:a@1/b@2",
        datetime(1970, 1, 1, tzinfo=UTC),
    )


def test_a_token_may_be_for_several_and_may_say_little(file):
    assert claims_in(file(token(aud=["one", "two"]))) == Claims("", ("one", "two"), "", None)


@pytest.mark.parametrize("moment", ["tomorrow", True, 1e300, None, [1]])
def test_a_moment_that_is_none_is_not_known(file, moment):
    assert claims_in(file(token(sub="x", exp=moment))) == Claims("", (), "x", None)


@pytest.mark.parametrize(
    ("text", "held"),
    [
        ("", "nothing"),
        (" \n", "nothing"),
        ("x.y.z", "parts that are no JSON"),
        ("x.y", "no three parts"),
        (f"{part([1])}.{part({'a': 1})}.s", "parts that are no JSON"),
        ("<html>\n<body>", "several lines"),
        (b"\xff\xfe\x00", "no three parts"),
    ],
)
def test_what_is_no_token_is_called_what_it_is(file, text, held):
    assert claims_in(file(text)) == NoToken(held=held)


def test_a_file_that_is_not_there_or_no_file_has_the_systems_number(tmp_path):
    assert claims_in(tmp_path / "gone") == NoToken(errno=errno.ENOENT)
    assert claims_in(tmp_path) == NoToken(errno=errno.EISDIR)


@given(st.binary(max_size=400))
def test_whatever_a_file_holds_it_is_told(tmp_path_factory, data):
    place = tmp_path_factory.mktemp("tokens") / "token"
    place.write_bytes(data)

    assert isinstance(claims_in(place), Claims | NoToken)
