"""Actions required by name: proved by calls, read from IAM's simulation, never a wrong pass."""

import json
from dataclasses import replace

import pytest

from checks.model import NotApplicable, Severity
from checks.permissions import actions
from tests.plugins.administrator import admin, lets_simulate
from tests.plugins.amazon import codes, values

COMPARE = "rekognition:CompareFaces"


def judged(context):
    return list(actions.look(context))


def test_without_a_wish_there_is_nothing_to_decide(sandboxed):
    assert [type(seen) for seen in judged(sandboxed())] == [NotApplicable]


def test_a_call_of_the_run_is_the_proof(sandboxed):
    context = sandboxed(
        actions=(
            "rekognition:DetectFaces",
            "s3:ListAllMyBuckets",
        )
    )

    assert [(seen.value, seen.source) for seen in judged(context)] == [
        ("rekognition:DetectFaces", "rekognition:DetectFaces"),
        ("s3:ListAllMyBuckets", "s3:ListBuckets"),
    ]


def test_a_refused_call_is_a_denial(sandboxed):
    context = sandboxed("permissions.s3-denied", actions=("s3:ListAllMyBuckets",))

    assert codes(judged(context)) == ["permissions.action-denied"]


def test_the_simulation_decides_where_iam_lets_the_identity_look(sandboxed):
    context = sandboxed(
        actions=(
            COMPARE,
            "lambda:InvokeFunction",
        )
    )
    lets_simulate(context.sandbox)

    seen = judged(context)

    assert values(seen) == {"allowed": COMPARE}
    assert [(each.code, each.facts["action"]) for each in seen if hasattr(each, "code")] == [
        ("permissions.action-denied", "lambda:InvokeFunction")
    ]


def test_an_administrators_star_counts(sandboxed):
    context = sandboxed(
        admin=True,
        actions=(
            COMPARE,
            "lambda:InvokeFunction",
            "iam:PassRole",
        ),
    )

    assert codes(judged(context)) == []


def test_without_a_look_into_iam_it_is_undecided_and_says_why(sandboxed):
    [finding] = judged(
        sandboxed(
            actions=(
                COMPARE,
                "lambda:InvokeFunction",
            )
        )
    )

    assert (finding.code, finding.severity) == ("permissions.action-undecided", Severity.UNKNOWN)
    assert finding.facts["actions"] == (COMPARE, "lambda:InvokeFunction")
    assert finding.remedy.commands[0].endswith(f" --action-names {COMPARE} lambda:InvokeFunction")
    assert (finding.summary.text, finding.facts["operation"], finding.facts["error"]) == (
        actions.REFUSED.text,
        "iam:SimulatePrincipalPolicy",
        "AccessDenied",
    )


def test_what_is_undecided_names_the_resources_for_an_administrator_to_ask(sandboxed):
    photos = "arn:aws:s3:::photos/*"
    [finding] = judged(sandboxed(actions=("s3:PutObject",), resources=(photos,)))

    assert finding.remedy.commands == (
        "aws iam simulate-principal-policy"
        " --policy-source-arn arn:aws:iam::111122223333:user/ming"
        f" --action-names s3:PutObject --resource-arns '{photos}'",
    )


def test_what_is_undecided_asks_about_each_action_on_its_own_resources(sandboxed):
    photos, bucket = "arn:aws:s3:::photos/*", "arn:aws:s3:::photos"
    wishes = {"actions": ("s3:PutObject", "s3:ListBucket", COMPARE), "resources": (photos, bucket)}

    [finding] = judged(sandboxed(**wishes))

    asked = [command.partition(" --action-names ")[2] for command in finding.remedy.commands]
    assert asked == [
        f"s3:PutObject --resource-arns '{photos}'",
        f"s3:ListBucket --resource-arns {bucket}",
        COMPARE,
    ]


def test_what_the_simulation_allows_is_not_believed_behind_an_endpoint_that_refuses(sandboxed):
    wishes = (COMPARE, "s3:GetObject")
    context = sandboxed("permissions.denied-by-endpoint-policy", actions=wishes)
    lets_simulate(context.sandbox)

    undecided, allowed = judged(context)

    assert (undecided.code, undecided.facts["actions"]) == (
        "permissions.action-undecided",
        (COMPARE,),
    )
    assert (undecided.summary.text, undecided.facts["operation"]) == (
        actions.NARROWED.text,
        "rekognition:DetectFaces",
    )
    assert allowed.value == "s3:GetObject"


def test_no_photo_is_sent_for_a_user_s_actions_of_other_services(sandboxed):
    context = sandboxed(actions=("s3:GetObject", "lambda:InvokeFunction"))
    lets_simulate(context.sandbox)

    judged(context)

    assert "rekognition:DetectFaces" not in {each.operation for each in context.aws.asked}


def test_the_root_user_is_not_simulated(sandboxed):
    context = sandboxed("identity.root-user", actions=(COMPARE,))

    assert codes(judged(context)) == ["permissions.action-undecided"]


