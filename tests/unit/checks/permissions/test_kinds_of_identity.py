"""Every kind of identity as IAM shows it: users and roles with paths, sessions, many groups."""

import json
from dataclasses import replace
from datetime import timedelta

import pytest

from checks.identity import not_root
from checks.model import NotApplicable
from checks.permissions import actions, least_privilege, named_policies, policies
from checks.permissions.support.reading import read
from checks.principal import principal_of
from checks.refusals.permission import findings
from checks.sources.aws.ask import Aws, Keys
from checks.sources.aws.refusal import Kind, Refusal
from tests.plugins.administrator import admin, attach
from wizard.languages import language

ACCOUNT = "111122223333"
TRUST = json.dumps(
    {
        "Version": "2012-10-17",
        "Statement": [
            {"Effect": "Allow", "Action": "sts:AssumeRole", "Principal": {"AWS": ACCOUNT}}
        ],
    }
)
NOTHING = json.dumps(
    {"Version": "2012-10-17", "Statement": [{"Effect": "Allow", "Action": "x:Y", "Resource": "*"}]}
)


def as_role(context, name, path, *attached, session=None):
    """The context of somebody who assumed a role that was made for it, narrowed by the session."""
    iam, sts = admin(context.sandbox, "iam"), admin(context.sandbox, "sts")
    role = iam.create_role(RoleName=name, Path=path, AssumeRolePolicyDocument=TRUST)["Role"]
    for policy in attached:
        iam.attach_role_policy(RoleName=name, PolicyArn=f"arn:aws:iam::aws:policy/{policy}")
    narrowed = {"Policy": session} if session else {}
    made = sts.assume_role(RoleArn=role["Arn"], RoleSessionName="ming", **narrowed)["Credentials"]
    keys = Keys(made["AccessKeyId"], made["SecretAccessKey"], made["SessionToken"])
    return replace(context, aws=Aws(region="us-east-1", keys=keys))


def names(seen):
    return {each.value for each in seen if getattr(each, "name", "") == "policy"}


def test_a_user_with_a_path_is_read_by_its_name(sandboxed):
    context = sandboxed(admin=True)
    iam = admin(context.sandbox, "iam")
    user = iam.create_user(UserName="hana", Path="/team/photos/")["User"]
    attach(context.sandbox, "IAMReadOnlyAccess", "hana")
    made = iam.create_access_key(UserName="hana")["AccessKey"]
    aws = Aws(region="us-east-1", keys=Keys(made["AccessKeyId"], made["SecretAccessKey"]))

    seen = list(policies.look(replace(context, aws=aws)))

    assert user["Arn"] == f"arn:aws:iam::{ACCOUNT}:user/team/photos/hana"
    assert names(seen) == {"IAMReadOnlyAccess"}


@pytest.mark.parametrize(
    ("name", "path"),
    [
        ("practice", "/"),
        ("practice", "/service-role/"),
        ("AWSReservedSSO_Reader_0123456789abcdef", "/aws-reserved/sso.amazonaws.com/eu-west-1/"),
    ],
)
def test_a_role_is_read_and_simulated_whatever_its_path(sandboxed, name, path):
    context = sandboxed(admin=True, actions=("rekognition:CompareFaces", "sqs:SendMessage"))
    role = as_role(context, name, path, "AmazonRekognitionFullAccess", "IAMReadOnlyAccess")

    assert names(policies.look(role)) == {"AmazonRekognitionFullAccess", "IAMReadOnlyAccess"}
    [_, denied] = actions.look(role)
    assert denied.code == "permissions.action-denied"
    source = f"--policy-source-arn arn:aws:iam::{ACCOUNT}:role{path}{name} "
    assert source in denied.remedy.commands[0]


def test_a_role_whose_path_is_hidden_is_looked_up_by_whoever_runs_the_command(sandboxed):
    context = sandboxed(admin=True, actions=("rekognition:CompareFaces",))
    role = as_role(context, "practice", "/team/", "AmazonRekognitionFullAccess")

    [undecided] = actions.look(role)

    [command] = undecided.remedy.commands
    assert '"$(aws iam get-role --role-name practice --query Role.Arn' in command


@pytest.mark.parametrize("narrow", [True, False])
def test_the_simulation_of_a_role_counts_unless_a_call_shows_what_it_does_not_see(
    sandboxed, narrow
):
    context = sandboxed(admin=True, actions=("rekognition:CompareFaces",))
    own = {"Effect": "Allow", "Action": ["iam:*", "s3:*"], "Resource": "*"}
    session = json.dumps({"Version": "2012-10-17", "Statement": [own]})
    role = as_role(
        context,
        "practice",
        "/",
        "AmazonRekognitionFullAccess",
        "IAMReadOnlyAccess",
        session=session if narrow else None,
    )

    [seen] = actions.look(role)

    assert getattr(seen, "code", "passed") == (
        "permissions.action-undecided" if narrow else "passed"
    )


