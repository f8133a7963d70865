"""Which of the required resources an action is about; an action that is about none of them is about *.

IAM decides about each action on each resource that it is asked about, whether they belong together
or not (IAM API, SimulatePrincipalPolicy, ActionNames), so rekwiz asks about those that do.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from checks.sources.operations import input_of

ANY = "*"
OF_OTHERS = {
    "ebs": ("ec2",),
    "ec2-instance-connect": ("ec2",),
    "eks-auth": ("eks",),
    "iotjobsdata": ("iot",),
    "rds-data": ("rds",),
    "redshift-data": ("redshift", "redshift-serverless"),
    "servicecatalog": ("catalog",),
    "ssm": ("ec2", "s3"),
    "sts": ("iam",),
}
"""Prefixes whose actions are about another service's resources, too (Service Authorization
Reference, "Resource types" of each)."""
ABOUT_OBJECTS = re.compile(
    r"(?!.*Bucket).*Object.*|AbortMultipartUpload|ListMultipartUploadParts|BypassGovernanceRetention"
)
"""S3's actions on objects; its others are on buckets (Service Authorization Reference, S3)."""
NAMES_A_RESOURCE = re.compile(r"CollectionId|ProjectName|Name|\w*Arn")
"""Rekognition's actions without such an input are about * (Service Authorization Reference,
Rekognition: they have no resource type)."""


def resources_of(action: str, resources: Iterable[str]) -> tuple[str, ...]:
    """Those of the resources that the action is about; `*` where none is."""
    return tuple(each for each in resources if each == ANY or concerns(action, each)) or (ANY,)


def concerns(action: str, arn: str) -> bool:
    """Whether the action is about a resource of this kind."""
    if not is_of_its_service(action, arn):
        return False
    prefix, _, name = action.partition(":")
    if prefix == "s3" and arn.split(":", 5)[2] == "s3":
        return bool(ABOUT_OBJECTS.fullmatch(name)) == ("/" in arn)
    if prefix == "rekognition":
        return any(map(NAMES_A_RESOURCE.fullmatch, input_of(prefix, name)))
    return True


def is_of_its_service(action: str, arn: str) -> bool:
    """Whether the resource belongs to a service whose resources actions of this prefix are about."""
    prefix, service = action.partition(":")[0], arn.split(":", 5)[2]
    return service in (prefix, *OF_OTHERS.get(prefix, ()))
