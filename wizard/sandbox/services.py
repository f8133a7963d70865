"""The services that the sandbox plays, and which of them a request is meant for."""

from __future__ import annotations

from collections.abc import Mapping

from msgspec import Struct

from wizard.sandbox.aws_refusals import JSON, QUERY, S3, Wire, Words


class Service(Struct, frozen=True):
    """`version` is the API version that a query service's requests name, `target` the prefix of
    a JSON service's X-Amz-Target; both are from botocore's service-2.json. `actions` are the
    only ones it answers, None for all that moto has;"""

    name: str
    words: Words
    version: str | None = None
    target: str | None = None
    actions: frozenset[str] | None = None

    def answers(self, action: str) -> bool:
        """Whether the sandbox has that action (`service:Name`)."""
        return self.actions is None or action in self.actions


STS = Service("sts", QUERY, version="2011-06-15")
IAM = Service("iam", QUERY, version="2010-05-08")
REKOGNITION = Service(
    "rekognition",
    JSON,
    target="RekognitionService",
    actions=frozenset(
        {
            "rekognition:CreateCollection",
            "rekognition:DeleteCollection",
            "rekognition:DescribeCollection",
            "rekognition:DetectFaces",
            "rekognition:ListCollections",
        }
    ),
)
STORAGE = Service("s3", S3)
FREE_TIER = Service(
    "freetier",
    JSON,
    target="AWSFreeTierService",
    actions=frozenset({"freetier:GetAccountPlanState"}),
)

SIGN_IN = Service("signin", JSON, actions=frozenset({"signin:CreateOAuth2Token"}))
PORTAL = Service("sso", JSON, actions=frozenset({"sso:GetRoleCredentials"}))

SERVICES = {
    service.name: service
    for service in (STS, IAM, REKOGNITION, STORAGE, FREE_TIER, SIGN_IN, PORTAL)
}
BY_HEADER = {"dpop": SIGN_IN, "x-amz-sso-bearer-token": PORTAL}
"""What only requests to these two carry; neither signs them, and their path names the one action."""


def named(name: str, headers: Mapping[str, str]) -> Service:
    """The service of that signing name; one that the sandbox lacks refuses every action."""
    # botocore's query services send a form, its JSON services JSON: each must get a refusal it can read.
    form = "x-www-form-urlencoded" in headers.get("content-type", "")
    absent = Service(name, QUERY if form else JSON, actions=frozenset())
    return SERVICES.get(name, absent)


def meant_by(headers: Mapping[str, str], parameters: Mapping[str, str]) -> Service:
    """The service of a request whose signature does not say it; S3 where nothing does."""
    for header, service in BY_HEADER.items():
        if header in headers:
            return service
    target = headers.get("x-amz-target", "").split(".")[0]
    host = headers.get("host", "").split(".")[0]
    for service in SERVICES.values():
        if service.target is not None and service.target == target:
            return service
        if service.version is not None and service.version == parameters.get("Version"):
            return service
    return SERVICES.get(host, STORAGE)


def action_of(service: Service, headers: Mapping[str, str], parameters: Mapping[str, str]) -> str:
    """`service:Action`, or "" where none is named, as for S3, whose responder alone can tell it."""
    if service in BY_HEADER.values() and service.actions:
        return next(iter(service.actions))
    target, _, name = headers.get("x-amz-target", "").rpartition(".")
    if service.words.wire is not Wire.JSON:
        name = parameters.get("Action", "")
    elif service.target is not None and target != service.target:
        name = headers.get("x-amz-target", "")  # what no such service has
    return f"{service.name}:{name}" if name else ""
