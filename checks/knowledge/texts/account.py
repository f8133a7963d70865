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
from checks.pages import SIGN_IN

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
KEYS_IN_THE_PROFILE = Message(
    code="credentials.profile-has-keys",
    severity=Severity.FAIL,
    summary="aws login would write into a profile that has other credentials already.",
    why="Of a key, a role or IAM Identity Center and a sign-in in one profile, the tools take the other"
    " one, so aws login writes nothing there.",
    recognised="The AWS CLI says that the profile is configured with other credentials already.",
    raw=(
        "Profile '…' is already configured with Access Key credentials",
        "Profile '…' is already configured with SSO credentials.",
        "Profile '…' is already configured with Assume Role credentials.",
        "Profile '…' is already configured with Web Identity credentials.",
        "Profile '…' is already configured with Credential Process credentials.",
    ),
    steps=(
        "To keep what is there, sign in to a profile of its own with the command below.",
        "To give a key up, take it out of ~/.aws/credentials, sign in, and deactivate it in the IAM"
        " console.",
    ),
    commands=("aws login --profile {profile}",),
    links=(SIGN_IN,),
)

MESSAGES = (
    KEYS_IN_THE_PROFILE,
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
