"""A key in another form than botocore reads: told for what it is, and made the settings of a profile."""

from __future__ import annotations

import pytest

from checks.files.readable import CHECK
from checks.model import Finding
from wizard.mending.fixes.import_key_file import plan

ID, SECRET = "AKIAZ7QXKW3RBLT5MNVE", "rT5vLk2Qx8Wm+Yd0Zp4Bn/Jc6Hs1Gf9Ea3KuXwMq"
TOKEN = "IQoJb3JpZ2luX2VjEPlantedToken=="
FORMS = {
    "bash": f'export AWS_ACCESS_KEY_ID="{ID}"\nexport AWS_SECRET_ACCESS_KEY="{SECRET}"\n',
    "the Command Prompt": f"SET AWS_ACCESS_KEY_ID={ID}\r\nSET AWS_SECRET_ACCESS_KEY={SECRET}\r\n",
    "in quotes": f'set "AWS_ACCESS_KEY_ID={ID}"\nset "AWS_SECRET_ACCESS_KEY={SECRET}"\n',
    "setx": f'setx AWS_ACCESS_KEY_ID {ID}\n\nsetx AWS_SECRET_ACCESS_KEY "{SECRET}"\n',
    "PowerShell": f'$Env:AWS_ACCESS_KEY_ID = "{ID}";\n$Env:AWS_SECRET_ACCESS_KEY = "{SECRET}";\n',
    "alone": f"{ID}\n{SECRET}\n",
    "a table": f"Access key ID,Secret access key\n{ID},{SECRET}\n",
}


def made_of(context, script) -> str:
    [finding] = [seen for seen in CHECK.look(context) if isinstance(seen, Finding)]
    assert finding.code == "files.not-ini"
    made = plan(script(), context, finding)
    return made.change.changes[0].after.render().decode() if made else ""


@pytest.mark.parametrize("form", FORMS)
def test_the_pair_is_read_out_of_every_form(person, script, form):
    expected = f"[default]\naws_access_key_id = {ID}\naws_secret_access_key = {SECRET}\n"

    assert made_of(person(credentials=FORMS[form]), script).replace("\r", "") == expected


def test_the_token_of_temporary_keys_comes_along(person, script):
    text = FORMS["bash"].replace("AKIA", "ASIA") + f'export AWS_SESSION_TOKEN="{TOKEN}"\n'

    assert f"aws_session_token = {TOKEN}\n" in made_of(person(credentials=text), script)


def test_half_a_pair_is_none(person, script):
    assert made_of(person(credentials=f"export AWS_ACCESS_KEY_ID={ID}\n"), script) == ""
