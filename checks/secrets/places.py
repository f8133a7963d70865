"""Where secrets stand, in variables and in settings, and which values come from there."""

from __future__ import annotations

import re
import shlex
from collections.abc import Iterable, Iterator, Mapping
from urllib.parse import unquote

from checks.chance import is_by_chance, is_mixed
from checks.masking import (
    HIDDEN,
    is_address,
    is_key_id,
    is_region,
    is_secret,
    masked_name,
    masked_region,
)
from checks.secrets.register import KNOWN

# Beside the names that masking knows: api_key, private_key, passwd, PGPASS, and hunters of any tool.
_KEYS = re.compile(
    r"(?:api|private|account|shared|signing|encryption|master|deploy)_?key|sharedaccess|passwd|passcode"
    r"|cookie|(?:^|_)(?:pass|pw|pin|token|pat|otp)$|pwd$",
    re.IGNORECASE,
)
_FOLDERS = ("PWD", "OLDPWD")
"""Where a shell is, and was, and no password (POSIX, "Environment Variables")."""
_PATHS = re.compile(r"(?:file|path|folder|directory|dir|url|uri)$", re.IGNORECASE)
_NAMES = re.compile(r"(?:^|_)profile$", re.IGNORECASE)
_KEY_IDS = re.compile(r"access_?key(?:_?id)?$", re.IGNORECASE)
_PROGRAMS = re.compile(r"(?:^|_)(?:process|command|cmd)$", re.IGNORECASE)
_BETWEEN = re.compile(r"[@#/:?]")
_PARTS = re.compile(r"[\s/?#&=:@,;|\\]")
_A_SECRET = re.compile(r"[A-Za-z0-9+][A-Za-z0-9/+]{39}")
_WORDS = re.compile(r"""[\s"'`=<>(),;]+""")
_RUN = re.compile(r"[A-Za-z0-9/+=_-]{30}")
"""Nothing with a shorter run of such letters is hidden as a whole for its form."""
_LONGEST_FORM = 4096
"""Of a value that is looked at for its form; PATH and the like are longer, and no secret."""
_MOST_OF_A_SECRET = 30
_FLAG = re.compile(r"-{1,2}([A-Za-z][\w-]*)(?:=(.*))?", re.DOTALL)
_OF_USERS = ("-u", "-U", "--user", "--proxy-user")
"""What takes a name and a password: curl's, for one."""
_SHORT_FLAG = re.compile(r"-p(\S+)")


def learn_variables(environment: Mapping[str, str]) -> None:
    """Tells the register what the environment holds."""
    KNOWN.learn(_secrets_in(environment.items()))


def learn_settings(header: str, settings: Iterable[tuple[str, str]]) -> None:
    """Tells the register what a section of a shared file holds, its own name among that."""
    learn_names((header.rpartition(" ")[2],))
    pairs = tuple(settings)
    learn_names(name for name, _ in pairs)
    KNOWN.learn(_secrets_in(pairs))


def learn_names(names: Iterable[str]) -> None:
    """Tells the register which names of profiles and the like are none, but a secret in their place."""
    KNOWN.learn(form for name in names if _is_key_shaped(name) for form in _forms(name))


def learn_words(words: Iterable[str]) -> None:
    """Tells the register what a command line holds, the flags that take secrets among that."""
    KNOWN.learn(_in_command(tuple(words)))


def learnt(secret: str) -> str:
    """A secret that was typed where one was asked for, once the register knows it."""
    KNOWN.learn(_forms(secret))
    return secret


def learn_held(held: object) -> None:
    """Tells the register what a file of TOML or JSON holds, at any depth."""
    match held:
        case Mapping():
            for name, value in held.items():
                if isinstance(value, str):
                    learn_settings(str(name), ((str(name), value),))
                else:
                    learn_held(value)
        case list():
            for each in held:
                learn_held({"": each} if isinstance(each, str) else each)


def holds_secret(name: str) -> bool:
    """Whether a setting or a variable of that name holds a secret, and not the place of one."""
    bare = name.strip()
    is_one = is_secret(bare) or bool(_KEYS.search(bare))
    return is_one and bare not in _FOLDERS and not _PATHS.search(bare)


def has_a_secrets_form(text: str) -> bool:
    """Whether a word in it has the form of a secret, or is an address with a login; to speak of one is
    nothing of that kind."""
    words = _WORDS.split(text)
    return any(True for word in words for _ in (*_of_the_form(word), *_with_login(word)))


def _with_login(word: str) -> Iterator[str]:
    if "://" in word:
        yield from _login_in(word)


def _secrets_in(pairs: Iterable[tuple[str, str]]) -> Iterator[str]:
    for name, value in pairs:
        if holds_secret(name):
            yield from _forms(value)
        elif is_region(name):
            yield from _of_no_region(value)
        elif _KEY_IDS.search(name):
            yield from () if is_key_id(value) else _forms(value)
        elif _PROGRAMS.search(name):
            yield from _in_command(_split(value))
        else:
            yield from _elsewhere(name, value)


def _elsewhere(name: str, value: str) -> Iterator[str]:
    """What is no secret's place: a login in an address, and what has the form of a secret."""
    if is_address(name) or "://" in value:
        yield from _login_in(value)
    if ";" in value and len(value) <= _LONGEST_FORM:  # AccountName=x;AccountKey=y, Uid=x;Pwd=y
        pairs = (part.partition("=") for part in value.split(";") if "=" in part)
        yield from _secrets_in((each, its) for each, _, its in pairs if holds_secret(each))
    if _NAMES.search(name) and _is_key_shaped(value):
        yield value
    yield from _of_the_form(value.rpartition("@")[2] if is_address(name) else value)


def _of_no_region(value: str) -> Iterator[str]:
    if masked_region(value) == HIDDEN:
        yield value
        yield from (part for part in _PARTS.split(value) if masked_region(part) == HIDDEN)


def _of_the_form(value: str) -> Iterator[str]:
    """A secret in the place of a role, a path, or a part of it."""
    if len(value) > _LONGEST_FORM or not _RUN.search(value):  # asked of every value of a large file
        return
    if _A_SECRET.fullmatch(value.strip()) and is_mixed(value):
        yield value
    yield from filter(_has_the_form, _PARTS.split(value))


def _is_key_shaped(name: str) -> bool:
    return bool(_RUN.search(name)) and masked_name(name) == HIDDEN


def _has_the_form(part: str) -> bool:
    return _MOST_OF_A_SECRET <= len(part) < 200 and is_by_chance(part)


def _split(command: str) -> tuple[str, ...]:
    try:
        return tuple(shlex.split(command))
    except ValueError:
        return tuple(command.split())


def _in_command(words: tuple[str, ...]) -> Iterator[str]:
    """What follows a flag that takes a secret, also as one word with it; logins; what has the form."""
    for word, after in zip(words, (*words[1:], ""), strict=False):
        if len(inner := _split(word)) > 1:  # sh -c 'NAME=value command'
            yield from _in_command(inner)
        yield from _of_the_form(word)
        yield from _login_in(word) if "@" in word else ()
        if short := _SHORT_FLAG.fullmatch(word):
            yield from _forms(short[1]) if not short[1].isalpha() else ()
        elif word in _OF_USERS:
            yield from _forms(after.partition(":")[2])
        elif (flag := _FLAG.fullmatch(word)) and holds_secret(flag[1].replace("-", "_")):
            yield from _forms(after if flag[2] is None else flag[2])
        elif "=" in word and not flag and len(inner) < 2:
            name, _, value = word.partition("=")
            yield from _secrets_in(((name, value),))


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
