"""Texts of AWS about keys, users and policies, in answer to questions that no check asks."""

from checks.knowledge.texts.changes import (
    ATTACH_DENIED,
    CHANGE_DENIED,
    IN_ANSWER,
    POLICY_NOT_FOUND,
    TOO_MANY_KEYS,
    TOO_MANY_POLICIES,
    TOO_MANY_USERS,
    USER_EXISTS,
    USER_NOT_FOUND,
)
from checks.model import Message, Severity

ALREADY_TEMPORARY = Message(
    code="credentials.already-temporary",
    severity=Severity.FAIL,
    summary="These credentials are temporary already; AWS makes no others from them.",
    why="GetSessionToken can be asked with a permanent access key (AKIA…) only.",
    recognised=IN_ANSWER,
    raw=("Cannot call GetSessionToken with session credentials",),
    steps=(
        "Use the temporary credentials as they are.",
        "If they have run out, ask again with the profile that has the permanent key.",
    ),
    links=("https://docs.aws.amazon.com/STS/latest/APIReference/API_GetSessionToken.html",),
)

MESSAGES = (
    ALREADY_TEMPORARY,
    TOO_MANY_KEYS,
    POLICY_NOT_FOUND,
    USER_NOT_FOUND,
    ATTACH_DENIED,
    CHANGE_DENIED,
    USER_EXISTS,
    TOO_MANY_USERS,
    TOO_MANY_POLICIES,
)
