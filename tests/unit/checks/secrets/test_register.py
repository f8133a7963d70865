"""A secret that is known is hidden wherever it stands, in whatever form."""

import base64
import json
from time import process_time
from urllib.parse import quote

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checks.secrets import register as register_module
from checks.secrets.register import SHORTEST, Register
from tests.plugins.counting import calls, is_straight

PASSWORD = 'Top/Secr"et99'


@pytest.fixture
def register() -> Register:
    known = Register()
    known.learn([PASSWORD, "Hunter22", "Hunter", "test", "password"])
    return known


@pytest.mark.parametrize(
    "form",
    [
        PASSWORD,
        PASSWORD.upper(),
        f"-p{PASSWORD}",
        quote(PASSWORD, safe=""),
        json.dumps(PASSWORD),
        base64.b64encode(PASSWORD.encode()).decode(),
        base64.b64encode(f"ming:{PASSWORD}".encode()).decode(),
        "Hunter22",
    ],
)
def test_a_known_secret_is_hidden_in_every_form(register, form):
    hidden = register.hide(f"it said {form} there")

    assert "****" in hidden
    assert [part for part in ("secr", "22", "et99", form) if part in hidden.lower()] == []


@pytest.mark.parametrize(
    "text", ["the password of dev", "a test in eu-west-1", "Token has expired"]
)
def test_what_names_a_thing_is_shown_though_somebody_took_it_for_a_password(register, text):
    assert register.hide(text) == text


SHORT_TEXTS = st.text(st.sampled_from("ab"), min_size=SHORTEST, max_size=12)


@given(st.lists(SHORT_TEXTS, max_size=20), st.text(st.sampled_from("ab"), max_size=60))
def test_of_several_the_longest_is_hidden_as_if_each_place_were_compared_with_each(known, text):
    register = Register()
    register.learn(known)

    assert register.hide(text) == _compared_with_each(set(known), text)


def _compared_with_each(known, text):
    hidden, place = "", 0
    while place < len(text):
        found = max((each for each in known if text.startswith(each, place)), key=len, default="")
        hidden += "****" if found else text[place]
        place += len(found) or 1
    return hidden


def test_tokens_that_begin_alike_are_put_in_order_once(monkeypatch):
    """AWS's session tokens have their first 16 letters in common."""
    ordered = []
    monkeypatch.setattr(
        register_module,
        "sorted",
        lambda known: ordered.extend(known) or sorted(known),
        raising=False,
    )
    register = Register()
    register.learn(f"IQoJb3JpZ2luX2VjE{n:040}" for n in range(1_000))

    shown = [register.hide(f"The token IQoJb3JpZ2luX2VjE{n:040} is expired") for n in range(1_000)]

    assert set(shown) == {"The token **** is expired"}
    assert len(ordered) == 1_000


def test_of_a_token_that_comes_after_a_look_the_place_alone_is_looked_for(monkeypatch):
    """So they come where many profiles are looked at: one, a look, and the next."""
    ordered = []
    monkeypatch.setattr(
        register_module,
        "sorted",
        lambda known: ordered.extend(known) or sorted(known),
        raising=False,
    )
    register = Register()
    for number in (n * 7_919 % 1_000 for n in range(1_000)):
        token = f"IQoJb3JpZ2luX2VjE{number:040}"
        register.learn([token])
        assert register.hide(f"The token {token} is expired") == "The token **** is expired"

    assert len(ordered) < 1_000


def test_a_text_is_looked_through_once_however_many_tokens_begin_alike():
    def cost(size):
        register = Register()
        register.learn(f"IQoJb3JpZ2luX2VjE{n:040}" for n in range(size))
        text = "".join(f"IQoJb3JpZ2luX2VjE{n:040} " for n in range(size))
        register.hide(text[:60])
        return calls(lambda: register.hide(text))

    assert is_straight(cost, 100)


@pytest.mark.parametrize("part", ["a", "%4", "aB3", "a/", "hunter", "http://", "-a", "[", "\\a"])
def test_no_long_word_takes_the_square_of_its_length(register, part):
    """Of 60 kB that was a minute and more: the refusal of a stranger's server may be as long."""
    before = process_time()

    register.hide(part * (60_000 // len(part)))

    assert process_time() - before < 5


def test_one_that_is_escaped_is_hidden_in_a_long_word_too(register):
    word = "a" * 1_000 + quote(PASSWORD, safe="") + "b" * 1_000

    assert quote(PASSWORD, safe="") not in register.hide(word)
