"""Nobody waits for a thread at the end of the program: each is begun in one of a few places, as a daemon."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

PROJECT = Path(__file__).parents[2]
PLACES = {
    "checks/deadline.py": "work of the checks, which belongs to a run",
    "wizard/running/tee.py": "hands on what a person's command writes",
    "wizard/sandbox/server.py": "the local AWS",
    "wizard/conversation/lines.py": "a timer that gives a line its time",
    "wizard/interruption.py": "a timer that repeats a Ctrl-C which was lost",
}
WAITED_FOR = {"ThreadPoolExecutor", "ProcessPoolExecutor", "Pool", "ThreadPool"}
BEGUN = {"Thread", "Timer", "start_new_thread"}
FILES = [
    file
    for package in ("checks", "wizard")
    for file in sorted((PROJECT / package).rglob("*.py"))
    if file.name not in ("python_question.py", "python_trial.py")  # other Pythons run them
]


def called(tree: ast.AST) -> Iterator[tuple[str, ast.Call]]:
    for node in ast.walk(tree):
        match node:
            case ast.Call(func=ast.Name(id=name) | ast.Attribute(attr=name)):
                yield name, node


def is_daemon(call: ast.Call, source: str) -> bool:
    said = any(each.arg == "daemon" and ast.unparse(each.value) == "True" for each in call.keywords)
    return said or ".daemon = True" in source


def troubles_of(file: Path) -> Iterator[str]:
    source, place = file.read_text("utf-8"), file.relative_to(PROJECT).as_posix()
    for name, call in called(ast.parse(source)):
        if name in WAITED_FOR:
            yield f"{place}:{call.lineno}: Python waits for a pool at its end; see checks/deadline.py"
        if name in BEGUN and place not in PLACES:
            yield f"{place}:{call.lineno}: threads are begun in checks/deadline.py"
        if name in BEGUN and not is_daemon(call, source):
            yield f"{place}:{call.lineno}: no daemon, so it is waited for"


def test_threads_are_begun_where_they_are_known_to_end():
    assert [trouble for file in FILES for trouble in troubles_of(file)] == []


@pytest.mark.parametrize("place", PLACES)
def test_the_places_are_those_that_there_are(place):
    names = {name for name, _ in called(ast.parse((PROJECT / place).read_text("utf-8")))}
    assert names & BEGUN
