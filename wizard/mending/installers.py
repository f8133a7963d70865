"""What installs packages into one Python: the tool that made its environment, else pip."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from pathlib import Path

from msgspec import Struct, field

from checks.context import Context
from checks.sources.local.programs import Ran, entries, inside, runnable
from checks.sources.local.pythons import Python

SECONDS = 20.0
CONDAS = ("mamba", "micromamba", "conda")
HAS_PIP = (
    "import runpy, site, sys; sys.argv[1:] = ['--version'];"
    " sys.prefix == sys.base_prefix and sys.path.append(site.getusersitepackages());"
    " runpy.run_module('pip', run_name='__main__')"
)
"""`-m pip` would run a pip.py of the folder that one stands in; isolated, it lacks the user's packages."""
WAYS_OF_CONDA = ("CONDA_EXE", "MAMBA_EXE")
MADE_BY = re.compile(
    r"^# cmd: (?:\S*[\\/])?(conda|mamba|micromamba)(?:\.exe|-script\.py)?\s", re.MULTILINE
)


class Packages(Struct, frozen=True):
    """What is installed: `anew` where it is there and does not work, `newer` where it is too old."""

    names: tuple[str, ...]
    newer: bool = False
    anew: bool = False


class Installer(Struct, frozen=True):
    """`commands` install, each after the one before; `remove` would take it out again.

    `listed` is the file of a project in which a tool writes it down, in whose folder it is run. All
    others run in the person's home: what a folder brings along, a pip.py or an index of packages, has
    no part in it.
    """

    tool: str
    commands: tuple[tuple[str, ...], ...]
    remove: tuple[str, ...]
    listed: Path | None = None


class ProjectTool(Struct, frozen=True):
    """A tool that keeps a project's packages: by which file it is known, and how it adds one."""

    name: str
    mark: str
    add: tuple[str, ...] = ("add",)
    remove: tuple[str, ...] = ("remove",)
    newer: tuple[str, ...] = field(default=())
    asked: tuple[str, ...] = ()
    """With these words it says where the project's environment is, if that may be elsewhere."""


PROJECT_TOOLS = (
    ProjectTool("uv", "uv.lock", newer=("--upgrade-package", "boto3")),
    ProjectTool("poetry", "poetry.lock", asked=("--no-plugins", "env", "info", "--path")),
    ProjectTool("pdm", "pdm.lock", newer=("--update-reuse",)),
    ProjectTool("pipenv", "Pipfile", ("install",), ("uninstall",), asked=("--venv",)),
)


def is_guarded(python: Python) -> bool:
    """Whether packages are not to be installed into it: the system's own, or frozen by conda (CEP 22)."""
    frozen = (python.prefix / "conda-meta" / "frozen").is_file()
    return frozen or (python.externally_managed and not python.in_environment)


def installer_for(context: Context, python: Python, packages: Packages) -> Installer | None:
    """The tool that belongs to this Python; None where none may or can install into it."""
    if is_guarded(python):
        return None
    ways = (_of_pipx, _of_conda, _of_project, _of_uv, _of_pip, _of_uv_anyhow, _of_bare_pip)
    found = (way(context, python, packages) for way in ways)
    return next((each for each in found if each), None)


def tool(context: Context, name: str) -> str | None:
    """Where a program is: on PATH, or where its own installer puts it."""
    own = (context.home / ".local" / "bin", context.home / ".cargo" / "bin")
    places = [
        *entries(name, context.environment, context.platform),
        *(place for folder in own for place in inside(folder, name, context.platform)),
    ]
    return next((str(place) for place in places if runnable(place)), None)


def _of_pipx(context: Context, python: Python, packages: Packages) -> Installer | None:
    program = tool(context, "pipx") if python.of_pipx else None
    if program is None:
        return None
    name = python.prefix.name
    if packages.newer or packages.anew:
        through = (program, "runpip", name)
        return Installer("pipx", ((*through, *_of_pip_words(packages)),), _back(python, through))
    command = (program, "inject", name, *packages.names)
    return Installer("pipx", (command,), (program, "uninject", name, packages.names[0]))


def _of_conda(context: Context, python: Python, packages: Packages) -> Installer | None:
    program = _conda(context, python) if python.of_conda else None
    if program is None:
        return None
    here = ("--yes", "--prefix", str(python.prefix))
    verb = "update" if packages.newer and not packages.anew else "install"
    again = ("--force-reinstall",) if packages.anew else ()
    names = [part for name in packages.names for part in _for_conda(name)]
    command = (program, verb, *here, *again, *names)
    return Installer("conda", (command,), (program, "remove", *here[1:], "boto3"))


