"""What an administrator does in the console, done in the sandbox."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any


def admin(sandbox: Any, service: str) -> Any:
    """A client of the sandbox's administrator."""
    import boto3

    keys = sandbox.administrator
    return boto3.client(
        service,
        endpoint_url=sandbox.url,
        region_name="us-east-1",
        aws_access_key_id=keys.access_key_id,
        aws_secret_access_key=keys.secret_access_key,
    )


def arn(policy: str) -> str:
    return f"arn:aws:iam::aws:policy/{policy}"


def detach(sandbox: Any, policy: str) -> None:
    admin(sandbox, "iam").detach_user_policy(UserName="ming", PolicyArn=arn(policy))


def attach(sandbox: Any, policy: str, user: str = "ming") -> None:
    admin(sandbox, "iam").attach_user_policy(UserName=user, PolicyArn=arn(policy))


def allow(sandbox: Any, action: str, *, effect: str = "Allow", user: str = "ming") -> None:
    """An inline policy about one action, on every resource."""
    statement = {"Effect": effect, "Action": action, "Resource": "*"}
    admin(sandbox, "iam").put_user_policy(
        UserName=user,
        PolicyName="inline",
        PolicyDocument=json.dumps({"Version": "2012-10-17", "Statement": [statement]}),
    )


def lets_simulate(sandbox: Any, *more: str) -> None:
    """IAM lets ming ask its simulation, and `more`."""
    allow = {"Effect": "Allow", "Action": ["iam:Simulate*", "iam:GetRole", *more], "Resource": "*"}
    admin(sandbox, "iam").put_user_policy(
        UserName="ming",
        PolicyName="simulate",
        PolicyDocument=json.dumps({"Version": "2012-10-17", "Statement": [allow]}),
    )


def as_profile(sandbox: Any, environment: Mapping[str, str], name: str = "admin") -> None:
    """Puts the administrator's keys into the home, as a profile of that name."""
    keys, file = sandbox.administrator, Path(environment["HOME"], ".aws", "credentials")
    file.parent.mkdir(mode=0o700, exist_ok=True)
    file.touch(mode=0o600)
    with file.open("a") as lines:
        lines.write(f"[{name}]\naws_access_key_id = {keys.access_key_id}\n")
        lines.write(f"aws_secret_access_key = {keys.secret_access_key}\n")


def as_role(sandbox: Any, environment: Mapping[str, str], profile: str, role: str) -> None:
    """Makes a role without any policy, and a profile that takes it on with the default one's keys."""
    account = sandbox.account
    trust = {"Effect": "Allow", "Action": "sts:AssumeRole", "Principal": {"AWS": account}}
    document = json.dumps({"Version": "2012-10-17", "Statement": [trust]})
    admin(sandbox, "iam").create_role(RoleName=role, AssumeRolePolicyDocument=document)
    allow = {"Effect": "Allow", "Action": "sts:AssumeRole", "Resource": "*"}
    admin(sandbox, "iam").put_user_policy(
        UserName="ming",
        PolicyName="take-on",
        PolicyDocument=json.dumps({"Version": "2012-10-17", "Statement": [allow]}),
    )
    with Path(environment["HOME"], ".aws", "config").open("a") as lines:
        lines.write(f"[profile {profile}]\nrole_arn = arn:aws:iam::{account}:role/{role}\n")
        lines.write("source_profile = default\nregion = us-east-1\n")


def account_of(sandbox: Any) -> dict[str, Any]:
    """All that IAM has of users, groups and roles, with the users' keys."""
    iam = admin(sandbox, "iam")
    details = iam.get_account_authorization_details(Filter=["User", "Group", "Role"])
    keys = {
        user["UserName"]: iam.list_access_keys(UserName=user["UserName"])["AccessKeyMetadata"]
        for user in details["UserDetailList"]
    }
    kinds = ("UserDetailList", "GroupDetailList", "RoleDetailList")
    return {kind: details[kind] for kind in kinds} | {"keys": keys}


def refuse(
    sandbox: Any,
    action: str,
    *,
    after: int = 0,
    code: str = "AccessDenied",
    words: str = "no",
    status: int = 403,
    whom: str | None = None,
) -> None:
    """AWS refuses an action from now on, once it was done `after` times, to everybody or to one."""
    from wizard.sandbox.aws_refusals import NotServed, Refused

    seen = []

    def hook(call: Any) -> None:
        if call.action == action and whom in (None, call.holder.name):
            seen.append(call)
            if len(seen) > after:
                raise NotServed(Refused(code, words, status))

    sandbox._world.on_authorization.append(hook)


def fail_after_doing(monkeypatch: Any, action: str) -> None:
    """AWS does it, and answers with an error of its own all the same."""
    from wizard.sandbox import gate
    from wizard.sandbox.aws_refusals import NotServed, Refused

    passed_on = gate.passed_on

    def answer(application: Any, environ: dict[str, Any], service: Any) -> Any:
        response = passed_on(application, environ, service)
        if environ[gate.CALL].action == action:
            raise NotServed(Refused("ServiceFailure", "We have an error of our own.", 500))
        return response

    monkeypatch.setattr(gate, "passed_on", answer)
