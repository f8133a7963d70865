"""Faults of a sign-in through a browser: nobody signed in, it ran out, or it is not allowed."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from datetime import timedelta
from functools import partial

from wizard.sandbox.account import USER
from wizard.sandbox.faults.fault import Fault
from wizard.sandbox.principals import iam_of
from wizard.sandbox.sessions import issue
from wizard.sandbox.sign_in_pages import SIGN_IN_POLICY
from wizard.sandbox.sso_role import ROLE, practice_role
from wizard.sandbox.world import Holder, KeyPair, SignIn, World

_PASSED, _TO_COME = timedelta(hours=-1), timedelta(hours=8)
_REFRESH_TOKEN = "practice-refresh-token"
_PORTAL_TOKEN = "practice-portal-token"
_SESSION = "practice"


def sign_in_by_browser(world: World, *, lasts: timedelta | None, known: bool = True) -> None:
    """The home of ming after `aws login`: its credentials last so long, None where nobody signed in.

    `known` is whether the sign-in service still takes what they are made anew with.
    """
    user = iam_of(world.account).users[USER]
    holder = Holder(user.arn, user.name, identifier=user.id)
    if known:
        world.refresh_tokens[_REFRESH_TOKEN] = holder
    config = f"[default]\nregion = {world.region}\noutput = json\nlogin_session = {user.arn}\n"
    files: Mapping[str, str] = {}
    if lasts is not None:
        name = hashlib.sha256(user.arn.encode()).hexdigest()
        files = {
            f"login/cache/{name}.json": _login_session(world, issue(world, holder, lasts), lasts)
        }
    world.sign_in = SignIn(config, files)


def _login_session(world: World, key: KeyPair, lasts: timedelta) -> str:
    """What `aws login` leaves (botocore/credentials.py, LoginCredentialFetcher)."""
    return json.dumps(
        {
            "accessToken": {
                "accessKeyId": key.access_key_id,
                "secretAccessKey": key.secret_access_key,
                "sessionToken": key.session_token,
                "accountId": world.account,
                "expiresAt": _stamp(world, lasts),
            },
            "tokenType": "aws_sigv4",
            "refreshToken": _REFRESH_TOKEN,
            "clientId": "arn:aws:signin:::devtools/same-device",
            "dpopKey": _private_key(),
        }
    )


def _private_key() -> str:
    """A key of its own, as each sign-in makes one; what signs with it is awscrt, in botocore."""
    from cryptography.hazmat.primitives.asymmetric import ec
    from cryptography.hazmat.primitives.serialization import (
        Encoding,
        NoEncryption,
        PrivateFormat,
    )

    key = ec.generate_private_key(ec.SECP256R1())
    form = PrivateFormat.TraditionalOpenSSL
    return key.private_bytes(Encoding.PEM, form, NoEncryption()).decode()


def sign_in_by_portal(world: World, *, lasts: timedelta | None, role: str = ROLE) -> None:
    """The home of somebody who comes by IAM Identity Center, to a role with the guide's two policies.

    `lasts` as above; `role` is the one that the profile names.
    """
    world.portal_tokens[_PORTAL_TOKEN] = practice_role(world)
    config = (
        f"[default]\nregion = {world.region}\noutput = json\nsso_session = {_SESSION}\n"
        f"sso_account_id = {world.account}\nsso_role_name = {role}\n\n"
        f"[sso-session {_SESSION}]\nsso_start_url = https://practice.awsapps.com/start\n"
        "sso_region = us-east-1\nsso_registration_scopes = sso:account:access\n"
    )
    files: Mapping[str, str] = {}
    if lasts is not None:
        name = hashlib.sha1(_SESSION.encode(), usedforsecurity=False).hexdigest()
        token = {
            "startUrl": "https://practice.awsapps.com/start",
            "region": "us-east-1",
            "accessToken": _PORTAL_TOKEN,
            "expiresAt": _stamp(world, lasts),
        }
        files = {f"sso/cache/{name}.json": json.dumps(token)}
    world.sign_in = SignIn(config, files)


def _stamp(world: World, lasts: timedelta) -> str:
    return (world.now() + lasts).strftime("%Y-%m-%dT%H:%M:%SZ")


def _refuse_sign_in(world: World) -> None:
    """ming lacks the policy: what was signed in before cannot be made anew."""
    world.signs_in_freely = False
    sign_in_by_browser(world, lasts=_PASSED)


def _let_expire(world: World) -> None:
    """ming has the policy, and the sign-in is older than twelve hours."""
    iam_of(world.account).attach_user_policy(SIGN_IN_POLICY, USER)
    sign_in_by_browser(world, lasts=_PASSED, known=False)


FAULTS = (
    Fault(
        "credentials.sign-in-needed",
        "the home signs in with IAM Identity Center, and nobody is signed in",
        partial(sign_in_by_portal, lasts=None),
        variants={
            "expired": partial(sign_in_by_portal, lasts=_PASSED),
            "aws-login": partial(sign_in_by_browser, lasts=None),
            "aws-login-expired": _let_expire,
        },
    ),
    Fault(
        "permissions.sign-in-denied",
        "the home signs in with aws login, and the user lacks the policy for it",
        _refuse_sign_in,
    ),
    Fault(
        "identity.sso-role-not-assigned",
        "the home names a role that IAM Identity Center does not give",
        partial(sign_in_by_portal, lasts=_TO_COME, role="Administrator"),
    ),
)
