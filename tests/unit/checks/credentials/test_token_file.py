"""The token that is to be exchanged for a role, before anything is sent."""

import pytest

from checks.credentials.token_file import look
from checks.model import Evidence, NotApplicable
from tests.plugins.people import KEYS, REGION, findings
from tests.plugins.web_tokens import token

LATE, EARLY = 4_000_000_000, 1_000_000_000


@pytest.fixture
def holding(person, tmp_path):
    """Somebody whose token's file holds this; `name` is the variable that names it."""

    def make(text: str, name: str = "AWS_WEB_IDENTITY_TOKEN_FILE"):
        file = tmp_path / "token"
        file.write_text(text)
        return person(REGION, **{name: str(file)})

    return make


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (token(sub="x", exp=LATE), []),
        (token(sub="x"), []),
        (token(sub="x", exp=EARLY), [("credentials.token-file-expired", "fail", None)]),
        ("x.y.z", [("credentials.token-file-malformed", "fail", None)]),
        ("null", [("credentials.token-file-malformed", "fail", None)]),
        ("", [("credentials.token-file-unreadable", "fail", None)]),
        (f"{token(sub='x')}\n{token()}", [("credentials.token-file-unreadable", "fail", None)]),
    ],
)
def test_a_token_is_there_whole_and_valid(holding, text, expected):
    assert findings(look(holding(text))) == expected


@pytest.mark.parametrize(("text", "said"), [("", "is empty"), ("a\nb", "more than one line")])
def test_what_is_no_token_at_all_is_said_in_a_sentence(holding, text, said):
    [found] = look(holding(text))

    assert said in found.summary.text


def test_a_token_of_a_container_may_have_any_form_but_several_lines(holding):
    name = "AWS_CONTAINER_AUTHORIZATION_TOKEN_FILE"

    assert findings(look(holding("opaque", name))) == []
    assert findings(look(holding("one\ntwo", name))) == [
        ("credentials.token-file-unreadable", "fail", None)
    ]


def test_a_file_in_the_profile_counts_too(person, tmp_path):
    (tmp_path / "token").write_text("x")
    config = (
        f"{REGION}role_arn = arn:aws:iam::1:role/x\nweb_identity_token_file = {tmp_path}/token\n"
    )

    assert findings(look(person(config))) == [("credentials.token-file-malformed", "fail", None)]


def test_a_folder_in_its_place_cannot_be_read(person, tmp_path):
    context = person(REGION, AWS_WEB_IDENTITY_TOKEN_FILE=str(tmp_path))

    assert findings(look(context)) == [("credentials.token-file-unreadable", "fail", None)]


def test_what_it_says_is_shown_and_the_token_is_not(holding):
    whole = token(iss="https://i", aud="a", sub="s", exp=LATE)

    seen = list(look(holding(whole)))

    assert [each.name for each in seen if isinstance(each, Evidence)] == [
        "iss",
        "aud",
        "sub",
        "exp",
    ]
    assert whole not in repr(seen)


def test_who_signs_in_another_way_has_no_such_file(person):
    [answer] = look(person(REGION, KEYS))

    assert isinstance(answer, NotApplicable)