def test_a_permission_set_gets_no_command_that_iam_would_refuse(sandboxed):
    name = "AWSReservedSSO_Reader_0123456789abcdef"
    role = as_role(sandboxed(admin=True), name, "/", "AmazonRekognitionFullAccess")

    assert [type(seen) for seen in least_privilege.look(role)] == [NotApplicable]


@pytest.mark.parametrize(
    ("name", "where"),
    [
        ("AWSReservedSSO_Reader_0123456789abcdef", "the permission set"),
        ("AWSServiceRoleForRekognition", "a service-linked role"),
    ],
)
def test_a_required_policy_is_not_attached_where_iam_would_refuse_it(sandboxed, name, where):
    role = as_role(sandboxed(admin=True), name, "/", "IAMReadOnlyAccess")

    [finding] = named_policies.look(replace(role, policies=("AmazonSQSFullAccess",)))

    assert finding.code == "permissions.policy-not-attached"
    assert finding.remedy.commands == ()
    assert where in language("en").say(finding.remedy.steps[0])


def test_the_root_user_is_a_warning_with_the_way_out(sandboxed):
    [finding] = not_root.look(sandboxed("identity.root-user"))

    assert (finding.code, finding.remedy.commands) == ("identity.root-user", ("rekwiz setup",))


@pytest.mark.parametrize("partition", ["aws", "aws-cn", "aws-us-gov"])
@pytest.mark.parametrize(
    ("who", "command"),
    [
        ("iam::{}:user/team/ming", "attach-user-policy --user-name ming"),
        ("sts::{}:assumed-role/practice/ming", "attach-role-policy --role-name practice"),
    ],
)
def test_a_refusal_names_the_policy_of_its_partition(person, partition, who, command):
    arn = f"arn:{partition}:{who.format(ACCOUNT)}"
    words = f"User: {arn} is not authorized to perform: rekognition:DetectFaces"
    refusal = Refusal(Kind.AWS, "AccessDeniedException", words, "rekognition:DetectFaces")

    [finding] = findings(refusal, person(AWS_DEFAULT_REGION="us-east-1"))

    policy = f"arn:{partition}:iam::aws:policy/AmazonRekognitionFullAccess"
    assert finding.remedy.commands == (f"aws iam {command} --policy-arn {policy}",)


def test_a_user_in_ten_groups_with_ten_policies_each_is_read_whole(sandboxed):
    context = sandboxed(admin=True)
    iam = admin(context.sandbox, "iam")
    iam.create_user(UserName="many")
    arns = [
        iam.create_policy(PolicyName=f"managed-{number:02}", PolicyDocument=NOTHING)["Policy"][
            "Arn"
        ]
        for number in range(10)
    ]
    for group in (f"group-{number}" for number in range(10)):
        iam.create_group(GroupName=group)
        iam.add_user_to_group(GroupName=group, UserName="many")
        for number, arn in enumerate(arns):
            iam.attach_group_policy(GroupName=group, PolicyArn=arn)
            iam.put_group_policy(
                GroupName=group, PolicyName=f"own-{number}", PolicyDocument=NOTHING
            )

    reading = read(context, principal_of(f"arn:aws:iam::{ACCOUNT}:user/many"))

    assert (len(reading.attached), len(reading.inline), reading.is_partial) == (100, 100, False)
    assert {policy.source for policy in reading.attached} == {f"group-{n}" for n in range(10)}


def test_a_federated_user_has_nothing_that_iam_shows_or_simulates(sandboxed):
    from wizard.sandbox.sessions import issue
    from wizard.sandbox.world import Holder

    context = sandboxed(actions=("rekognition:DetectFaces", "rekognition:CompareFaces"))
    arn = f"arn:aws:sts::{ACCOUNT}:federated-user/ming"
    made = issue(context.sandbox._world, Holder(arn=arn, name="ming"), timedelta(hours=1))
    keys = Keys(made.access_key_id, made.secret_access_key, made.session_token)
    federated = replace(context, aws=Aws(region="us-east-1", keys=keys))

    assert [type(seen) for seen in policies.look(federated)] == [NotApplicable]
    assert [type(seen) for seen in least_privilege.look(federated)] == [NotApplicable]
    [proved, undecided] = actions.look(federated)
    assert proved.value == "rekognition:DetectFaces"
    assert undecided.code == "permissions.action-undecided"
