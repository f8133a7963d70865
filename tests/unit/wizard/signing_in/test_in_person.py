"""How a sign-in in the person's terminal ended: in a sentence, with nothing typed for them."""

import signal
import sys
import threading
import time
from pathlib import Path

import pytest

from checks.accounts.sign_ins import Way
from wizard.invocation.call import Call
from wizard.languages import language
from wizard.signing_in.command import command_for
from wizard.signing_in.in_person import Ended, sign_in

STAND_IN = Path(__file__).parents[3] / "plugins" / "aws_stand_in.py"
KEYS = "[default]\naws_access_key_id = AKIAQQQQQQQQQQQQQQQQ\naws_secret_access_key = abc\n"


@pytest.fixture
def at(person, monkeypatch, tmp_path):
    """The context of a person with this AWS CLI, a shell script, and this credentials file."""

    def make(script: str, credentials: str = ""):
        person()
        tools = tmp_path / "tools"
        tools.mkdir()
        (tools / "aws").write_text(f"#!/bin/sh\n{script}\n")
        (tools / "aws").chmod(0o755)
        monkeypatch.setenv("PATH", f"{tools}:/usr/bin:/bin")
        context = Call(language("en")).context()
        (context.home / ".aws").mkdir(exist_ok=True)
        (context.home / ".aws" / "credentials").write_text(credentials)
        return Call(language("en")).context()

    return make


@pytest.mark.parametrize(
    ("does", "ended", "says"),
    [
        ("exit 0", Ended.WELL, None),
        ("exit 255", Ended.BADLY, "the policy SignInLocalDevelopmentAccess"),
        ("exit 130", Ended.INTERRUPTED, "aws login was interrupted; nobody was signed in."),
        ("kill -INT $$", Ended.INTERRUPTED, "aws login was interrupted; nobody was signed in."),
    ],
)
def test_each_end_has_its_sentence(at, script, does, ended, says):
    context, said = at(does), script()

    assert sign_in(said, context, command_for(context, Way.BROWSER)) is ended
    assert (says is None) or says in said.text


def test_a_profile_with_a_key_is_left_alone_by_aws_and_by_us(at, script, capfd):
    context, said = at(f'exec {sys.executable} -P {STAND_IN} "$@"', KEYS), script()

    ended = sign_in(said, context, command_for(context, Way.BROWSER))

    assert ended is Ended.BADLY
    assert "is already configured with Access Key credentials" in capfd.readouterr().err
    assert "give the sign-in a profile of its own (--profile NAME)" in said.text
    assert (context.home / ".aws" / "credentials").read_text() == KEYS


@pytest.mark.parametrize("way", [Way.BROWSER, Way.IDENTITY_CENTER])
def test_what_another_profile_has_is_not_in_the_way_nor_a_key_of_another_way(at, script, way):
    """A role's profile builds on `base`, which signs in; a key keeps nobody from IAM Identity Center."""
    key = KEYS.replace("default", "base") if way is Way.IDENTITY_CENTER else ""
    context, said = (
        at("exit 255", f"[default]\nrole_arn = r\nsource_profile = base\n{key}"),
        script(),
    )

    assert sign_in(said, context, command_for(context, way, "base")) is Ended.BADLY
    assert "takes no sign-in" not in said.text


def test_offers_of_something_else_are_kept_away(at, script, tmp_path):
    file = tmp_path / "said"
    context = at(f'echo "$AWS_CLI_AGENT_TOOLKIT_HINT_DISABLED" > {file}')

    sign_in(script(), context, command_for(context, Way.BROWSER))

    assert file.read_text() == "true\n"


def test_where_there_is_no_aws_cli_that_is_said(person, script, monkeypatch, tmp_path):
    person()
    monkeypatch.setenv("PATH", str(tmp_path))
    context, said = Call(language("en")).context(), script()

    assert sign_in(said, context, command_for(context, Way.BROWSER)) is Ended.NOT_STARTED
    assert "aws login could not be started." in said.text


@pytest.mark.skipif(sys.platform == "win32", reason="signals of a POSIX system")
def test_a_signal_is_heard_that_does_not_end_the_wait_for_the_aws_cli(at, script, tmp_path):
    """As one that comes just as the wait begins."""
    begun, ended = tmp_path / "begun", tmp_path / "ended"
    context = at(f"touch {begun}; sleep 10; touch {ended}")

    def interrupt(*_: object) -> None:
        raise KeyboardInterrupt

    def send() -> None:
        while not begun.exists():
            time.sleep(0.05)
        time.sleep(0.2)  # until the main thread waits
        signal.pthread_kill(threading.get_ident(), signal.SIGUSR1)

    before = signal.signal(signal.SIGUSR1, interrupt)
    try:
        threading.Thread(target=send, daemon=True).start()
        with pytest.raises(KeyboardInterrupt):
            sign_in(script(), context, command_for(context, Way.BROWSER))
    finally:
        signal.signal(signal.SIGUSR1, before)

    assert not ended.exists()
