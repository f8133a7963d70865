"""What rekwiz promises whatever it is given, and what is broken of it in one run.

CONTRACT: the exit codes, one JSON object or none, nothing asked, nothing written beside the outputs.
SECURITY: no secret, and no character that steers a terminal, from whatever place it came.
"""

from __future__ import annotations

import json
import re
import unicodedata
import zipfile
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

from tests.fuzz.programs import Ended

BY_CONTRACT = {0, 1, 2, 3, 4, 5}
"""Without 70, a bug, and 130, for nobody interrupts here."""
NO_JSON = {2, 5}
SECRET = "gR8zKq2LxV/7bNw+4TfYcJ0mHsPd5uEaXi9QoWlB"
PLAIN = "dK4mVx9QzT2hBn7RwY6cLs3GfJ8pXe5UaN1tHo0Z"
"""Another one, with nothing in it that a file's name could not have."""
OF_EVERY_TOKEN = "IQoJb3JpZ2luX2VjEPr//////////wEaCXVzLWVhc3QtMSJGMEQCIG"
"""How session tokens begin, whoever has them: of that nothing is secret."""
OWN_OF_TOKEN = "hK3vNz8RtYqLw2" * 12
TOKEN = OF_EVERY_TOKEN + OWN_OF_TOKEN
PASSWORD = "qX7-plover-Wn93"
SHORTEST = 16
"""Characters of a secret in a row that may not be seen, where it was torn."""
KEYS = {
    "rekwiz.report/1": {
        "schema", "tool", "mode", "language", "target", "place", "verdict", "exit_code",
        "root_cause", "counts", "duration_ms", "results",
    },
    "rekwiz.reports/1": {"schema", "reports"},
    "rekwiz.detection/1": {"schema", "photos"},
    "rekwiz.explanations/1": {"schema", "findings"},
    "rekwiz.regions/1": {"schema", "regions"},
    "rekwiz.checks/1": {"schema", "checks"},
}  # fmt: skip
"""What each kind of result has at least; new keys are no new schema."""
SCHEMAS = {
    "preflight": {"rekwiz.report/1", "rekwiz.reports/1"},
    "doctor": {"rekwiz.report/1", "rekwiz.reports/1"},
    "detect": {"rekwiz.detection/1"},
    "explain": {"rekwiz.explanations/1"},
    "regions": {"rekwiz.regions/1"},
    "checks": {"rekwiz.checks/1"},
    "run": {"rekwiz.report/1"},
}
TRACES = ("Traceback (most recent call last)", "Exception in thread", "Exception ignored in")
A_WARNING = re.compile(r"\.py:\d+: \w*Warning")


SECTION_OF_GITLAB = re.compile(r"\x1b\[0Ksection_(?:start|end):\d+:rekwiz_\w+\r\x1b\[0K")
"""What folds a part of a job's log, in a job of GitLab's alone."""


def keep(ended: Ended, folder: Path, *, outputs: Sequence[str] = (), given: str = "") -> None:
    """Fails with all that is broken. `outputs` are the beginnings of names that may have been written,
    `given` is what the person pasted, which may be repeated."""
    broken = [*broken_in(ended, folder, outputs, given)]
    assert not broken, "\n".join([*broken, shown_of(ended)])


def broken_in(ended: Ended, folder: Path, outputs: Sequence[str], given: str) -> Iterator[str]:
    if ended.code is None:
        yield "it does not end"
    elif ended.code not in BY_CONTRACT:
        yield f"exit code {ended.code}"
    if ended.taken:
        yield f"it took {ended.taken} bytes from standard input"
    for text in (ended.text, ended.remarks):
        yield from _broken_in_words(text, given)
    yield from _steering(SECTION_OF_GITLAB.sub("", ended.remarks), _is_legible)
    yield from _steering(ended.text, _is_of_json if ended.is_json else _is_legible)
    yield from _broken_in_json(ended) if ended.is_json else ()
    yield from (
        f"{name} was {what}"
        for name, what in ended.changed.items()
        if not name.startswith(tuple(outputs))
    )
    yield from _secrets_in(ended, folder)


def _broken_in_words(text: str, given: str) -> Iterator[str]:
    yield from (f"{trace!r}" for trace in TRACES if trace in text and trace not in given)
    if found := A_WARNING.search(text):
        yield f"a warning of Python's: {found.group()}"


def _steering(text: str, is_harmless: Callable[[str], bool]) -> Iterator[str]:
    if steering := {each for each in set(text) if not is_harmless(each)}:
        yield f"characters that are no text: {sorted(map(ascii, steering))}"


def _is_legible(character: str) -> bool:
    return character.isprintable() or character in "\n\u00a0\u3000"


def _is_of_json(character: str) -> bool:
    """What stands in it as it is: nothing that controls, turns the direction of writing, or ends a line."""
    return character == "\n" or unicodedata.category(character) not in (
        "Cc",
        "Cf",
        "Cs",
        "Zl",
        "Zp",
    )


def _broken_in_json(ended: Ended) -> Iterator[str]:
    if ended.code in NO_JSON:
        if ended.out:
            yield f"data at exit code {ended.code}"
        return
    try:
        found = json.loads(ended.text, parse_constant=_no_constant)
    except ValueError as error:
        yield f"no JSON: {error}"
        return
    if not isinstance(found, dict):
        yield "no object"
        return
    schema = found.get("schema")
    named = next((each for each in ended.arguments if each in SCHEMAS), "")
    if schema not in SCHEMAS.get(named, KEYS):
        yield f"the schema {schema}"
    if missing := KEYS.get(str(schema), set()) - found.keys():
        yield f"without {missing}"
    if named != "run" and found.get("exit_code", ended.code) != ended.code:
        yield f"exit code {ended.code}, and {found['exit_code']} in the report"


def _no_constant(name: str) -> None:
    raise ValueError(f"{name} is none of JSON's")


def _secrets_in(ended: Ended, folder: Path) -> Iterator[str]:
    texts = {"output": ended.text, "remarks": ended.remarks}
    for name in ended.changed:
        if not name.startswith(("home/.aws/", "home/.local/")):  # their own places
            texts |= _inside(folder / name, name)
    for where, text in texts.items():
        folded = text.casefold()
        for secret in (SECRET, PLAIN, OWN_OF_TOKEN, PASSWORD):
            if any(piece in folded for piece in _pieces(secret.casefold())):
                yield f"a secret in {where}: {secret[:8]}…"


def _inside(path: Path, name: str) -> dict[str, str]:
    if path.is_dir() or not path.exists():
        return {}
    if zipfile.is_zipfile(path):
        with zipfile.ZipFile(path) as archive:
            return {
                f"{name}: {each}": archive.read(each).decode("utf-8", "replace")
                for each in archive.namelist()
            }
    return {name: path.read_bytes().decode("utf-8", "replace")}


def _pieces(secret: str) -> Iterator[str]:
    width = min(SHORTEST, len(secret))
    return (secret[start : start + width] for start in range(len(secret) - width + 1))


def shown_of(ended: Ended) -> str:
    """The run, for whoever reads why a test failed."""
    return (
        f"rekwiz {' '.join(map(repr, ended.arguments))}\n"
        f"code: {ended.code}\nout: {ended.text[:4000]}\nerr: {ended.remarks[:4000]}"
    )