@pytest.mark.parametrize(
    "layer",
    [
        "permissions.denied-explicitly",
        "permissions.denied-by-boundary",
        "permissions.denied-by-organization",
    ],
)
def test_the_layer_that_denies_is_named(sandboxed, layer):
    context = sandboxed(layer, actions=(COMPARE,))
    if layer == "permissions.denied-by-boundary":
        _widen_the_boundary(context)
    lets_simulate(context.sandbox)

    assert codes(judged(context)) == [layer]


def test_a_resource_that_is_not_allowed_denies_the_action(sandboxed):
    context = sandboxed(actions=("s3:PutObject",), resources=("arn:aws:s3:::mine/*",))
    other = {"Effect": "Allow", "Action": "s3:PutObject", "Resource": "arn:aws:s3:::other/*"}
    lets_simulate(context.sandbox)
    admin(context.sandbox, "iam").put_user_policy(
        UserName="ming",
        PolicyName="other",
        PolicyDocument=json.dumps({"Version": "2012-10-17", "Statement": [other]}),
    )

    allowed = replace(sandboxed_again(context), resources=("arn:aws:s3:::other/*",))

    assert codes(judged(context)) == ["permissions.action-denied"]
    assert codes(judged(allowed)) == []


def test_a_resource_counts_for_the_actions_of_its_own_service(sandboxed):
    """What a policy says of another service's resource does not allow an action of Rekognition."""
    photos = "arn:aws:s3:::photos/*"
    context = sandboxed("permissions.rekognition-denied", actions=(COMPARE, "s3:PutObject"))
    mistaken = {"Effect": "Allow", "Action": [COMPARE, "s3:PutObject"], "Resource": photos}
    lets_simulate(context.sandbox)
    admin(context.sandbox, "iam").put_user_policy(
        UserName="ming",
        PolicyName="mistaken",
        PolicyDocument=json.dumps({"Version": "2012-10-17", "Statement": [mistaken]}),
    )

    seen = judged(replace(context, resources=(photos,)))

    assert values(seen) == {"allowed": "s3:PutObject"}
    [denied] = [each for each in seen if hasattr(each, "code")]
    assert denied.facts["action"] == COMPARE
    assert "--resource-arns" not in denied.remedy.commands[0]


def test_a_denial_names_the_resource_and_asks_about_it(sandboxed):
    context = sandboxed(actions=("s3:PutObject",), resources=("arn:aws:s3:::mine/*",))
    lets_simulate(context.sandbox)

    [denied] = judged(context)

    assert values(denied.evidence)["resource"] == "arn:aws:s3:::mine/*"
    assert "--resource-arns 'arn:aws:s3:::mine/*'" in denied.remedy.commands[0]


def test_the_root_user_is_given_no_command_that_iam_refuses(sandboxed):
    [finding] = judged(sandboxed("identity.root-user", actions=(COMPARE,)))

    assert finding.remedy.commands == ()


def test_a_role_is_simulated_by_its_own_arn_path_and_all(sandboxed):
    context = sandboxed(admin=True, actions=(COMPARE,))
    iam = admin(context.sandbox, "iam")
    trust = {"Effect": "Allow", "Action": "sts:AssumeRole", "Principal": {"AWS": "111122223333"}}
    document = json.dumps({"Version": "2012-10-17", "Statement": [trust]})
    role = iam.create_role(RoleName="practice", Path="/team/a/", AssumeRolePolicyDocument=document)[
        "Role"
    ]
    for policy in ("AmazonRekognitionFullAccess", "IAMReadOnlyAccess"):
        iam.attach_role_policy(RoleName="practice", PolicyArn=f"arn:aws:iam::aws:policy/{policy}")
    session = admin(context.sandbox, "sts").assume_role(
        RoleArn=role["Arn"], RoleSessionName="ming"
    )["Credentials"]

    assert codes(judged(replace(context, aws=_as(session)))) == []


def sandboxed_again(context):
    """The same world, with nothing asked yet."""
    from checks.sources.aws.ask import Aws

    return replace(context, aws=Aws())


def _as(session):
    from checks.sources.aws.ask import Aws, Keys

    keys = Keys(session["AccessKeyId"], session["SecretAccessKey"], session["SessionToken"])
    return Aws(region="us-east-1", keys=keys)


def _widen_the_boundary(context):
    """The boundary lets the simulation through, and still not Rekognition."""
    iam = admin(context.sandbox, "iam")
    allow = {"Effect": "Allow", "Action": ["s3:*", "iam:*"], "Resource": "*"}
    document = json.dumps({"Version": "2012-10-17", "Statement": [allow]})
    policy = iam.create_policy(PolicyName="Wider", PolicyDocument=document)["Policy"]
    iam.put_user_permissions_boundary(UserName="ming", PermissionsBoundary=policy["Arn"])
