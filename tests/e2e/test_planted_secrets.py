"""A secret in every place, and nothing shows one: on no screen, in no file, in no argument of a program.

Every command runs in every format and both languages, with every fault of the sandbox, and with a crash.
A new command, format, language or fault joins by itself.
"""

from __future__ import annotations

import contextlib
import io
import os
from collections.abc import Iterator
from itertools import cycle
from pathlib import Path

import pytest
from msgspec.structs import replace

from checks import catalogue
from checks.exits import Exit
from checks.model import Seen
from checks.phrase import Phrase
from tests.e2e.planted.person import SECRETS, Left, Planted
from wizard import cli
from wizard.commands import COMMANDS
from wizard.invocation.options import Again, Value, options_of
from wizard.languages import OFFERED
from wizard.sandbox import Sandbox
from wizard.sandbox.faults import FAULTS

LOUD = ("--verbose",)
TEXT = f"aws: [ERROR]: odd password {SECRETS['a program']}"
WAYS: dict[str, tuple[tuple[str, ...], ...]] = {
    "setup": (
        ("--no-input", "--answers", "answers.toml", "--dry-run"),
        ("--yes", "--csv", "{csv}", "--record", "record.toml", "--profile", "fresh"),
        ("--no-input", "--csv", "{broken}"),
    ),
    "doctor": (("--bundle", "bundle.zip"), ("--all-profiles",), ("--output", "report")),
    "preflight": ((), ("--profile", "helper"), ("--profile", "role", "--output", "report")),
    "detect": (("{photo}",), ("{photo}", "--profile", "helper", "--no-picture")),
    "regions": (("--no-measure",),),
    "explain": ((TEXT,), ("log.txt",), ("--list",)),
    "fix": (
        ("permissions.rekognition-denied", "--for-admin", "page.md"),
        ("region.not-set", "--yes", "--profile", "helper"),
    ),
    "undo": (("--list",), ("--yes",)),
    "run": (("--", "sh", "-c", "echo Unable to locate credentials >&2; exit 3"),),
    "completion": (("bash",), ("man",)),
    "sandbox": (("--", "sh", "-c", "exit 3"), ("--fault", "nothing", "--env-file", "env")),
}
"""The words behind each command; a new command is run without any until it has some here."""
ACCOUNT = "222233334444"
EXITS = {0, 1, 2, 3, 4, 5}


def _formats(name: str) -> list[tuple[str, ...]]:
    """The words for each that a command's --format takes, or for all at once; none for one without."""
    options = next(each.command.options for each in COMMANDS if each.name == name)
    for field, option in options_of(options):
        if field == "format" and isinstance(option, Value | Again):
            formats = option.help.facts["formats"]
            assert isinstance(formats, tuple)
            names = tuple(each.text for each in formats if isinstance(each, Phrase))
            assert names
            return (
                [_at_once(names)]
                if isinstance(option, Again)
                else [("--format", each) for each in names]
            )
    return [()]


def _at_once(formats: tuple[str, ...]) -> tuple[str, ...]:
    """Each in a file of its own, but for the first."""
    first, *others = formats
    return (
        "--format",
        first,
        *(word for each in others for word in ("--format", f"{each}=as.{each}")),
    )


def _runs() -> Iterator[tuple[str, ...]]:
    """Each way of each command; over them every format of it and every language come round."""
    for command in COMMANDS:
        ways = WAYS.get(command.name, ((),))
        formats = _formats(command.name)
        languages = cycle(OFFERED)
        for number in range(max(len(ways), len(formats), len(OFFERED))):
            way = ways[number % len(ways)]
            own, behind = (way, ()) if "--" not in way else ((), way)
            said = (*LOUD, "--lang", next(languages), *formats[number % len(formats)])
            yield (command.name, *said, *own, *behind)


RUNS = tuple(_runs())


@pytest.fixture
def planted(shared_sandbox, base_environment, tmp_path, thorough) -> Planted:
    return Planted(tmp_path, shared_sandbox, base_environment)


def _filled(words: tuple[str, ...], person: Planted) -> list[str]:
    photo = Path(catalogue.__file__).parent / "sources" / "photo" / "astronaut.jpg"
    (person.folder / "log.txt").write_text(f"INFO ok\n{TEXT}\nERROR {TEXT}\n")
    (person.folder / "answers.toml").write_text(f'region = "{SECRETS["a Region"]}"\n')
    places = {"{csv}": person.csv, "{broken}": person.broken_csv, "{photo}": photo}
    return [str(places.get(word, word)) for word in words]


