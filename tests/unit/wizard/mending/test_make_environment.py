"""An environment is made with boto3 in it, or nothing of it; how a person gets into it is said."""

import json

import pytest

from checks.context import Context
from checks.sources.aws.ask import Aws
from checks.sources.local.pythons import own_python
from wizard.mending.fixes.make_environment import Environment, planned
from wizard.mending.plan import Done, carried_out
from wizard.mending.plans.program import Program

ANSWER = {
    "failure": None, "detects": True, "warned": False, "loads": [], "version": [3, 13, 1],
    "prefix": "/env", "environment": True, "managed": False,
    "places": {"boto3": "/env/boto3/__init__.py"}, "versions": {"boto3": "1.44.5"},
}  # fmt: skip
MISSING = ANSWER | {
    "prefix": "/usr", "environment": False, "managed": True,
    "places": {}, "versions": {}, "detects": None,
    "failure": ["ModuleNotFoundError", "No module named 'boto3'", "boto3"],
}  # fmt: skip
GUARDED = """\
#!/bin/sh
case "$2$3" in
  "import venv"*) exit {ensurepip} ;;
  venv*) /bin/mkdir -p "$3/bin"; /bin/cp "$0.inner" "$3/bin/python"; exit ;;
esac
/bin/cat <<'END'
rekwiz-python:{answer}
END
"""
INNER = """\
#!/bin/sh
if [ "$2" = pip ]; then
  [ -n "{words}" ] && {{ echo "{words}" >&2; exit 1; }}
  exit 0
fi
/bin/cat <<'END'
rekwiz-python:{answer}
END
"""
OFFLINE = "ERROR: NewConnectionError: Failed to establish a new connection: [Errno 111]"


@pytest.fixture
def person(tmp_path):
    """Somebody with a Python that the system guards; `words` are pip's where it fails."""

    def make(words: str = "", *, ensurepip: bool = True, inner: dict = ANSWER) -> Context:
        program = tmp_path / "bin" / "python3"
        program.parent.mkdir()
        program.write_text(GUARDED.format(ensurepip=int(not ensurepip), answer=json.dumps(MISSING)))
        other = program.with_name("python3.inner")
        other.write_text(INNER.format(words=words, answer=json.dumps(inner)))
        for each in (program, other):
            each.chmod(0o755)
        folder = tmp_path / "folder"
        folder.mkdir()
        environment = {"PATH": str(program.parent), "SHELL": "/usr/bin/fish"}
        return Context(environment, tmp_path, folder, "linux", Aws())

    return make


def plan_for(context: Context, said) -> Program | Environment | None:
    return planned(said, context, own_python(context))


def test_it_is_made_with_boto3_in_it_and_how_to_get_into_it_is_said(person, script):
    context, said = person(), script(("make_environment", True))
    place = context.folder / ".venv"

    done = carried_out(said, plan_for(context, said))

    assert isinstance(done, Done)
    assert done.by_hand == (f"rm -r {place}",)
    assert done.step.commands == ("source .venv/bin/activate.fish",)
    assert f"{place}/bin/python -m pip install boto3" in said.text
    assert own_python(done.within(context)).path == place / "bin" / "python"


@pytest.mark.parametrize("inner", [ANSWER, MISSING])
def test_nothing_is_left_of_it_where_boto3_does_not_come_in(person, script, inner):
    words = OFFLINE if inner is ANSWER else ""
    context, said = person(words, inner=inner), script(("make_environment", True))

    assert carried_out(said, plan_for(context, said)) is None

    assert list(context.folder.iterdir()) == []
    assert ("could not be reached" in said.text) == bool(words)


def test_it_is_taken_away_where_it_did_not_help(person, script):
    context, said = person(), script(("make_environment", True))

    carried_out(said, plan_for(context, said)).take_back()

    assert list(context.folder.iterdir()) == []


def test_without_consent_nothing_is_made(person, script):
    context, said = person(), script(("make_environment", False))

    assert carried_out(said, plan_for(context, said)) is None
    assert list(context.folder.iterdir()) == []


def test_what_came_to_lie_there_meanwhile_stays(person, script):
    context, said = person(), script()
    plan = plan_for(context, said)
    assert plan.program.folder == context.home  # where no pip.py of a project is in pip's place
    (context.folder / ".venv").mkdir()

    again = plan.do(said)

    assert isinstance(again, Environment)
    assert again.place == context.folder / ".venv-2"
    assert list((context.folder / ".venv").iterdir()) == []


def test_into_one_that_is_there_boto3_is_installed_and_it_is_not_taken_away(person, script):
    context, said = person(OFFLINE), script(("make_environment", True))
    inner = context.folder / ".venv" / "bin" / "python"
    inner.parent.mkdir(parents=True)
    words = (context.home / "bin" / "python3.inner").read_text()
    inner.write_text(words.replace('"prefix": "/env"', f'"prefix": "{inner.parent.parent}"'))
    inner.chmod(0o755)
    inner.write_text(inner.read_text().replace('if [ "$2" = pip ]', 'if [ "$3" = install ]'))

    assert carried_out(said, plan_for(context, said)) is None
    assert inner.exists()


def test_where_half_of_venv_is_missing_uv_does_it(person, script):
    context = person(ensurepip=False)
    uv = context.home / "bin" / "uv"
    uv.write_text("#!/bin/sh\n")
    uv.chmod(0o755)

    plan = plan_for(context, script())

    assert [plan.program.command[:2], plan.program.then[0][:3]] == [
        (str(uv), "venv"),
        (str(uv), "pip", "install"),
    ]


def test_where_nothing_makes_one_it_is_said_what_to_install(person, script):
    context, said = person(ensurepip=False), script()

    assert plan_for(context, said) is None
    assert said.shown[-2] == "sudo apt install python3-venv"