def _for_conda(name: str) -> tuple[str, ...]:
    """conda knows no extras: what boto3[crt] brings is the package awscrt."""
    return ("boto3", "awscrt") if name == "boto3[crt]" else (name,)


def _conda(context: Context, python: Python) -> str | None:
    """The one that made the environment, as its history says, else any of its kind."""
    try:
        history = (python.prefix / "conda-meta" / "history").read_text("utf-8", "replace")
    except OSError:
        history = ""
    made = MADE_BY.findall(history)
    names = dict.fromkeys([*made[:1], *CONDAS])
    named = [context.environment.get(way, "") for way in WAYS_OF_CONDA]
    root = python.prefix.parent.parent if python.prefix.parent.name == "envs" else python.prefix
    for name in names:
        places = [place for place in map(Path, filter(None, named)) if place.stem == name]
        for folder in (root / "condabin", root / "bin", root / "Scripts"):
            places += inside(folder, name, context.platform)
        if there := next((str(place) for place in places if runnable(place)), None):
            return there
        if there := tool(context, name):
            return there
    return None


def _of_project(context: Context, python: Python, packages: Packages) -> Installer | None:
    """A tool that keeps a list of the project's packages, where the environment is that project's."""
    if not python.in_environment:
        return None
    for kept in PROJECT_TOOLS:
        for folder in _projects(context, python):
            if not (folder / kept.mark).is_file():
                continue
            program = tool(context, kept.name)
            if program and _is_of(context, python, folder, kept, program):
                newer = kept.newer if packages.newer or packages.anew else ()
                names = _for_poetry(packages) if kept.name == "poetry" else packages.names
                add = (program, *kept.add, *newer, *names)
                return Installer(
                    kept.name, (add,), (program, *kept.remove, "boto3"), folder / kept.mark
                )
    return None


def _projects(context: Context, python: Python) -> Iterator[Path]:
    yield python.prefix.parent
    yield from (folder for folder in (context.folder, *context.folder.parents))


def _is_of(context: Context, python: Python, folder: Path, kept: ProjectTool, program: str) -> bool:
    if python.prefix.parent == folder and python.prefix.name == ".venv":
        return True
    said = context.programs.ask(program, *kept.asked, timeout=SECONDS) if kept.asked else None
    place = said.out.strip() if isinstance(said, Ran) and not said.code else ""
    return bool(place) and Path(place).resolve() == python.prefix.resolve()


def _for_poetry(packages: Packages) -> tuple[str, ...]:
    """One that its list has already is taken anew by the word `latest`."""
    again = packages.newer or packages.anew
    return tuple(f"{name}@latest" if again else name for name in packages.names)


def _of_uv(context: Context, python: Python, packages: Packages) -> Installer | None:
    return _of_uv_anyhow(context, python, packages) if python.of_uv else None


def _of_uv_anyhow(context: Context, python: Python, packages: Packages) -> Installer | None:
    program = tool(context, "uv")
    if program is None:
        return None
    into = (program, "pip", "install", "--python", str(python.path))
    again = ("--reinstall",) if packages.anew else ()
    out = (program, "pip", "uninstall", "--python", str(python.path), "boto3")
    old = python.versions.get("boto3")
    back = (*into, f"boto3=={old}") if old else out
    return Installer("uv", ((*into, "--upgrade", *again, *packages.names),), back)


def _of_pip(context: Context, python: Python, packages: Packages) -> Installer | None:
    said = context.programs.ask(str(python.path), "-Ic", HAS_PIP, timeout=SECONDS)
    if not isinstance(said, Ran) or said.code:
        return None
    return Installer("pip", (_pip(python, packages),), _back(python, _as_module(python)))


def _of_bare_pip(context: Context, python: Python, packages: Packages) -> Installer | None:
    """A Python brings pip along, which an environment may have been made without."""
    path = str(python.path)
    said = context.programs.ask(path, "-Ic", "import ensurepip", timeout=SECONDS)
    if not isinstance(said, Ran) or said.code:
        return None
    first = (path, "-m", "ensurepip", "--upgrade")
    return Installer("pip", (first, _pip(python, packages)), _back(python, _as_module(python)))


def _as_module(python: Python) -> tuple[str, ...]:
    return (str(python.path), "-m", "pip")


def _pip(python: Python, packages: Packages) -> tuple[str, ...]:
    return (*_as_module(python), *_of_pip_words(packages))


def _of_pip_words(packages: Packages) -> tuple[str, ...]:
    again = ("--force-reinstall",) if packages.anew else ()
    return ("install", "--upgrade", *again, *packages.names)


def _back(python: Python, pip: Sequence[str]) -> tuple[str, ...]:
    """The version that was there, else none."""
    old = python.versions.get("boto3")
    return (*pip, "install", f"boto3=={old}") if old else (*pip, "uninstall", "boto3")
