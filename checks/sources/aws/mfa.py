"""Which role of a chain has botocore ask for an MFA code on the terminal."""

from __future__ import annotations

from collections.abc import Callable

KEYS = ("aws_access_key_id", "aws_secret_access_key")


def profile_that_asks(
    name: str, setting: Callable[[str, str], object | None], is_there: Callable[[str], bool]
) -> str | None:
    """The first profile from this one on whose mfa_serial botocore heeds; None where it comes to none.

    `setting` gives what a profile says of one, None where it says nothing. Beside keys of its own, and for
    a role by web identity, a profile's mfa_serial is passed over, and what is wrong with the chain is said
    before anything is asked (botocore/credentials.py, AssumeRoleProvider).
    """
    asks, passed = None, list[str]()
    while (
        setting(name, "role_arn") is not None and setting(name, "web_identity_token_file") is None
    ):
        has_keys = any(setting(name, key) is not None for key in KEYS)
        if passed and has_keys:
            return asks
        passed.append(name)
        if asks is None and setting(name, "mfa_serial") is not None:
            asks = name
        source, of_machine = setting(name, "source_profile"), setting(name, "credential_source")
        if (source is None) == (of_machine is None):
            return None
        if source is None:
            return asks
        source = str(source)
        if source in passed:  # itself alone, for its own keys
            return asks if source == name and has_keys else None
        if not is_there(source):
            return None
        name = source
    return asks