def _shown(left: Left, person: Planted) -> list[str]:
    texts = {place: text for place, text in left.texts.items() if not _is_own(place)}
    return Left(left.code, texts, left.errors).telling(person.secrets)


def _is_own(place: str) -> bool:
    """What this test wrote itself, and the sandbox's own environment."""
    return place.endswith(("log.txt", "answers.toml"))


@pytest.mark.parametrize("words", RUNS, ids=lambda words: " ".join(words)[:60])
def test_no_command_shows_a_secret_of_a_set_up_that_works(planted, words):
    left = planted.runs(*_filled(words, planted))

    assert _shown(left, planted) == []
    assert left.code in EXITS, left.errors


BROKEN = tuple(words for words in RUNS if words[0] not in ("sandbox", "checks", "explain"))


@pytest.mark.parametrize("words", BROKEN, ids=lambda words: " ".join(words)[:60])
def test_no_command_shows_a_secret_that_stands_in_the_place_of_a_name(planted, words):
    planted.breaks()

    left = planted.runs(*_filled(words, planted))

    assert _shown(left, planted) == []
    assert left.code in EXITS, left.errors


def _stream() -> io.TextIOWrapper:
    return io.TextIOWrapper(io.BytesIO(), encoding="utf-8", write_through=True)


def _said(stream: io.TextIOWrapper) -> str:
    assert isinstance(stream.buffer, io.BytesIO)
    return stream.buffer.getvalue().decode()


def _in_this_process(person: Planted, monkeypatch: pytest.MonkeyPatch, *words: str) -> Left:
    """The same program without the start of another: what it writes, and where, is the same."""
    for name in list(os.environ):
        monkeypatch.delenv(name)
    for name, value in person.environment.items():
        monkeypatch.setenv(name, value)
    monkeypatch.chdir(person.folder)
    before, out, errors = person.before(), _stream(), _stream()
    with contextlib.redirect_stdout(out), contextlib.redirect_stderr(errors):
        code = cli.main(words)
    texts = {"standard output": _said(out), "standard error": _said(errors)}
    return Left(code, {**texts, **person.written(before)}, texts["standard error"])


FAULTY = tuple(
    ("doctor", *LOUD, "--no-own-tools", "--lang", code, *form, "--bundle", "bundle.zip")
    for code in OFFERED
    for form in _formats("doctor")
)


@pytest.mark.parametrize(("fault", "words"), list(zip(FAULTS, cycle(FAULTY), strict=False)))
def test_no_fault_of_the_sandbox_brings_a_secret_to_light(
    fault, words, base_environment, tmp_path, thorough, forgetful, monkeypatch
):
    with Sandbox(ACCOUNT, faults=(fault,)) as sandbox:
        person = Planted(tmp_path, sandbox, base_environment)

        left = _in_this_process(person, monkeypatch, *words)

    assert left.telling(person.secrets) == []
    assert left.code in EXITS


@pytest.mark.parametrize("name", [command.name for command in COMMANDS])
def test_no_crash_of_a_command_shows_a_secret(name, planted, forgetful, monkeypatch):
    def crash(*_: object) -> int:
        said = " ".join((*planted.secrets, "password hunter2Zq9Kx"))
        try:
            raise ValueError(said)
        except ValueError as error:
            raise RuntimeError(said) from error

    monkeypatch.setattr("wizard.cli.carry_out", crash)
    words = WAYS.get(name, ((),))[0]

    left = _in_this_process(planted, monkeypatch, name, *LOUD, *_filled(words, planted))

    assert left.code == Exit.BUG
    assert "RuntimeError" in left.errors
    assert _shown(left, planted) == []
    assert "hunter2" not in left.errors


@pytest.mark.parametrize("words", FAULTY, ids=OFFERED)
def test_no_crash_of_a_check_shows_a_secret(words, planted, forgetful, monkeypatch):
    def crash(_: object) -> Iterator[Seen]:
        raise RuntimeError(" ".join(planted.secrets))

    checks = tuple(
        replace(each, look=crash) if each.code in ("files.private", "identity.known") else each
        for each in catalogue.all_checks()
    )
    monkeypatch.setattr("checks.catalogue.all_checks", lambda: checks)

    left = _in_this_process(planted, monkeypatch, *words)

    assert "files.check-crashed" in "".join(left.texts.values())
    assert _shown(left, planted) == []
