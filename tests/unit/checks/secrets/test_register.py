"""A secret that is known is hidden wherever it stands, in whatever form."""

import base64
import json
from urllib.parse import quote

import pytest

from checks.secrets.register import Register

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
