"""Who an ARN of STS's names: a user, a role, a federated user, the root user."""

from __future__ import annotations

from msgspec import Struct

OF_THE_GUIDE = {"rekognition": "AmazonRekognitionFullAccess", "s3": "AmazonS3ReadOnlyAccess"}
"""The guide's policy for each service."""
ROLE_ARN = '"$(aws iam get-role --role-name {role} --query Role.Arn --output text)"'
"""A role's ARN with its path, where this identity may not read it."""


class Principal(Struct, frozen=True):
    """`kind` is `user`, `role`, `federated-user`, `root` or empty; `name` has no path."""

    kind: str
    name: str
    account: str = ""
    partition: str = "aws"

    @property
    def is_of_identity_center(self) -> bool:
        """Whether it is a permission set's role, which cannot be changed in IAM."""
        return self.kind == "role" and self.name.startswith("AWSReservedSSO_")

    @property
    def is_of_a_service(self) -> bool:
        """Whether it is a service-linked role, whose policies its service alone gives it.

        (IAM User Guide, "Create a service-linked role": their names begin so.)
        """
        return self.kind == "role" and self.name.startswith("AWSServiceRoleFor")

    @property
    def takes_policies(self) -> bool:
        """Whether IAM lets somebody attach policies to it."""
        fixed = self.is_of_identity_center or self.is_of_a_service
        return self.kind in ("user", "role") and not fixed

    def policy_of_aws(self, name: str) -> str:
        """The ARN of one of AWS's own policies, in the identity's partition."""
        return f"arn:{self.partition}:iam::aws:policy/{name}"

    @property
    def source_arn(self) -> str:
        """What IAM's simulator is asked about; a role's path is not in STS's ARN."""
        return f"arn:{self.partition}:iam::{self.account}:{self.kind}/{self.name}"


def principal_of(arn: str) -> Principal:
    """The principal of an ARN (IAM User Guide, "IAM identifiers"); else one without a kind.

    `user/path/ming` is the user ming; `assumed-role/practice/session` is the role practice.
    """
    parts = arn.split(":", 5)
    if len(parts) < 6:
        return Principal("", "")
    _, partition, _, _, account, resource = parts
    kind, _, rest = resource.partition("/")
    if kind == "assumed-role":
        return Principal("role", rest.partition("/")[0], account, partition)
    return Principal(kind, rest.rpartition("/")[2] or kind, account, partition)
