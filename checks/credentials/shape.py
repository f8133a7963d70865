"""The keys that botocore would sign with look like keys."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from checks.context import Context
from checks.credentials.support import of_no_key
from checks.credentials.support.keys import is_placeholder, looks_like_id, looks_like_secret
from checks.credentials.support.of_no_key import (
    ENCODED,
    NOT_EXPANDED,
    OF_ANOTHER_SERVICE,
    PATH_REWRITTEN,
    SAME_VALUE_TWICE,
    is_encoded,
    is_not_expanded,
    is_of_others,
    is_rewritten,
)
from checks.credentials.support.shape_messages import (
    EMPTY_VALUE,
    KEY_SHAPE,
    PLACEHOLDER,
    SECRET_SHAPE,
    SWAPPED,
    TOKEN_MISSING,
    WHITESPACE,
)
from checks.masking import HIDDEN, mask_key_id
from checks.model import Check, Evidence, Fact, Finding, Message, NotApplicable, Phrase, Remedy
from checks.profile import ID, SECRET, TOKEN, Stated, speaks_to_aws
from checks.sources.local.shells import anew_remedy
from checks.value_faults import has_extra_text
from checks.values_in_use import keys_in_use


def look(context: Context) -> Iterator[Finding | NotApplicable]:
    parts = {part.key: part for part in keys_in_use(context)}
    if ID not in parts or SECRET not in parts:
        yield NotApplicable(Phrase("the keys come from a service, not from a person"))
        return
    key, secret = parts[ID], parts[SECRET]
    plain = [*_never_keys(*parts.values())]
    if not plain and key.value and key.value == secret.value and not is_of_others(key.value):
        plain = [(SAME_VALUE_TWICE, key)]
    if not plain:
        plain = [*_empty(key, secret), *_samples(key, secret)] or [*_spaced(*parts.values())]
    if not plain and (looks_like_id(secret.value) or looks_like_secret(key.value)):
        plain = [(SWAPPED, key)]
    if not plain and TOKEN not in parts:
        plain = [*_token_missing(key)]
    if not plain and speaks_to_aws(context, "sts"):  # an emulator takes any, such as test and test
        plain = [*_of_others(key, secret)] or [*_shapes(key, secret)]
    yield from (_finding(message, part, context) for message, part in plain)


Flaw = tuple[Message, Stated]
"""What is wrong, and with which part."""


def _never_keys(*parts: Stated) -> Iterator[Flaw]:
    """By the form alone, before every rule about keys: nothing of these was ever one."""
    for part in parts:
        if is_not_expanded(part.value):
            yield NOT_EXPANDED, part
        elif is_rewritten(part.value):
            yield PATH_REWRITTEN, part
        elif is_encoded(part.value):
            yield ENCODED, part


def _of_others(*parts: Stated) -> Iterator[Flaw]:
    yield from ((OF_ANOTHER_SERVICE, part) for part in parts if is_of_others(part.value))


def _empty(*parts: Stated) -> Iterator[Flaw]:
    yield from ((EMPTY_VALUE, part) for part in parts if not part.value)


def _samples(*parts: Stated) -> Iterator[Flaw]:
    yield from ((PLACEHOLDER, part) for part in parts if is_placeholder(part.value))


def _spaced(*parts: Stated) -> Iterator[Flaw]:
    for part in parts:
        if any(letter.isspace() for letter in part.value) and not has_extra_text(part.value):
            yield WHITESPACE, part


def _token_missing(key: Stated) -> Iterator[Flaw]:
    if looks_like_id(key.value) and key.value.startswith("ASIA"):
        yield TOKEN_MISSING, key


def _shapes(key: Stated, secret: Stated) -> Iterator[Flaw]:
    if not looks_like_id(key.value):
        yield KEY_SHAPE, key
    if not looks_like_secret(secret.value):
        yield SECRET_SHAPE, secret


def _finding(message: Message, part: Stated, context: Context) -> Finding:
    hidden = mask_key_id(part.value) if part.key == ID else HIDDEN
    facts: dict[str, Fact] = {
        "source": part.source,
        "setting": part.name_there,
        "key": hidden,
        "count": len(part.value),
    }
    return message.finding(
        Evidence(part.key, hidden if part.value else "''", part.source),
        location=part.location,
        remedy=_by_hand(message, part, facts, context),
        facts=facts,
    )


def _by_hand(
    message: Message, part: Stated, facts: Mapping[str, Fact], context: Context
) -> Remedy | None:
    """A variable is set by the person, and no fix can do it; nor is one for a key that was given."""
    if part.in_file:
        return None
    steps = tuple(Phrase(step, **facts) for step in message.steps)
    if part.source not in context.environment:
        return Remedy(steps, message.commands, message.links)
    anew = anew_remedy(part.source, context.platform)
    return Remedy((*steps, *anew.steps), links=message.links)


CHECK = Check(
    code="credentials.shape",
    title="The keys look like keys",
    look=look,
    messages=(
        *of_no_key.MESSAGES,
        SWAPPED,
        PLACEHOLDER,
        EMPTY_VALUE,
        WHITESPACE,
        KEY_SHAPE,
        SECRET_SHAPE,
        TOKEN_MISSING,
    ),
    needs=("credentials.found",),
)
