"""A variable goes out of its start-up file by consent; what only the person's own shell can do is said."""

import os
import stat

import pytest

from checks.exits import Exit
from wizard.examining.run import examine, planned
from wizard.mending.mend import MENDED, NOT_MENDED, mend_code
from wizard.mending.rounds import Rounds
from wizard.writing.backups import put_back, undo
from wizard.writing.world import World

MALFORMED = "credentials.profile-variable-malformed"
AREAS = ("files", "credentials", "network", "identity", "region", "permissions")
BASHRC = 'if [ -t 0 ]; then\n  export AWS_PROFILE=""  # of old\nfi\nexport EDITOR=vi\n'
STILL = "1. This terminal still has AWS_PROFILE: paste the line below into it."


@pytest.fixture
def with_variable(sandboxed, monkeypatch):
    """Somebody whose AWS_PROFILE is set to nothing, and what their .bashrc holds."""

    def make(text: str | None = None):
        context = sandboxed()
        monkeypatch.setenv("AWS_PROFILE", "")
        monkeypatch.setenv("SHELL", "/bin/bash")
        if text is not None:
            (context.home / ".bashrc").write_text(text)
            (context.home / ".bashrc").chmod(0o644)
        return context

    return make


@pytest.fixture
def rounds(work):
    def run(said) -> Exit:
        task = work(said)

        def look(context):
            return examine(planned(AREAS), context, "doctor")

        context = task.world()
        return Rounds(task, look, only_safe=False).run(look(context), context)

    return run


def test_its_line_becomes_a_comment_in_a_file_that_can_still_be_read_and_comes_back(
    work, script, with_variable
):
    bashrc = with_variable(BASHRC).home / ".bashrc"
    said = script(("unset_variable", True))

    assert mend_code(work(said), MALFORMED) == MENDED
    assert bashrc.read_text() == BASHRC.replace("  export AWS", "  true # export AWS")
    assert stat.S_IMODE(bashrc.stat().st_mode) == 0o644
    assert f"✓ Fixed for new terminals: {MALFORMED}" in said.shown
    assert said.shown[-2:] == [STILL, "unset AWS_PROFILE"]
    assert os.environ["AWS_PROFILE"] == ""

    put_back(undo(World()))
    assert bashrc.read_text() == BASHRC
    assert stat.S_IMODE(bashrc.stat().st_mode) == 0o644


@pytest.mark.parametrize("shell", ["/usr/bin/fish", "/bin/tcsh", "/usr/bin/pwsh"])
def test_the_line_to_paste_is_that_of_the_shell(work, script, with_variable, monkeypatch, shell):
    with_variable(BASHRC)
    monkeypatch.setenv("SHELL", shell)
    said = script(("unset_variable", True))
    mend_code(work(said), MALFORMED)

    lines = {
        "fish": "set -e AWS_PROFILE",
        "tcsh": "unsetenv AWS_PROFILE",
        "pwsh": "Remove-Item Env:AWS_PROFILE",
    }
    assert said.shown[-1] == lines[shell.rpartition("/")[2]]


@pytest.mark.parametrize(
    "text",
    [
        'export AWS_PROFILE="" EDITOR=vi\n',
        'test -t 0 && export AWS_PROFILE=""\n',
        'f() { export AWS_PROFILE=""; }\n',
        'export AWS_PROFILE="" \\\n  EDITOR=vi\n',
    ],
)
def test_a_line_that_does_more_is_named_and_left_to_the_person(work, script, with_variable, text):
    bashrc = with_variable(text).home / ".bashrc"
    said = script()

    assert mend_code(work(said), MALFORMED) == NOT_MENDED
    assert "seen: ~/.bashrc:1 (AWS_PROFILE)" in said.shown
    assert bashrc.read_text() == text


def test_a_file_that_changes_before_the_deed_is_asked_for_again(work, script, with_variable):
    bashrc = with_variable(BASHRC).home / ".bashrc"

    class Meanwhile(type(script())):
        def agree(self, question, exact=""):
            if not self.asked:
                bashrc.write_text("# new\n" + BASHRC)
            return super().agree(question, exact)

    said = Meanwhile(script().language, [("unset_variable", True), ("unset_variable", True)])

    mend_code(work(said), MALFORMED)

    assert said.left == []
    assert bashrc.read_text() == "# new\n" + BASHRC.replace("  export AWS", "  true # export AWS")


def test_rounds_go_on_without_it_and_end_with_what_is_to_be_pasted(rounds, script, with_variable):
    bashrc = with_variable(BASHRC).home / ".bashrc"
    said = script(("unset_variable", True))

    assert rounds(said) is Exit.READY
    assert "true # export" in bashrc.read_text()
    assert STILL in said.shown
    assert "unset AWS_PROFILE" in said.shown
    assert os.environ["AWS_PROFILE"] == ""


def test_without_a_file_rounds_wait_for_the_person_and_go_on_as_if_it_was_done(
    rounds, script, with_variable
):
    with_variable()
    said = script(("manual", "again"))

    assert rounds(said) is Exit.READY
    assert STILL in said.shown
    assert os.environ["AWS_PROFILE"] == ""


def test_a_value_that_only_the_terminal_can_get_is_gone_on_with_and_pasted_in_the_end(
    rounds, script, sandboxed, monkeypatch
):
    sandboxed()
    monkeypatch.setenv("SHELL", "/bin/bash")
    monkeypatch.setenv("AWS_DEFAULT_REGION", "Tokyo")
    said = script(("manual", "again"))

    assert rounds(said) is Exit.READY
    at = said.shown.index(
        "1. This terminal does not have the new value of AWS_DEFAULT_REGION yet: paste the line below"
        " into it."
    )
    assert said.shown[at + 1] == "export AWS_DEFAULT_REGION=ap-northeast-1"
    assert os.environ["AWS_DEFAULT_REGION"] == "Tokyo"


def test_a_secret_that_only_the_terminal_can_get_is_not_waited_for(
    rounds, script, sandboxed, monkeypatch
):
    user = sandboxed().sandbox.user
    monkeypatch.setenv("AWS_ACCESS_KEY_ID", user.access_key_id)
    monkeypatch.setenv("AWS_SECRET_ACCESS_KEY", f'"{user.secret_access_key}"')
    said = script()

    assert rounds(said) is Exit.NOT_READY
    assert (
        "rekwiz sees a change of AWS_SECRET_ACCESS_KEY only once it is started again: make it when"
        " rekwiz has ended, and then run it once more." in said.shown
    )
    assert user.secret_access_key not in said.text


def test_what_only_the_start_of_a_container_can_change_is_not_waited_for(
    rounds, script, with_variable, monkeypatch
):
    with_variable()
    monkeypatch.setenv("KUBERNETES_SERVICE_HOST", "10.0.0.1")
    said = script()

    assert rounds(said) is Exit.NOT_READY
    assert (
        "rekwiz sees a change of AWS_PROFILE only once it is started again: make it when rekwiz has"
        " ended, and then run it once more." in said.shown
    )
