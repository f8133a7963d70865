"""Secrets as tests plant them, and how one is looked for in whatever was written."""

from __future__ import annotations

import base64
import html
import io
import json
import re
import zipfile
from collections.abc import Iterator
from functools import lru_cache
from urllib.parse import quote, unquote

import pytest

from checks.secrets import gate, register

TORN = re.compile(r"[\s│>$*#|\\]+")
"""What may stand in the midst of a word that is wrapped, quoted or listed."""
PIECE = 12
"""Letters of a secret that tell too much of it."""


@pytest.fixture
def forgetful(monkeypatch: pytest.MonkeyPatch) -> None:
    """The register as it is when the program starts, and after the test what it was before."""
    for name, nothing in (("_known", set()), ("_by_start", {}), ("_new", {})):
        monkeypatch.setattr(register.KNOWN, name, nothing)
    gate._shown.cache_clear()
    monkeypatch.setattr(gate, "_shown", gate._shown.__wrapped__)  # other secrets, but as many


def pytest_runtest_setup() -> None:
    """Nobody looks for what another test has planted: a program starts knowing nothing, too."""
    forget()


def forget() -> None:
    """The register knows nothing from here on, within a test that is `forgetful`."""
    for held in (register.KNOWN._known, register.KNOWN._by_start, register.KNOWN._new):
        held.clear()


def traces(secret: str, written: str) -> list[str]:
    """The forms in which the secret, or a telling piece of it, stands in what was written."""
    bare = _bare_readings(written)
    found = [form for form in forms(secret) if any(_bare(form) in text for text in bare)]
    return list(dict.fromkeys(found))


@lru_cache(8)  # one text is looked through for many secrets
def _bare_readings(written: str) -> frozenset[str]:
    readings = {written, html.unescape(written), unquote(written), _unescaped(written)}
    return frozenset(map(_bare, readings))


def _bare(text: str) -> str:
    return TORN.sub("", text).casefold()


def forms(secret: str) -> Iterator[str]:
    """The secret, its halves and pieces, and as base64 and a URL write it."""
    yield secret
    yield quote(secret, safe="")
    yield base64.b64encode(secret.encode()).decode().rstrip("=")
    if len(secret) > PIECE:
        yield secret[:PIECE]
        yield secret[-PIECE:]


def texts_in(data: bytes) -> Iterator[str]:
    """What a file says; of a zip file what its members say."""
    if data[:2] == b"PK":
        with zipfile.ZipFile(io.BytesIO(data)) as packed:
            for name in packed.namelist():
                yield name
                yield from texts_in(packed.read(name))
        return
    yield data.decode("utf-8", "replace")


def _unescaped(text: str) -> str:
    try:
        return str(json.loads('"' + text.replace('"', "'").replace("\n", " ") + '"'))
    except ValueError:
        return text
