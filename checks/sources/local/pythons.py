"""The Pythons of this computer: which one will run the person's code, and what it has."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

from msgspec import Struct

from checks.sources.local.programs import (
    DidNotRun,
    Ran,
    entries,
    inside,
    out_of_sight,
    runnable,
    search_path,
    store_stub,
)
from checks.sources.local.python_asking import HAS, any_trial_of, line_of, question_to, told

if TYPE_CHECKING:
    from checks.context import Context

SECONDS = 15
SUPPORTED = (3, 10)
"""The oldest one that gets new boto3: 3.9's support ended on 2026-04-29 (boto3's README)."""
NEWEST = 20
"""Of Python 3, far enough in the future."""
MOST_OTHERS = 6
DEVELOPER_TOOLS = Path("/Library/Developer/CommandLineTools/usr/bin/python3")


class ImportFailure(Struct, frozen=True):
    """What `import boto3` raised: the exception's class, its words, the module that it names."""

    kind: str
    text: str
    module: str | None


class Python(Struct, frozen=True):
    """One Python, as it answered.

    `places` and `versions` are those of boto3, botocore, boto, awscrt and urllib3, where it has
    them; `loads` the modules that boto3 takes from files, by their first name; `detects_faces`
    whether its Rekognition client has `detect_faces` (None: not known); `warned` whether boto3 said
    that it will no longer support this Python.
    """

    path: Path
    version: tuple[int, ...]
    prefix: Path
    in_environment: bool
    externally_managed: bool
    places: Mapping[str, str]
    versions: Mapping[str, str]
    loads: frozenset[str]
    failure: ImportFailure | None
    detects_faces: bool | None
    warned: bool

    @property
    def of_conda(self) -> bool:
        return (self.prefix / "conda-meta").is_dir()

    @property
    def of_pipx(self) -> bool:
        return (self.prefix / "pipx_metadata.json").is_file()

    @property
    def of_uv(self) -> bool:
        """Whether uv made its environment, which has no pip then."""
        try:
            text = (self.prefix / "pyvenv.cfg").read_text("utf-8", "replace")
        except OSError:
            return False
        return any(line.partition("=")[0].strip() == "uv" for line in text.splitlines())

    def numbers_of(self, package: str) -> tuple[int, ...]:
        """A package's version, in an order that can be compared; none where it says none."""
        return tuple(map(int, re.findall(r"\d+", self.versions.get(package, ""))[:3]))

    @property
    def command(self) -> str:
        """Its path, to be pasted in front of arguments."""
        text = str(self.path)
        return f'"{text}"' if " " in text else text


class Speechless(Struct, frozen=True):
    """Something called Python that could not be asked."""

    path: Path
    said: Ran | DidNotRun

    @property
    def before_python_3_4(self) -> bool:
        return isinstance(self.said, Ran) and "nknown option" in self.said.err


def own_python(context: Context) -> Python | Speechless | None:
    """The Python in which the person's sample will run, None where there is none.

    That of VIRTUAL_ENV, else of CONDA_PREFIX, else the first on PATH that answers. Of two active
    environments that PATH has the one that it has first: the other was activated before it.
    """
    silent = None
    for place in _places(context):
        answer = ask_python(context, place)
        if isinstance(answer, Python):
            return answer
        silent = silent or answer
    return silent


def pythons_of_shells(context: Context, own: Python) -> list[Python | Speechless]:
    """What shells start for `python3` and `python`, where neither is the one that own_python gives:
    one that PATH comes to before it, or without the active environment."""
    first: dict[str, Path] = {}
    for place in _on_path(context):
        first.setdefault(place.stem, place)
    if any(_is_of(place, own) for place in first.values()):
        return []
    answers = [ask_python(context, place) for place in first.values()]
    same = any(isinstance(each, Python) and each.prefix == own.prefix for each in answers)
    return [] if same else answers


def _is_of(place: Path, own: Python) -> bool:
    """Whether it is that one, or lies beside it in its environment."""
    return place == own.path or (own.in_environment and place.parent == own.path.parent)


def newer_python(context: Context) -> Python | None:
    """The newest Python on PATH, by its full name, that gets new boto3."""
    for minor in range(NEWEST, SUPPORTED[1] - 1, -1):
        for place in entries(f"python3.{minor}", context.environment, context.platform):
            found = ask_python(context, place) if runnable(place) else None
            if isinstance(found, Python) and found.version >= SUPPORTED:
                return found
    return None


def python_named(context: Context, command: str) -> Python | None:
    """The Python that a finding names by its command; the person's own where it names none."""
    own = own_python(context)
    if isinstance(own, Python) and command in ("", own.command):
        return own
    named = ask_python(context, Path(command.strip('"'))) if command else None
    return named if isinstance(named, Python) else None


