"""What a session in use proves by being there: that the identity may sign in with `aws login`."""

from __future__ import annotations

from checks.context import Context
from checks.refusals.sign_in import ACTIONS
from checks.sources.aws.ask import Keys

BY_LOGIN = "login"
"""botocore's name of the method (credentials.py, LoginProvider)."""


def proved_by_sign_in(action: str, context: Context) -> bool:
    """Whether the credentials in use could only come about by this action."""
    keys = context.aws.keys()
    return action in ACTIONS and isinstance(keys, Keys) and keys.method == BY_LOGIN
