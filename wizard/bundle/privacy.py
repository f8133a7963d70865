"""What may leave this computer in a bundle: no secret, no token, no account, no name of a home folder."""

from __future__ import annotations

import os
import re
from collections.abc import Iterable, Iterator
from typing import TypeVar
from urllib.parse import unquote

from msgspec import Struct

from checks.context import Context, SharedFile
from checks.files.support.known_settings import OTHER_NAMES
from checks.masking import is_address, is_secret, masked
from checks.secrets.gate import throughout
from checks.secrets.register import KNOWN
from checks.target import known_target
from wizard.bundle.legible import legible

Whole = TypeVar("Whole")
SHORTEST = 6
"""A secret with fewer characters is hidden where it stands, and not looked for elsewhere."""
HIDDEN_ACCOUNT = "*" * 12
# Beside the names that masking knows: the key ID's own, api_key, private_key, passwd of whatever tool,
# credential_process with a password in its command; not AWS_SHARED_CREDENTIALS_FILE, which is a path.
_KEYS = re.compile(r"access_?key|api_?key|private_?key|passwd|credential(?!s?_file)", re.IGNORECASE)
# arn:aws:iam::111122223333:user/ming, and 1111-2222-3333 as the console writes it; not the end of a
# request's UUID, whose last group may have twelve digits.
_ACCOUNT = re.compile(
    r"(?<![0-9A-Za-z])(?<![0-9a-fA-F]{4}-)\d{12}(?![0-9A-Za-z])|(?<![\w-])\d{4}-\d{4}-\d{4}(?![\w-])"
)
# /home/ming, /Users/ming, C:\Users\ming: of anybody, for an error may repeat another one's path.
_HOMES = re.compile(r"(/home|/Users|\b[A-Za-z]:[\\/]Users)([\\/])[^\\/\s:;,\"']+")


class Private(Struct, frozen=True):
    """Hides what it knows to be secret, what looks so, and where a person is at home."""

    secrets: tuple[str, ...]
    homes: tuple[str, ...]
    accounts: tuple[str, ...]
    with_account: bool = False

    @classmethod
    def of(cls, context: Context, *, with_account: bool) -> Private:
        """All that this context holds of secrets: variables, both shared files, botocore's keys."""
        found = {secret for secret in _secrets_of(context) if len(secret) >= SHORTEST}
        home = str(context.home)
        account = known_target(context).account or context.account
        return cls(
            secrets=tuple(sorted(found, key=len, reverse=True)),
            homes=tuple(dict.fromkeys((os.path.realpath(home), home))),
            accounts=(account,) if account else (),
            with_account=with_account,
        )

    def text(self, text: str) -> str:
        """Any text as it may be sent to somebody."""
        for home in self.homes:
            text = _starting(home).sub("~", text) if len(home) > 1 else text
        text = _HOMES.sub(r"\1\2…", masked(KNOWN.hide(text), *self.secrets))
        return text if self.with_account else self._without_accounts(text)

    def value(self, value: Whole) -> Whole:
        """The same for every text in a value: a report, a list, a mapping's values."""
        return throughout(value, self.text)

    def _without_accounts(self, text: str) -> str:
        for account in self.accounts:
            text = text.replace(account, HIDDEN_ACCOUNT)
        return _ACCOUNT.sub(HIDDEN_ACCOUNT, text)


def is_private(name: str) -> bool:
    """Whether a setting or a variable of that name holds a secret or a key."""
    bare = name.strip().rpartition(" ")[2].lower()
    meant = OTHER_NAMES.get(bare, bare)
    return is_secret(name) or is_secret(meant) or bool(_KEYS.search(meant))


def _starting(home: str) -> re.Pattern[str]:
    return re.compile(re.escape(home) + r"(?![\w.-])")


def _secrets_of(context: Context) -> Iterator[str]:
    for name, value in context.environment.items():
        if is_private(name):
            yield from _forms(value)
        if is_address(name):
            yield from _logins(value)
    for file in (context.config, context.credentials):
        yield from _secrets_in(file)
    if keys := context.aws.known_keys():
        yield from filter(None, (keys.access_key_id, keys.secret.revealed))
        yield from (keys.token.revealed,) if keys.token else ()


def _logins(url: str) -> Iterable[str]:
    """Name and password in a URL, together and one by one, as written and as meant."""
    before, at, _ = url.rpartition("@")
    login = before.partition("://")[2] or before
    name, colon, password = login.partition(":")
    texts = (login, password, name if colon else "") if at else ()
    return [form for text in texts for form in (text, unquote(text)) if form]


def _secrets_in(file: SharedFile) -> Iterator[str]:
    document = legible(file)
    for section in document.sections() if document else ():
        for setting in section.settings:
            if is_private(setting.name):
                yield from _forms(setting.text)
            if is_address(setting.name):
                yield from _logins(setting.text)


def _forms(value: str) -> Iterator[str]:
    """A secret as it stands, its lines, and each without quotes."""
    for text in (value, *value.splitlines()):
        yield from {text.strip(), text.strip().strip("\"'“”‘’")}
