"""The actions that policies may name: botocore's models of the services, and what they lack."""

from __future__ import annotations

from functools import cache

NOT_OPERATIONS = {
    "dynamodb": ("ConditionCheckItem", "PartiQLDelete", "PartiQLInsert", "PartiQLSelect",
                 "PartiQLUpdate"),
    "elasticfilesystem": ("ClientMount", "ClientRootAccess", "ClientWrite"),
    "execute-api": ("InvalidateCache", "Invoke", "ManageConnections"),
    "iam": ("PassRole",),
    "kinesisvideo": ("PutMedia",),
    "kms": ("ReEncryptFrom", "ReEncryptTo"),
    "lambda": ("InvokeFunction",),
    "s3": (
        "BypassGovernanceRetention", "DeleteObjectVersion", "DeleteObjectVersionTagging",
        "GetAccelerateConfiguration", "GetAccountPublicAccessBlock", "GetAnalyticsConfiguration",
        "GetBucketObjectLockConfiguration", "GetBucketPublicAccessBlock",
        "GetEncryptionConfiguration", "GetIntelligentTieringConfiguration",
        "GetInventoryConfiguration", "GetLifecycleConfiguration", "GetMetricsConfiguration",
        "GetObjectVersion", "GetObjectVersionAcl", "GetObjectVersionAttributes",
        "GetObjectVersionForReplication", "GetObjectVersionTagging", "GetObjectVersionTorrent",
        "GetReplicationConfiguration", "InitiateReplication", "ListAllMyBuckets", "ListBucket",
        "ListBucketMultipartUploads", "ListBucketVersions", "ListMultipartUploadParts",
        "ObjectOwnerOverrideToBucketOwner", "PutAccelerateConfiguration",
        "PutAccountPublicAccessBlock", "PutAnalyticsConfiguration",
        "PutBucketObjectLockConfiguration", "PutBucketPublicAccessBlock",
        "PutEncryptionConfiguration", "PutIntelligentTieringConfiguration",
        "PutInventoryConfiguration", "PutLifecycleConfiguration", "PutMetricsConfiguration",
        "PutObjectVersionAcl", "PutObjectVersionTagging", "PutReplicationConfiguration",
        "ReplicateDelete", "ReplicateObject", "ReplicateTags",
    ),
    "s3-object-lambda": ("GetObject", "ListBucket", "WriteGetObjectResponse"),
    "sts": ("SetSourceIdentity", "TagSession"),
}  # fmt: skip
"""Actions that are no operation of their service, for the services that face programs meet: of
AWS's managed policies and the Service Authorization Reference
(https://docs.aws.amazon.com/service-authorization/latest/reference/)."""

OTHERWISE_NAMED = {
    "s3": ("ListBuckets", "ListObjects", "ListObjectsV2", "HeadBucket", "HeadObject"),
    "lambda": ("Invoke",),
}
"""Operations that are no action: policies name them otherwise (ListAllMyBuckets, ListBucket, …)."""


@cache
def prefixes() -> tuple[str, ...]:
    """The services' names in botocore, most of which are the prefixes of their actions."""
    return tuple(_loader().list_available_services("service-2"))


def action_named(prefix: str, name: str) -> str | None:
    """The action as AWS spells it (IAM does not mind the case), or None where there is none."""
    for names in (_own_actions, _signed_actions):  # the second one takes its time
        spelling = {each.lower(): each for each in names(prefix)}
        if name.lower() in spelling:
            return f"{prefix}:{spelling[name.lower()]}"
    return None


def actions_of(prefix: str) -> tuple[str, ...]:
    """The names of all actions with this prefix; empty where botocore knows no such service."""
    return tuple(dict.fromkeys((*_own_actions(prefix), *_signed_actions(prefix))))


@cache
def _own_actions(prefix: str) -> tuple[str, ...]:
    named = _operations(prefix) if prefix in prefixes() else ()
    others = OTHERWISE_NAMED.get(prefix, ())
    return (*(each for each in named if each not in others), *NOT_OPERATIONS.get(prefix, ()))


@cache
def _signed_actions(prefix: str) -> tuple[str, ...]:
    """Actions of the services that sign with this name, such as those of sagemaker-runtime.

    A prefix that is no service's name (elasticloadbalancing) takes a look into every model.
    """
    others = OTHERWISE_NAMED.get(prefix, ())
    alike = tuple(each for each in prefixes() if each.startswith(prefix))
    return tuple(
        operation
        for service in (alike if prefix in prefixes() else prefixes())
        if prefix in _names_of(service)
        for operation in _operations(service)
        if operation not in others
    )


def _names_of(service: str) -> tuple[str | None, ...]:
    about = _loader().load_service_model(service, "service-2")["metadata"]
    return (about.get("signingName"), about["endpointPrefix"])


def _operations(service: str) -> tuple[str, ...]:
    return tuple(_loader().load_service_model(service, "service-2")["operations"])


@cache
def _loader():
    from botocore.loaders import create_loader

    return create_loader()
