"""botocore has the part that a profile made by `aws login` needs."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from importlib.util import find_spec

from checks.accounts.sign_ins import Way, way_in_use
from checks.context import Context
from checks.fix import Fix
from checks.model import (
    Check,
    Cost,
    Evidence,
    Finding,
    Message,
    NotApplicable,
    Phrase,
    Seen,
    Severity,
)
from checks.pages import SIGN_IN
from checks.profile import Stated
from checks.sources.aws.ask import Settings
from checks.sources.local.pythons import Python, own_python

LOGIN_SUPPORT_MISSING = Message(
    code="sdk.login-support-missing",
    severity=Severity.FAIL,
    summary="The profile was made by aws login, which needs awscrt, and {python} lacks it.",
    why="A plain pip install boto3 leaves that part out. Without it botocore finds the sign-in, "
    "and cannot use it.",
    recognised="The profile in use has login_session and no keys, and that Python has no awscrt.",
    raw=(
        "Missing Dependency: Using the login credential provider requires an additional "
        'dependency. You will need to pip install "botocore[crt]" before proceeding.',
    ),
    steps=("Install boto3 with its part crt, with the pip of that very Python.",),
    commands=('{python} -m pip install "boto3[crt]"',),
    links=(SIGN_IN,),
    fix=Fix.INSTALL_BOTO3,
    explains=("credentials.source-broken",),
)


def look(context: Context) -> Iterator[Seen]:
    login = _login_in_use(context)
    if login is None:
        yield NotApplicable(Phrase("The profile in use was not made by aws login."))
        return
    own = own_python(context)
    lacking = [own.command] if isinstance(own, Python) and _lacks(own) else []
    if find_spec("awscrt") is None:
        lacking.append(sys.executable)
    yield from (_missing(python, login) for python in dict.fromkeys(lacking))
    if not lacking:
        yield Evidence("awscrt", "present", sys.executable)


def _lacks(python: Python) -> bool:
    return "boto3" in python.places and "awscrt" not in python.places


def _login_in_use(context: Context) -> Stated | None:
    """The profile's login, where botocore comes to it; of files that it refuses nothing is in use."""
    used = way_in_use(context) if isinstance(context.aws.settings(), Settings) else None
    return used.setting if used and used.way is Way.BROWSER else None


def _missing(python: str, login: Stated) -> Finding:
    return LOGIN_SUPPORT_MISSING.finding(
        Evidence("awscrt", "missing", python), location=login.location, facts={"python": python}
    )


CHECK = Check(
    code="sdk.login-support",
    title="botocore can use the sign-in of aws login",
    look=look,
    messages=(LOGIN_SUPPORT_MISSING,),
    cost=Cost.PROGRAM,
)
