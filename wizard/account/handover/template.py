"""The smallest policy as a CloudFormation template for an identity that exists already."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from hashlib import sha256
from typing import Any

from checks.principal import Principal

POLICY_NAME = "rekwiz-smallest"
TEMPLATE_FILE = "rekwiz-permissions.yaml"


def stack_name(who: Principal) -> str:
    """A stack of the identity's own, so that one person's does not take another's policy away.

    The name's own signs are lost in it, so it ends in a sum of kind and name. (CloudFormation API
    Reference, CreateStack, StackName: letters, digits and hyphens, at most 128.)
    """
    own = f"{who.kind}/{who.name}"
    name = re.sub(r"[^A-Za-z0-9]", "-", f"rekwiz-permissions-{who.name}")
    return f"{name}-{sha256(own.encode()).hexdigest()[:8]}"


def template(who: Principal, document: Mapping[str, Any]) -> str:
    """YAML: a managed policy that attaches itself to the user or role by its name.

    (CloudFormation Template Reference, AWS::IAM::ManagedPolicy, Users and Roles: friendly names,
    not ARNs. Without a name of its own the policy needs CAPABILITY_IAM only.)
    """
    lines = [
        'AWSTemplateFormatVersion: "2010-09-09"',
        "Resources:",
        "  RekwizSmallestPolicy:",
        "    Type: AWS::IAM::ManagedPolicy",
        "    Properties:",
        f"      {who.kind.capitalize()}s:",
        f"        - {json.dumps(who.name)}",
        "      PolicyDocument:",
        f'        Version: "{document["Version"]}"',
        "        Statement:",
    ]
    for statement in document["Statement"]:
        lines += _statement(statement)
    return "\n".join(lines) + "\n"


def _statement(statement: Mapping[str, Any]) -> Iterator[str]:
    yield f"          - Effect: {statement['Effect']}"
    for key in ("Action", "Resource"):
        value = statement[key]
        yield f"            {key}:"
        for each in value if isinstance(value, list) else [value]:
            yield f"              - {json.dumps(each)}"
