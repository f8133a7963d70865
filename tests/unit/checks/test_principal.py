"""ARNs of every kind of identity, in every partition."""

import pytest

from checks.principal import Principal, principal_of

ACCOUNT = "111122223333"


@pytest.mark.parametrize(
    ("arn", "principal"),
    [
        (f"arn:aws:iam::{ACCOUNT}:user/ming", Principal("user", "ming", ACCOUNT, "aws")),
        (f"arn:aws:iam::{ACCOUNT}:user/a/b/ming", Principal("user", "ming", ACCOUNT, "aws")),
        (f"arn:aws-cn:iam::{ACCOUNT}:user/ming", Principal("user", "ming", ACCOUNT, "aws-cn")),
        (f"arn:aws:iam::{ACCOUNT}:root", Principal("root", "root", ACCOUNT, "aws")),
        (
            f"arn:aws-us-gov:sts::{ACCOUNT}:assumed-role/practice/me@example.com",
            Principal("role", "practice", ACCOUNT, "aws-us-gov"),
        ),
        (
            f"arn:aws:sts::{ACCOUNT}:federated-user/ming",
            Principal("federated-user", "ming", ACCOUNT, "aws"),
        ),
        (
            f"arn:aws-us-gov:iam::{ACCOUNT}:user/team/ming",
            Principal("user", "ming", ACCOUNT, "aws-us-gov"),
        ),
        (f"arn:aws-cn:iam::{ACCOUNT}:root", Principal("root", "root", ACCOUNT, "aws-cn")),
        (
            f"arn:aws-cn:sts::{ACCOUNT}:assumed-role/practice/i-0123456789abcdef0",
            Principal("role", "practice", ACCOUNT, "aws-cn"),
        ),
        (
            f"arn:aws:sts::{ACCOUNT}:assumed-role/AWSServiceRoleForSupport/support",
            Principal("role", "AWSServiceRoleForSupport", ACCOUNT, "aws"),
        ),
        (f"arn:aws:iam::{ACCOUNT}:user/ming+a=b@c", Principal("user", "ming+a=b@c", ACCOUNT)),
        ("", Principal("", "")),
        ("ming", Principal("", "")),
    ],
)
def test_an_arn_names_a_principal(arn, principal):
    assert principal_of(arn) == principal


def test_a_permission_set_is_known_by_its_roles_name():
    arn = f"arn:aws:sts::{ACCOUNT}:assumed-role/AWSReservedSSO_Reader_0123456789abcdef/ming"

    assert principal_of(arn).is_of_identity_center


@pytest.mark.parametrize(
    ("arn", "source"),
    [
        (f"arn:aws:sts::{ACCOUNT}:assumed-role/practice/ming", "arn:aws:iam::{}:role/practice"),
        (
            f"arn:aws-us-gov:sts::{ACCOUNT}:assumed-role/practice/ming",
            "arn:aws-us-gov:iam::{}:role/practice",
        ),
        (f"arn:aws-cn:iam::{ACCOUNT}:user/ming", "arn:aws-cn:iam::{}:user/ming"),
    ],
)
def test_what_iam_is_asked_about_is_the_user_or_role_of_the_same_partition(arn, source):
    assert principal_of(arn).source_arn == source.format(ACCOUNT)
