"""Which layer of policies refuses: AWS's ten ways to say so, and its silence."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from checks.fix import Fix
from checks.refusals.permission import layer_of
from checks.refusals.reading import findings_of
from checks.sources.aws.refusal import Kind, Refusal
from tests.plugins.administrator import admin, attach
from tests.plugins.amazon import codes
from wizard.sandbox.principals import iam_of

MING = "arn:aws:iam::111122223333:user/ming"
USER = f"User: {MING} is not authorized to perform: rekognition:DetectFaces"
ACTION = "the rekognition:DetectFaces action"


def refusal(words, operation="rekognition:DetectFaces", code="AccessDeniedException"):
    return Refusal(Kind.AWS, code, words, operation, status=400, request_id="r")


@pytest.mark.parametrize(
    ("clause", "code"),
    [
        (f" because no identity-based policy allows {ACTION}", "permissions.rekognition-denied"),
        (" on resource: arn:aws:rekognition:us-east-1::*", "permissions.rekognition-denied"),
        (" with an explicit deny in an identity-based policy", "permissions.denied-explicitly"),
        (" with an explicit deny", "permissions.denied-explicitly"),
        (
            " with an explicit deny in a service control policy",
            "permissions.denied-by-organization",
        ),
        (
            f" because no service control policy allows {ACTION}",
            "permissions.denied-by-organization",
        ),
        (
            " with an explicit deny in a resource control policy",
            "permissions.denied-by-organization",
        ),
        (f" because no permissions boundary allows {ACTION}", "permissions.denied-by-boundary"),
        (" with an explicit deny in a permissions boundary", "permissions.denied-by-boundary"),
        (f" because no session policy allows {ACTION}", "permissions.denied-by-session-policy"),
        (
            " with an explicit deny in a sessions policy",
            "permissions.denied-by-session-policy",
        ),
        (
            f" because no VPC endpoint policy allows {ACTION}",
            "permissions.denied-by-endpoint-policy",
        ),
        (
            " with an explicit deny in a VPC endpoint policy transitively through a service"
            " control policy",
            "permissions.denied-by-endpoint-policy",
        ),
        (
            f" because no resource-based policy allows {ACTION}",
            "permissions.denied-by-resource-policy",
        ),
        (
            " with an explicit deny in a resource-based policy",
            "permissions.denied-by-resource-policy",
        ),
    ],
)
def test_the_phrase_names_the_layer(person, clause, code):
    found = findings_of(refusal(USER + clause), person(AWS_DEFAULT_REGION="us-east-1"))

    assert codes(found) == [code]


def test_a_sentence_without_a_layer_names_none():
    assert layer_of("User is not authorized") is None


def test_the_command_attaches_the_policy_to_the_user_whatever_its_path(person):
    user = "arn:aws-us-gov:iam::111122223333:user/team/blue/ming"
    words = f"User: {user} is not authorized to perform: rekognition:DetectFaces"

    [finding] = findings_of(refusal(words), person(AWS_DEFAULT_REGION="us-east-1"))

    assert finding.remedy.commands == (
        "aws iam attach-user-policy --user-name ming --policy-arn"
        " arn:aws-us-gov:iam::aws:policy/AmazonRekognitionFullAccess",
    )


def test_the_command_for_a_session_attaches_the_policy_to_its_role(person):
    role = "arn:aws:sts::111122223333:assumed-role/practice/ming"
    words = f"User: {role} is not authorized to perform: s3:ListAllMyBuckets"

    [finding] = findings_of(
        refusal(words, "s3:ListBuckets", "AccessDenied"), person(AWS_DEFAULT_REGION="us-east-1")
    )

    assert (finding.code, finding.facts["action"]) == (
        "permissions.s3-denied",
        "s3:ListAllMyBuckets",
    )
    assert finding.remedy.commands == (
        "aws iam attach-role-policy --role-name practice --policy-arn"
        " arn:aws:iam::aws:policy/AmazonS3ReadOnlyAccess",
    )


def test_a_permission_set_is_changed_in_identity_center(person):
    role = "arn:aws:sts::111122223333:assumed-role/AWSReservedSSO_Reader_0123456789abcdef/ming"
    words = f"User: {role} is not authorized to perform: rekognition:DetectFaces"

    [finding] = findings_of(refusal(words), person(AWS_DEFAULT_REGION="us-east-1"))

    assert finding.remedy.commands == ()
    assert finding.remedy.steps[0].facts["policy"].endswith("AmazonRekognitionFullAccess")


@pytest.mark.parametrize(
    ("who", "first", "fix"),
    [
        ("sts::111122223333:assumed-role/practice/ming", "to the role", Fix.ATTACH_POLICIES),
        ("sts::111122223333:assumed-role/AWSServiceRoleForSupport/x", "service-linked", None),
        ("sts::111122223333:federated-user/ming", "whoever made this session", None),
        ("iam::111122223333:root", "the root user", None),
    ],
)
def test_who_is_no_user_is_told_what_holds_for_it(person, who, first, fix):
    words = f"User: arn:aws:{who} is not authorized to perform: s3:ListAllMyBuckets"
    asked = refusal(words, "s3:ListBuckets", "AccessDenied")

    [finding] = findings_of(asked, person(AWS_DEFAULT_REGION="us-east-1"))

    assert finding.code == "permissions.s3-denied"
    assert first in finding.remedy.steps[0].text
    assert finding.remedy.fix == fix
    assert not any("attach-user-policy" in command for command in finding.remedy.commands)


def test_a_role_may_leave_out_what_it_does_not_need_as_a_user_may(person):
    role = "arn:aws:sts::111122223333:assumed-role/practice/ming"
    words = f"User: {role} is not authorized to perform: s3:ListAllMyBuckets"
    asked = refusal(words, "s3:ListBuckets", "AccessDenied")

    [finding] = findings_of(asked, person(AWS_DEFAULT_REGION="us-east-1"))

    assert "--skip permissions.s3" in finding.remedy.steps[-1].text


def test_an_empty_message_in_us_east_1_is_a_denial_without_a_reason(person):
    assert codes(findings_of(refusal(""), person(AWS_DEFAULT_REGION="us-east-1"))) == [
        "permissions.denied-without-reason"
    ]


def test_whom_aws_refused_is_asked_of_sts_where_its_words_do_not_say_it(sandboxed):
    [finding] = findings_of(refusal("Access Denied", "s3:ListBuckets", "AccessDenied"), sandboxed())

    assert (finding.code, finding.facts["identity"]) == ("permissions.s3-denied", MING)


def test_an_empty_message_elsewhere_is_compared_with_us_east_1(sandboxed):
    context = sandboxed(region="eu-central-1")

    [finding] = findings_of(refusal(""), context)

    assert (finding.code, finding.facts["region"]) == (
        "region.operation-not-offered",
        "eu-central-1",
    )


def test_a_role_that_may_not_be_taken_on_is_the_roles_matter(person):
    words = f"User: {MING} is not authorized to perform: sts:AssumeRole on resource: arn:…"

    [finding] = findings_of(
        refusal(words, "AssumeRole", "AccessDenied"), person(AWS_DEFAULT_REGION="us-east-1")
    )

    assert (finding.code, finding.facts) == ("identity.role-refused", {"identity": MING})


@pytest.mark.parametrize(
    ("age", "code"),
    [(10, "permissions.still-spreading"), (70, "permissions.rekognition-denied")],
)
def test_a_grant_of_this_session_has_a_minute_to_spread(person, age, code):
    context = person(AWS_DEFAULT_REGION="us-east-1")
    context = replace(context, granted=datetime.now(UTC) - timedelta(seconds=age))

    assert codes(findings_of(refusal(USER), context)) == [code]


def test_another_key_of_this_minute_does_not_excuse_the_one_in_use(sandboxed):
    context = sandboxed("permissions.rekognition-denied")
    iam = admin(context.sandbox, "iam")
    iam_of(context.sandbox.account).users["ming"].create_date -= timedelta(days=1)
    for key in iam_of(context.sandbox.account).users["ming"].access_keys:
        key.create_date -= timedelta(days=1)
    iam.create_access_key(UserName="ming")
    attach(context.sandbox, "IAMReadOnlyAccess")

    assert codes(findings_of(refusal(USER), context)) == ["permissions.rekognition-denied"]


def test_a_user_that_iam_dates_to_this_minute_is_still_spreading(sandboxed):
    context = sandboxed(admin=True)
    made = context.aws.ask("iam", "GetUser").value["User"]["CreateDate"]
    context = replace(context, now=lambda: made + timedelta(seconds=5))

    assert codes(findings_of(refusal(USER), context)) == ["permissions.still-spreading"]


def test_a_refusal_for_another_service_is_said_as_it_is(person):
    words = f"User: {MING} is not authorized to perform: account:ListRegions"

    found = findings_of(
        refusal(words, "account:ListRegions"), person(AWS_DEFAULT_REGION="us-east-1")
    )

    assert codes(found) == ["network.refused-otherwise"]
