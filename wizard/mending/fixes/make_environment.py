"""The fix `make-environment`: a virtual environment in the folder of the sample, with boto3 in it."""

from __future__ import annotations

import os
import shlex
import shutil
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from msgspec import Struct, structs

from checks.context import Context
from checks.fix import Fix
from checks.model import Finding, Phrase, Remedy
from checks.sources.local.own_shell import WINDOWS
from checks.sources.local.programs import Ran
from checks.sources.local.pythons import SUPPORTED, Python, ask_python, python_named
from checks.sources.local.virtual_environments import activation, inside_of, python_of
from wizard.conversation.findings import show_steps
from wizard.conversation.protocol import Conversation, Question
from wizard.files.new_file import free_name
from wizard.mending.fixes.install_boto3 import SECONDS, packages
from wizard.mending.installers import Packages, installer_for, tool
from wizard.mending.plan import RUN_THIS, Done, consent
from wizard.mending.plans.program import Program
from wizard.output.marks import Mark
from wizard.output.paths import shown

CONSENT = consent(Fix.MAKE_ENVIRONMENT, RUN_THIS)
ASKS = (CONSENT,)
NAME = ".venv"
NOTHING_MAKES_ONE = Remedy(
    steps=(
        Phrase("Install what makes virtual environments, then try again: on Debian and Ubuntu"
               " with the command below."),
    ),
    commands=("sudo apt install python3-venv",),
    links=("https://docs.python.org/3/library/venv.html",),
)  # fmt: skip


class Environment(Struct, frozen=True):
    """A plan to make an environment where nothing lies; `anew` plans again where something does then."""

    program: Program
    place: Path
    anew: Callable[[], Program | Environment | None]

    @property
    def question(self) -> Question:
        return self.program.question

    @property
    def exact(self) -> str:
        return self.program.exact

    def show(self, conversation: Conversation) -> None:
        self.program.show(conversation)

    def do(self, conversation: Conversation) -> Done | Program | Environment | None:
        if os.path.lexists(self.place):
            return self.anew()
        return self.program.do(conversation)


def plan(
    conversation: Conversation, context: Context, finding: Finding
) -> Program | Environment | None:
    """Into an environment that is there already, if it works; else one is made. None where it was said
    why not."""
    named = str(finding.facts.get("newer") or finding.facts["python"])
    python = python_named(context, named)
    return planned(conversation, context, python) if python else None


def planned(
    conversation: Conversation, context: Context, python: Python
) -> Program | Environment | None:
    """The same for this Python."""
    place, wanted = context.folder / NAME, packages(context)
    there = ask_python(context, python_of(place, context.platform)) if place.is_dir() else None
    if isinstance(there, Python) and there.in_environment and there.version >= SUPPORTED:
        return _into(context, place, there, wanted)
    if not os.access(context.folder, os.W_OK):
        words = Phrase(
            "Nothing can be written to {folder}: go to a folder of your own, and try again.",
            folder=context.folder,
        )
        conversation.show(words, Mark.FAIL)
        return None
    place = free_name(place)
    commands = _commands(context, python, place, wanted)
    if commands is None:
        words = Phrase("{python} makes no virtual environments: a part of it is missing.",
                       python=python.command)  # fmt: skip
        conversation.show(words, Mark.FAIL)
        show_steps(
            conversation,
            NOTHING_MAKES_ONE.steps,
            NOTHING_MAKES_ONE.commands,
            NOTHING_MAKES_ONE.links,
        )
        return None
    words = Phrase(
        "The environment {place} is made in this folder, and boto3 installed in it; nothing else"
        " changes.",
        place=place.name,
    )
    program = structs.replace(
        _program(context, place, commands, wanted, words),
        clear_up=lambda: shutil.rmtree(place, ignore_errors=True),
        by_hand=(_removal(place, context.platform),),
    )
    return Environment(program, place, lambda: planned(conversation, replace(context), python))


def _into(context: Context, place: Path, there: Python, wanted: Packages) -> Program | None:
    """boto3 into the environment that is there, unless it has it: then it need only be active."""
    installer = installer_for(context, there, wanted)
    if installer is None:
        return None
    words = Phrase(
        "The environment {place} is there already; boto3 is installed in it.", place=place.name
    )
    program = _program(context, place, installer.commands, wanted, words)
    return structs.replace(program, by_hand=(shlex.join(installer.remove),))


def _program(
    context: Context,
    place: Path,
    commands: tuple[tuple[str, ...], ...],
    wanted: Packages,
    words: Phrase,
) -> Program:
    first, *then = commands
    return Program(
        command=first,
        then=tuple(then),
        waiting=Phrase("An environment with boto3 is made…"),
        worked=lambda: _works(context, place, wanted),
        environment=context.environment,
        folder=context.home,  # see Installer
        seconds=SECONDS,
        question=CONSENT,
        words=words,
        within=lambda world: replace(
            world, environment=inside_of(place, world.environment, world.platform)
        ),
        step=_step(context, place),
    )


def _commands(
    context: Context, python: Python, place: Path, wanted: Packages
) -> tuple[tuple[str, ...], ...] | None:
    """venv, else uv, else virtualenv makes it: Debian's Python comes without the first one's half."""
    own, inner = str(python.path), str(python_of(place, context.platform))
    pip = (inner, "-m", "pip", "install", *wanted.names)
    said = context.programs.ask(own, "-Ic", "import venv, ensurepip", timeout=SECONDS)
    if isinstance(said, Ran) and said.code == 0:
        return (own, "-m", "venv", str(place)), pip
    if uv := tool(context, "uv"):
        into = (uv, "pip", "install", "--python", inner, *wanted.names)
        return (uv, "venv", "--python", own, str(place)), into
    if virtualenv := tool(context, "virtualenv"):
        return (virtualenv, "--python", own, str(place)), pip
    return None


def _works(context: Context, place: Path, wanted: Packages) -> bool:
    """Whether the environment's Python says that it has a boto3 that knows face detection."""
    now = ask_python(replace(context), python_of(place, context.platform))
    if not isinstance(now, Python) or now.failure or now.detects_faces is False:
        return False
    return "awscrt" in now.places or not any("crt" in name for name in wanted.names)


def _step(context: Context, place: Path) -> Remedy:
    """What the person's own shell must do: no program can do it for the shell that started it."""
    return Remedy(
        steps=(
            Phrase("Make the environment active in each new terminal, with the command below."),
            Phrase(
                "Or run your program with its Python: {python} detect_faces.py",
                python=shown(python_of(place, context.platform)),
            ),
        ),
        commands=(activation(Path(place.name), context.environment, context.platform),),
    )


def _removal(place: Path, platform: str) -> str:
    if platform == WINDOWS:
        quoted = str(place).replace("'", "''")
        return f"Remove-Item -Recurse -Force '{quoted}'"
    return f"rm -r {shlex.quote(str(place))}"
