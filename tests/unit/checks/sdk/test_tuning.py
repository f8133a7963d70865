"""sdk.tuning: botocore accepts the settings that tune it."""

import pytest

from checks.model import Evidence, Location
from checks.sdk.tuning import TUNINGS, look


@pytest.mark.parametrize(
    ("variable", "value"),
    [
        ("AWS_MAX_ATTEMPTS", "zero"),
        ("AWS_MAX_ATTEMPTS", "0"),
        ("AWS_MAX_ATTEMPTS", ""),
        ("AWS_RETRY_MODE", "fast"),
        ("AWS_RETRY_MODE", "Standard"),
        ("AWS_DEFAULTS_MODE", "nope"),
        ("AWS_STS_REGIONAL_ENDPOINTS", "true"),
    ],
)
def test_a_value_that_botocore_refuses_is_named_with_its_variable(context, variable, value):
    [found] = look(context(**{variable: value}))

    assert found.code == "sdk.tuning-variable-invalid"
    assert (found.facts["setting"], found.facts["value"]) == (variable, value)
    assert found.remedy.commands == (f"unset {variable}",)


def test_on_windows_the_command_is_powershells(context):
    [found] = look(context(platform="win32", AWS_RETRY_MODE="fast"))

    assert found.remedy.commands == ("Remove-Item Env:AWS_RETRY_MODE",)


def test_a_setting_of_the_profile_is_named_with_its_line(context, tmp_path):
    [found] = look(context(config="[default]\nretry_mode = fast\n"))

    assert found.facts["setting"] == "retry_mode"
    assert found.location == Location(
        str(tmp_path / "home" / ".aws" / "config"), 2, "default", "retry_mode"
    )


@pytest.mark.parametrize(
    ("variable", "value"),
    [
        ("AWS_MAX_ATTEMPTS", "3"),
        ("AWS_RETRY_MODE", "adaptive"),
        ("AWS_DEFAULTS_MODE", "In-Region"),
        ("AWS_STS_REGIONAL_ENDPOINTS", "legacy"),
        ("AWS_STS_REGIONAL_ENDPOINTS", ""),
    ],
)
def test_a_value_that_botocore_takes_is_shown(context, variable, value):
    [found] = look(context(**{variable: value}))

    assert isinstance(found, Evidence)


def test_nothing_set_is_nothing_to_say(context):
    assert list(look(context())) == []


@pytest.mark.parametrize(
    "value", ["", "0", "3", " 3 ", "2.5", "fast", "Standard", "legacy", "true"]
)
@pytest.mark.parametrize("tuning", TUNINGS, ids=lambda tuning: tuning.variable)
def test_botocore_judges_alike(tuning, value):
    assert tuning.accepts(value) is _botocore_accepts(tuning.name, value)


def _botocore_accepts(name: str, value: str) -> bool:
    from botocore.exceptions import BotoCoreError
    from botocore.session import Session

    session = Session(session_vars={"profile": (None, None, None, None)})
    store = session.get_component("config_store")
    try:
        number = int(value) if name == "max_attempts" else value
        store.set_config_variable(name, number)
        session.create_client("sts", "us-east-1", aws_access_key_id="x", aws_secret_access_key="y")
    except (BotoCoreError, ValueError):
        return False
    return True
