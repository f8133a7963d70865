"""What an administrator does in the console, done in the sandbox."""

from __future__ import annotations

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
