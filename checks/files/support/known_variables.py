"""The names of the variables that AWS's tools read, and those that people write in their place."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping

from checks.sources.aws.variables import read_by_botocore
from checks.spelling import derived, nearest

UNSEEN = ("credentials.none-found", "credentials.profile-not-found", "region.not-set")
NO_ROLE = ("credentials.none-found", "credentials.leftover-source-variable")
OTHER_PROFILE = (
    "credentials.none-found",
    "credentials.in-another-profile",
    "region.not-set",
    "identity.unexpected-account",
)
SOUGHT: Mapping[str, tuple[str, ...]] = {
    "AWS_ACCESS_KEY_ID": ("credentials.none-found", "credentials.secret-without-key"),
    "AWS_SECRET_ACCESS_KEY": ("credentials.none-found", "credentials.secret-missing"),
    "AWS_SESSION_TOKEN": ("credentials.temporary-key-without-token", "credentials.key-unknown"),
    "AWS_PROFILE": OTHER_PROFILE,
    "AWS_DEFAULT_PROFILE": OTHER_PROFILE,
    "AWS_DEFAULT_REGION": ("region.not-set",),
    "AWS_REGION": ("region.not-set",),
    "AWS_DEFAULT_OUTPUT": (),
    "AWS_CONFIG_FILE": UNSEEN,
    "AWS_SHARED_CREDENTIALS_FILE": UNSEEN,
    "AWS_ENDPOINT_URL": ("credentials.key-unknown", "credentials.of-another-service"),
    "AWS_ENDPOINT_URL_REKOGNITION": (),
    "AWS_CA_BUNDLE": ("network.tls-inspected",),
    "AWS_ROLE_ARN": NO_ROLE,
    "AWS_ROLE_SESSION_NAME": (),
    "AWS_WEB_IDENTITY_TOKEN_FILE": NO_ROLE,
    "AWS_CONTAINER_CREDENTIALS_FULL_URI": ("credentials.none-found",),
    "AWS_CONTAINER_CREDENTIALS_RELATIVE_URI": ("credentials.none-found",),
    "AWS_CONTAINER_AUTHORIZATION_TOKEN": (),
    "AWS_CONTAINER_AUTHORIZATION_TOKEN_FILE": (),
    "AWS_EC2_METADATA_DISABLED": (),
    "AWS_PAGER": (),
}
"""What is looked for beside botocore's table, with what each accounts for where it is missing (AWS SDKs
and Tools Reference Guide, "Environment variables list"; AWS CLI User Guide, "Environment variables")."""
ALIKE = (
    frozenset(("AWS_DEFAULT_REGION", "AWS_REGION")),
    frozenset(("AWS_DEFAULT_PROFILE", "AWS_PROFILE")),
    frozenset(("AWS_SESSION_TOKEN", "AWS_SECURITY_TOKEN")),
)
"""Names of which one is enough."""
OF_OTHERS: Mapping[str, str] = {
    "ACCESS_KEY_ID": "AWS_ACCESS_KEY_ID",
    "AWS_ACCESS_KEY": "AWS_ACCESS_KEY_ID",  # AWS SDK for Java 1, SDKGlobalConfiguration; Ansible
    "AWS_KEY_ID": "AWS_ACCESS_KEY_ID",
    "SECRET_ACCESS_KEY": "AWS_SECRET_ACCESS_KEY",
    "AWS_SECRET_KEY": "AWS_SECRET_ACCESS_KEY",  # AWS SDK for Java 1; Ansible
    "AWS_ACCESS_KEY_SECRET": "AWS_SECRET_ACCESS_KEY",
    "AWS_SECRET_ACCESS_KEY_ID": "AWS_SECRET_ACCESS_KEY",
    "AWS_PROFILE_NAME": "AWS_PROFILE",
    "AWS_REGION_NAME": "AWS_DEFAULT_REGION",  # LiteLLM, for Bedrock
    "AWS_ENDPOINT": "AWS_ENDPOINT_URL",  # Laravel, config/filesystems.php; Rust's object_store
    "AWS_CREDENTIALS_FILE": "AWS_SHARED_CREDENTIALS_FILE",
    "AWS_CREDENTIAL_PROFILES_FILE": "AWS_SHARED_CREDENTIALS_FILE",  # AWS SDK for Java 1
}
"""Names that other programs read, or that scripts take for their own, and what AWS's tools read."""
READ_ELSEWHERE = frozenset(
    (
        "AWS_SECURITY_TOKEN",  # botocore/credentials.py, EnvProvider
        "AWS_CREDENTIAL_FILE",  # the same, OriginalEC2Provider
        "AWS_REGIONS",  # lists, which scripts go through
        "AWS_DEFAULT_REGIONS",
        "AWS_PROFILES",
        "AWS_ROLE_ARNS",
        "AWS_ENDPOINT_URLS",
        "AWS_PAGES",
    )
)
"""Names that come near one of the others, and are meant as they stand."""
LONG = 14
"""Names with fewer letters may differ by one letter alone."""


def is_of_aws(name: str) -> bool:
    """Whether it begins as a variable of AWS's does, be it with letters swapped."""
    return set("AWS") <= set(name[:4].upper())


def misspelt(environment: Mapping[str, str]) -> dict[str, str]:
    """Each variable that no tool reads, with the one that was meant and is not set."""
    return _lacking(
        environment, filter(is_of_aws, environment), lambda name: _meant(name, environment[name])
    )


def is_of_others(name: str) -> bool:
    return name.upper() in OF_OTHERS


def of_others(environment: Mapping[str, str]) -> dict[str, str]:
    """Each variable that other programs read, with the one that AWS's tools read and that is not set."""
    return _lacking(environment, environment, lambda name: OF_OTHERS.get(name.upper()))


def _lacking(
    environment: Mapping[str, str], names: Iterable[str], meant: Callable[[str], str | None]
) -> dict[str, str]:
    found = ((name, meant(name)) for name in sorted(names) if environment[name])
    return {
        name: right
        for name, right in found
        if right and not any(map(environment.get, _alike(right)))
    }


def _alike(name: str) -> frozenset[str]:
    return next((several for several in ALIKE if name in several), frozenset((name,)))


def _meant(name: str, value: str) -> str | None:
    """The name that was meant; None where it is read as it stands, or is a name of somebody else's."""
    if name in SOUGHT or name.upper() in READ_ELSEWHERE or name.upper() in OF_OTHERS:
        return None
    known = sorted(read_by_botocore() | SOUGHT.keys())
    if name in known:
        return None
    long = [each for each in known if len(each) >= LONG]
    bare = name.upper()
    right = nearest(bare, known, at_most=1) or nearest(bare, long, at_most=2)
    if right and derived(name, right, value):
        return None
    # boto3 reads the one of the two, and the AWS CLI both.
    return "AWS_DEFAULT_REGION" if right == "AWS_REGION" else right
