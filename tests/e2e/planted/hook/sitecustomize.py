"""Loaded by every Python of a run: notes which programs it starts, with which words and new variables."""

import json
import os
import sys
from pathlib import Path

BEFORE = dict(os.environ)
STARTS = {
    "subprocess.Popen": (1, 3),
    "os.exec": (1, 2),
    "os.posix_spawn": (1, 2),
    "os.spawn": (2, 3),
    "os.system": (0, None),
    "pty.spawn": (0, None),
}
"""The events of the audit hook, and which of what comes with them are the words and the environment."""


def note(event, given):
    if event not in STARTS or not (notes := BEFORE.get("NOTED_IN")):
        return
    words, variables = STARTS[event]
    environment = dict(os.environ if variables is None else given[variables] or os.environ)
    named = {_text(name): _text(value) for name, value in environment.items()}
    new = {name: value for name, value in named.items() if BEFORE.get(name) != value}
    said = given[words]
    listed = [said] if isinstance(said, str | bytes) else list(said)
    with Path(notes).open("a") as file:
        file.write(json.dumps([list(map(_text, listed)), new]) + "\n")


def _text(value):
    return os.fsdecode(value)


sys.addaudithook(note)
