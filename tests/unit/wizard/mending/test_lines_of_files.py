"""What a fix makes of the lines of a shared file: all that the person wrote is there afterwards."""

import io
import json
import re
import sys

import pytest

from wizard.conversation.unattended import Answers
from wizard.languages import language
from wizard.mending.mend import MENDED, NOT_MENDED, mend_code
from wizard.writing.backups import put_back, undo
from wizard.writing.world import World, together

SAMPLE = "AKIAIOSFODNN7EXAMPLE"
START = "[default]\nregion = us-east-1\n"


@pytest.fixture
def unattended():
    """--yes: with nobody there, what is recommended is done."""
    return lambda: Answers(language("en"), io.StringIO(), yes=True)


@pytest.mark.parametrize(
    ("block", "mended"),
    [
        ("s3 =\n# c\naddressing_style = auto\n", "s3 =\n# c\n  addressing_style = auto\n"),
        (
            "s3 = addressing_style = auto\n\n\tmax_concurrent_requests = 20\n",
            "s3 =\n  addressing_style = auto\n\n\tmax_concurrent_requests = 20\n",
        ),
        (
            "s3 = auto\n  max_concurrent_requests = 20\noutput = json\n",
            "s3 =\n  max_concurrent_requests = 20\noutput = json\n",
        ),
        ("s3: signature_version=s3v4\n", "s3 =\n  signature_version=s3v4\n"),
        ("s3 = auto\noutput = json\n", "output = json\n"),
        (
            "services = dev\n[services dev]\ns3 = http://127.0.0.1:9\n",
            "services = dev\n[services dev]\ns3 =\n  endpoint_url = http://127.0.0.1:9\n",
        ),
    ],
)
def test_a_block_keeps_what_was_written_for_it_and_no_neighbour_gets_any(
    sandboxed, work, script, block, mended
):
    config = sandboxed().home / ".aws" / "config"
    config.write_text(START + block)

    assert mend_code(work(script(("indent_lines", True))), "files.setting-not-nested") == MENDED
    assert config.read_text() == START + mended


def test_of_two_sections_the_one_with_the_sample_of_a_page_is_not_recommended(
    sandboxed, work, unattended
):
    credentials = sandboxed().home / ".aws" / "credentials"
    own = credentials.read_text()
    sample = f"[default]\naws_access_key_id = {SAMPLE}\naws_secret_access_key = <yours>\n"
    credentials.write_text(sample + own)

    assert mend_code(work(unattended()), "files.written-twice") == MENDED
    assert credentials.read_text() == own


def test_lines_of_powershell_are_no_twins_of_each_other(sandboxed, work, unattended):
    credentials = sandboxed().home / ".aws" / "credentials"
    own = credentials.read_text()
    text = own.replace("aws_access_key_id", "$env:AWS_ACCESS_KEY_ID")
    credentials.write_text(text.replace("aws_secret_access_key", "$Env:AWS_SECRET_ACCESS_KEY"))

    assert mend_code(work(unattended()), "files.written-twice") == MENDED
    assert credentials.read_text().lower() == own.lower()


@pytest.mark.parametrize(
    "text",
    [
        "[default]\nregion  us-east-1 \noutput = json\n",
        "[default]\nregion ＝ us-east-1\noutput = json\n",
        "[default\nregion = us-east-1\noutput = json\n",
        "［default］\nregion = us-east-1\noutput = json\n",
        "default]\nregion = us-east-1\noutput = json\n",
    ],
)
def test_a_line_that_lacks_a_sign_gets_it(sandboxed, work, unattended, text):
    config = sandboxed().home / ".aws" / "config"
    config.write_text(text, encoding="utf-8")

    assert mend_code(work(unattended()), "files.line-without-equals") == MENDED
    assert config.read_text() == START + "output = json\n"


def test_of_what_stands_twice_for_want_of_a_bracket_nothing_is_lost(sandboxed, work, unattended):
    config = sandboxed().home / ".aws" / "config"
    config.write_text(START + "[profile b\nregion = eu-west-1\n[profile c]\n\ufeff[default]\n")

    assert mend_code(work(unattended()), "files.line-without-equals") == NOT_MENDED
    assert config.read_text() == (
        START + "[profile b]\nregion = eu-west-1\n[profile c]\n[default]\n"
    )


def test_quotes_and_what_stands_behind_them_go_at_once(sandboxed, work, script):
    config = sandboxed().home / ".aws" / "config"
    config.write_text('[default]\nregion = "us-east-1" ; home\n')

    said = script(("clean_value", True))

    assert mend_code(work(said), "files.extra-text-in-value") == MENDED
    assert config.read_text() == START


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has other rights")
def test_that_a_file_becomes_private_is_said_before_it_does(sandboxed, work, script):
    config = sandboxed().home / ".aws" / "config"
    config.write_text('[default]\nregion = "us-east-1"\n')
    config.chmod(0o644)
    said = script(("remove_quotes", True))

    assert mend_code(work(said), "files.quoted-value") == MENDED
    assert config.stat().st_mode & 0o777 == 0o600
    assert (
        "~/.aws/config becomes its owner's alone, for it may hold keys: mode 600 in place of 644."
        in said.shown
    )


def test_lines_that_belong_nowhere_go_one_after_the_other(sandboxed, work, unattended):
    config = sandboxed().home / ".aws" / "config"
    config.write_text(START + "".join(f"stray line {number}\n" for number in range(12)))

    assert mend_code(work(unattended()), "files.line-without-equals") == MENDED
    assert config.read_text() == START


def test_undo_goes_back_through_names_that_were_given_one_after_the_other(
    sandboxed, work, unattended
):
    credentials = sandboxed().home / ".aws" / "credentials"
    text = credentials.read_text()
    credentials.unlink()
    credentials.mkdir()
    (credentials / "credentials").write_text(text)
    (credentials / "note").write_text("mine")

    with together():
        assert mend_code(work(unattended()), "files.wrong-name") == MENDED
    mended = credentials.is_file()
    put_back(undo(World()))
    as_it_was = sorted(path.name for path in credentials.iterdir())
    put_back(undo(World()))

    assert mended
    assert as_it_was == ["credentials", "note"]
    assert credentials.read_text() == text


def test_one_consent_is_given_as_often_as_there_are_places(sandboxed, work, unattended):
    """Whoever puts one value in quotes puts them all."""
    home = sandboxed().home / ".aws"
    before = [(home / name).read_text() for name in ("config", "credentials")]
    for name, text in zip(("config", "credentials"), before, strict=True):
        (home / name).write_text(re.sub("= (.+)", r'= "\1"', text))

    assert mend_code(work(unattended()), "files.quoted-value") == MENDED
    assert [(home / name).read_text() for name in ("config", "credentials")] == before


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has other rights")
def test_a_helper_of_ones_own_that_may_not_be_executed_is_made_so(sandboxed, work, unattended):
    context = sandboxed()
    keys, helper = context.sandbox.user, context.home / "helper.sh"
    said = {
        "Version": 1,
        "AccessKeyId": keys.access_key_id,
        "SecretAccessKey": keys.secret_access_key,
    }
    helper.write_text(f"#!/bin/sh\necho '{json.dumps(said)}'\n")
    helper.chmod(0o644)
    (context.home / ".aws" / "credentials").unlink()
    (context.home / ".aws" / "config").write_text(f"{START}credential_process = {helper}\n")

    assert mend_code(work(unattended()), "credentials.helper-broken") == MENDED
    assert helper.stat().st_mode & 0o777 == 0o755
