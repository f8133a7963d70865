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
@pytest.mark.parametrize("tuning", TUNINGS, ids=lambda tuning: tuning.name)
def test_botocore_judges_alike(tuning, value, monkeypatch, tmp_path):
    place = tmp_path / "config"
    place.write_text(f"[default]\n{tuning.block} =\n  {tuning.name} = {value}\n")
    empty = not tuning.block or not value  # an empty line of a block is none
    monkeypatch.setenv("AWS_CONFIG_FILE", str(tmp_path / "none" if empty else place))
    if empty and tuning.variable:
        monkeypatch.setenv(tuning.variable, value)
    elif empty:
        return

    read = value.strip() if tuning.block and not empty else value
    assert tuning.accepts(read) is _botocore_accepts()


def _botocore_accepts() -> bool:
    """Whether it signs in with keys of the environment, and makes a client."""
    from botocore.exceptions import BotoCoreError
    from botocore.session import Session

    session = Session()
    try:
        session.get_credentials()
        session.create_client("s3", "us-east-1", aws_access_key_id="x", aws_secret_access_key="y")
        session.create_client("sts", "us-east-1", aws_access_key_id="x", aws_secret_access_key="y")
    except (BotoCoreError, ValueError):
        return False
    return True


@pytest.mark.parametrize("value", ["yes", "on", "treu", "1"])
def test_a_switch_that_botocore_takes_for_false_is_a_warning(context, value):
    [found] = look(context(AWS_USE_FIPS_ENDPOINT=value))

    assert (found.code, found.severity) == ("sdk.tuning-variable-invalid", "warn")


@pytest.mark.parametrize("value", ["true", "True", "false", "no", "0", ""])
def test_a_switch_that_means_what_botocore_takes_it_for_is_fine(context, value):
    assert list(look(context(AWS_USE_FIPS_ENDPOINT=value))) == []


def test_a_setting_in_the_block_of_s3_is_named_with_its_block(context):
    [found] = look(context(config="[default]\ns3 =\n  addressing_style = Path\n"))

    assert (found.facts["setting"], found.location.line) == ("s3.addressing_style", 2)