def closed_pythons(context: Context) -> list[Path]:
    """Those on PATH that lie, or lead, where this user may not look: shells pass them over as well."""
    names = ("python", "python3") if context.platform == "win32" else ("python3", "python")
    places = [
        place for name in names for place in entries(name, context.environment, context.platform)
    ]
    return list(filter(out_of_sight, places))


def other_pythons(context: Context, own: Python) -> Iterator[Python]:
    """Further Pythons: pip's, those of environments in the person's folder, and those on PATH."""
    places = [*_of_pip(context), *_of_environments_here(context), *_on_path(context)]
    prefixes = {own.prefix}
    for place in list(dict.fromkeys(places))[:MOST_OTHERS]:
        found = ask_python(context, place)
        if isinstance(found, Python) and found.prefix not in prefixes:
            prefixes.add(found.prefix)
            yield found


def ask_python(context: Context, place: Path) -> Python | Speechless:
    """What one Python has, asked once a run in the person's folder."""
    if found := _by_the_way(context, place):
        return found
    said = context.programs.ask(*question_to(place), timeout=SECONDS)
    line = line_of(said, HAS)
    return _read(place, told(line, HAS)) if line else Speechless(place, said)


def _by_the_way(context: Context, place: Path) -> Python | None:
    """What it has, by a trial that was begun and has come to a client; of another the trouble may be
    that of the person's variables, so it is asked once more, without them."""
    trial = context.programs.begun(*any_trial_of(place), as_person=True)
    line = context.programs.line(*trial, head=HAS, as_person=True) if trial else None
    return _read(place, told(line, HAS)) if line else None


def begin(context: Context) -> None:
    """Starts the first question to the Python that is asked first, unless a trial has it answered."""
    place = first_place(context)
    if place and not context.programs.at_work(*any_trial_of(place), as_person=True):
        context.programs.begin(*question_to(place), timeout=SECONDS)


def first_place(context: Context) -> Path | None:
    """Where the Python lies that own_python asks first."""
    return next(iter(_places(context)), None)


def _read(place: Path, answer: dict[str, Any]) -> Python:
    return Python(
        path=place,
        version=tuple(answer["version"]),
        prefix=Path(answer["prefix"]),
        in_environment=answer["environment"],
        externally_managed=answer["managed"],
        places=answer["places"],
        versions=answer["versions"],
        loads=frozenset(answer["loads"]),
        failure=ImportFailure(*answer["failure"]) if answer["failure"] else None,
        detects_faces=answer["detects"],
        warned=answer["warned"],
    )


def _places(context: Context) -> Iterator[Path]:
    """Where it may lie, in the order of asking."""
    yield from _of_active_environments(context)
    yield from _on_path(context)


def _of_active_environments(context: Context) -> list[Path]:
    named = (context.environment.get(name) for name in ("VIRTUAL_ENV", "CONDA_PREFIX"))
    found = [place for prefix in named if prefix for place in _inside(context, Path(prefix))]
    path = search_path(context.environment, context.platform)
    folders = [place.parent for place in found]
    if not all(folder in path for folder in folders):
        return found
    return sorted(found, key=lambda place: path.index(place.parent))


def _of_environments_here(context: Context) -> list[Path]:
    prefixes = [context.folder / name for name in (".venv", "venv", "env")]
    return [place for prefix in prefixes for place in _inside(context, prefix)]


def _inside(context: Context, prefix: Path) -> list[Path]:
    """The Python of an environment, made by venv or by conda."""
    folders = [prefix / "Scripts", prefix] if context.platform == "win32" else [prefix / "bin"]
    places = [place for folder in folders for place in inside(folder, "python", context.platform)]
    return [place for place in places if runnable(place)]


def _on_path(context: Context) -> list[Path]:
    names = ("python", "python3") if context.platform == "win32" else ("python3", "python")
    places = [
        place
        for name in names
        for place in entries(name, context.environment, context.platform)
        if runnable(place)
    ]
    return [place for place in places if not _opens_a_dialog(context, place)]


def _of_pip(context: Context) -> Iterator[Path]:
    """The Python in the first line of the pip that PATH finds; on Windows the one beside it."""
    for pip in filter(runnable, entries("pip", context.environment, context.platform)):
        if context.platform == "win32":
            yield from inside(pip.parent.parent, "python", context.platform)
            return
        with pip.open("rb") as file:
            first = file.readline(500).decode("utf-8", "replace")
        interpreter = Path(first.removeprefix("#!").strip())
        if interpreter.name.startswith("python") and runnable(interpreter):
            yield interpreter
        return


def _opens_a_dialog(context: Context, place: Path) -> bool:
    """Whether it only offers to install something: Windows's Store stub, macOS's stand-in."""
    if context.platform == "win32":
        return store_stub(place)
    if context.platform != "darwin" or place.parent != Path("/usr/bin") or DEVELOPER_TOOLS.exists():
        return False
    said = context.programs.ask("xcode-select", "-p", timeout=SECONDS)
    return not (isinstance(said, Ran) and said.code == 0 and Path(said.out.strip()).is_dir())
