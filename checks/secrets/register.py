"""Every secret that this process has come to know, by value; none of them is ever shown.

What has the form of a secret is known by `checks.masking`. A password need not have any: whoever reads
one out of its place tells it to the register, and from then on it is hidden wherever it stands, in any
case of letters, and also as JSON, Python, a URL or base64 write it.
"""

from __future__ import annotations

import base64
import binascii
import re
from bisect import bisect_left, bisect_right, insort
from collections.abc import Iterable, Iterator, Sequence
from itertools import takewhile
from threading import Lock
from urllib.parse import unquote_plus

from checks.masking import HIDDEN

SHORTEST = 6
"""In characters. A shorter one stands in words of every kind by chance, and whoever sees it hidden there
would learn it from what is left; in its own place it is hidden whatever its length."""
COMMON = frozenset((
    "access", "account", "address", "administrator", "amazon", "amazonaws", "anonymous",
    "apikey", "authorization", "aws-region", "changeme", "command", "config", "credential",
    "credentials", "default", "docker", "environment", "example", "false", "github", "gitlab",
    "google", "hidden", "invalid", "jenkins", "localhost", "missing", "nobody", "output",
    "password", "personal", "private", "production", "profile", "project", "proxyuser",
    "public", "python", "region", "rekognition", "rekwiz", "sandbox", "secret", "secrets",
    "server", "service", "session", "staging", "system", "testing", "testuser", "token",
    "tokens", "ubuntu", "undefined", "unknown", "username", "vagrant", "windows",
))  # fmt: skip
"""Words of every second sentence and path. As a password each is guessed first, and to hide it wherever
it stands would take the sense out of a report and tell what the password is."""
_FEW = 16
"""One to so many: where new ones are no more, each of them is put into its place by itself."""
_LONGEST, _CUT = 4096, 150
"""Characters of one that may be cut, and of a text that may have been."""
_WORD = re.compile(r"\S+")
"""And not the ones with an escape in them alone: to look for that from each letter of a long word on
would take the square of its length."""
_ESCAPE = re.compile(r"%[0-9A-Fa-f]{2}|\\")
_BASE64 = re.compile(r"[A-Za-z0-9+/_-]{8,}={0,2}")
_ESCAPED = re.compile(r"\\(?:u([0-9A-Fa-f]{4})|x([0-9A-Fa-f]{2})|(.))")


class Register:
    """Secrets by their first letters: to look through a text takes as long for one as for 100,000."""

    def __init__(self) -> None:
        self._known: set[str] = set()
        self._by_start: dict[str, list[str]] = {}
        self._new: dict[str, list[str]] = {}  # not sorted in yet: session tokens begin alike
        self._longest, self._lock = 0, Lock()

    def learn(self, values: Iterable[str | None]) -> None:
        """From now on these are hidden, but for what is too short or too common to be looked for."""
        for value in values:
            bare = (value or "").strip().casefold()
            if len(bare) < SHORTEST or bare in COMMON or not set(bare) - set("*"):
                continue
            if bare in self._known:
                continue
            with self._lock:
                self._longest = max(self._longest, len(bare))
                self._new.setdefault(bare[:SHORTEST], []).append(bare)
                self._known.add(bare)

    @property
    def size(self) -> int:
        """How many are known; it never becomes less."""
        return len(self._known)

    def hide(self, text: str) -> str:
        """The text without what is known, in whatever form it is written."""
        if not self._known:
            return text
        text = _WORD.sub(self._hide_where_it_means_one, self._hide_plain(text))
        return _BASE64.sub(self._hide_base64, text)

    def holds(self, text: str) -> bool:
        """Whether something that is known stands in it as it is."""
        return any(True for _ in self._places(text))

    def _places(self, text: str) -> Iterator[tuple[int, int]]:
        """From where to where each one stands, none of them within another."""
        folded = text.casefold() if text.isascii() else "".join(map(_folded, text))
        place = 0
        while place <= len(folded) - SHORTEST:
            known = self._beginning_with(folded[place : place + SHORTEST])
            length = len(_at_start(folded[place : place + self._longest], known)) if known else 0
            if known and not length and _is_cut(folded, place, known):
                length = len(folded) - place
            if length:
                yield place, place + length
            place += length or 1

    def _beginning_with(self, start: str) -> Sequence[str]:
        """What is known with these first letters, in the order of the alphabet."""
        if start in self._new:
            with self._lock:
                _sort_in(self._by_start.setdefault(start, []), self._new.get(start, ()))
                self._new.pop(start, None)
        return self._by_start.get(start, ())

    def _hide_plain(self, text: str) -> str:
        parts, done = list[str](), 0
        for start, end in self._places(text):
            parts += (text[done:start], HIDDEN)
            done = end
        return "".join((*parts, text[done:]))

    def _hide_where_it_means_one(self, found: re.Match[str]) -> str:
        """A word that holds one once its `%2F` or its backslashes are undone: up to its equals sign."""
        word = found.group()
        if not _ESCAPE.search(word):
            return word
        meant = (
            unquote_plus(word),
            _ESCAPED.sub(_unescaped, word),
            unquote_plus(unquote_plus(word)),
        )
        if not any(map(self.holds, meant)):
            return word
        name, equals, value = word.partition("=")
        return f"{name}={HIDDEN}" if equals and not self.holds(name) and value else HIDDEN

    def _hide_base64(self, found: re.Match[str]) -> str:
        run = found.group()
        plain = run.rstrip("=").replace("-", "+").replace("_", "/")
        return HIDDEN if any(map(self.holds, _decoded(plain))) else run


def _sort_in(known: list[str], new: Sequence[str]) -> None:
    """To put few into many one by one takes less than to look through all of them."""
    if len(new) * _FEW < len(known):
        for each in new:
            insort(known, each)
    else:
        known[:] = sorted((*known, *new))


def _is_cut(text: str, place: int, known: Sequence[str]) -> bool:
    """Whether one begins there, and the text ends before it does: whoever shortened it did not know."""
    if len(text) - place > _LONGEST or (len(text) < _CUT and not text.endswith("…")):
        return False
    rest = text[place:].removesuffix("…")
    near = bisect_left(known, rest)
    return near < len(known) and known[near].startswith(rest)


def _at_start(text: str, known: Sequence[str]) -> str:
    """The longest that the text begins with, "" for none: of hunter22 hunter2 would leave a 2."""
    while place := bisect_right(known, text):
        before = known[place - 1]
        if text.startswith(before):
            return before
        text = text[: _alike(before, text)]  # only what both begin with can be a shorter one
    return ""


def _alike(one: str, other: str) -> int:
    """How many letters both begin with."""
    return sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(one, other, strict=False)))


def _decoded(run: str) -> Iterator[str]:
    """What base64 says from each of its four first places on: it may stand behind other letters."""
    for skipped in range(4):
        rest = run[skipped:]
        whole = rest[: len(rest) - 1] if len(rest) % 4 == 1 else rest
        try:
            data = base64.b64decode(whole + "=" * (-len(whole) % 4))
        except binascii.Error:
            continue
        yield data.decode("latin-1")


def _folded(character: str) -> str:
    """In small letters, and still one character: places in both texts are the same."""
    folded = character.casefold()
    return folded if len(folded) == 1 else character


def _unescaped(found: re.Match[str]) -> str:
    code = found[1] or found[2]
    return chr(int(code, 16)) if code else {"n": "\n", "t": "\t", "r": "\r"}.get(found[3], found[3])


KNOWN = Register()
"""The process's own: a secret that was known once must not be shown by anything that comes later."""
