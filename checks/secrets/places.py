"""Where secrets stand, in variables and in settings, and which values come from there."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from urllib.parse import unquote

from checks.masking import HIDDEN, is_address, is_secret, masked_name
from checks.secrets.register import KNOWN

# Beside the names that masking knows: api_key, private_key, passwd, PGPASS, and hunters of any tool.
_KEYS = re.compile(
    r"api_?key|private_?key|passwd|(?:^|_)(?:pass|pwd|pin|token|pat)$", re.IGNORECASE
)
_PATHS = re.compile(r"(?:file|path|folder|directory|dir|url|uri)$", re.IGNORECASE)
_BETWEEN = re.compile(r"[@#/:?]")
_RUN = re.compile(r"[A-Za-z0-9/+=_-]{30}")
"""Nothing with a shorter run of such letters is hidden as a whole for its form."""


FOLDERS = ("PWD", "OLDPWD")
"""Where every shell keeps the folder that it is in, and no password (POSIX, "Environment Variables")."""


def learn_variables(environment: Mapping[str, str]) -> None:
    """Tells the register what the environment holds."""
    KNOWN.learn(_secrets_in(each for each in environment.items() if each[0] not in FOLDERS))


def learn_settings(header: str, settings: Iterable[tuple[str, str]]) -> None:
    """Tells the register what a section of a shared file holds, its own name among that."""
    KNOWN.learn(_of_the_form(header.removeprefix("profile ")))
    KNOWN.learn(_secrets_in(settings))


def holds_secret(name: str) -> bool:
    """Whether a setting or a variable of that name holds a secret, and not the place of one."""
    bare = name.strip()
    return (is_secret(bare) or bool(_KEYS.search(bare))) and not _PATHS.search(bare)


def _secrets_in(pairs: Iterable[tuple[str, str]]) -> Iterator[str]:
    for name, value in pairs:
        if holds_secret(name):
            yield from _forms(value)
        elif is_address(name):
            yield from _login_in(value)
            yield from filter(_is_key_shaped, re.split(r"[/?#&=]", value.rpartition("@")[2]))
        else:
            yield from _of_the_form(value)


def _of_the_form(value: str) -> Iterator[str]:
    """A secret in the place of a Region, a profile's name, a role or a path."""
    if _is_key_shaped(value):
        yield value


def _is_key_shaped(text: str) -> bool:
    may_be = len(text) < 200 and _RUN.search(text)  # asked of every value of a large file
    return bool(may_be) and masked_name(text) == HIDDEN


def _forms(value: str) -> Iterator[str]:
    """A secret as it stands, its lines, and each without quotes."""
    for text in dict.fromkeys((value, *value.splitlines())):
        yield text.strip()
        yield text.strip().strip("\"'“”‘’")


def _login_in(address: str) -> Iterator[str]:
    """Name and password of an address, whole and in pieces, as written and as meant.

    A password with an @ or a # in it is taken apart by whoever reads the address, and half of it then
    stands in an error in the place of a host.
    """
    login, at, _ = address.rpartition("@")
    if not at:
        return
    login = login.partition("://")[2] or login
    password = login.partition(":")[2]
    pieces = (piece for piece in _BETWEEN.split(login) if piece)
    for text in (login, password, *pieces):
        yield from (text, unquote(text))
