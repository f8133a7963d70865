"""A service control policy refuses: that of a company, or AWS's own of a project."""

from __future__ import annotations

import json
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta

import pytest

from checks.accounts.organization import policy_named
from checks.model import Finding
from checks.permissions import rekognition, s3
from checks.refusals.organization.messages import NOT_IN_PROJECTS, PAUSED, REGION_UNKNOWN, UNDECIDED
from checks.refusals.reading import findings_of
from checks.sources.aws.ask import Answer, Aws, Keys
from checks.sources.aws.refusal import Kind, Refusal
from tests.plugins.administrator import allow
from tests.plugins.people import KEYS, REGION
from wizard.sandbox.faults.projects import policy_of_projects
from wizard.sandbox.principals import iam_of
from wizard.sandbox.sessions import issue
from wizard.sandbox.world import Holder, Plan

ALL = {"Effect": "Allow", "Action": "*", "Resource": "*"}
POLICY = (
    "arn:aws:organizations::999988887777:policy/o-exampleorg/service_control_policy/p-examplescp"
)
ORGANIZATION, NOT_THE_PROJECTS = "permissions.denied-by-organization", "region.not-the-projects"
WITHOUT = "region.project-without-rekognition"
HOURS = timedelta(hours=8)


def policy(*statements):
    return {"Version": "2012-10-17", "Statement": [ALL, *statements]}


def deny(*actions, **condition):
    statement = {"Effect": "Deny", "Action": list(actions), "Resource": "*"}
    return statement | ({"Condition": condition} if condition else {})


def only_in(*regions, actions=("*",)):
    """How Control Tower and many companies limit the Regions."""
    outside = {"StringNotEquals": {"aws:RequestedRegion": list(regions)}}
    return policy(deny(*actions, **outside))


@dataclass(frozen=True)
class Instance:
    """An organization's policy, and what must be said of DetectFaces that it refuses in a Region."""

    what: str
    document: object
    code: str
    region: str = "us-east-1"
    meant: str | None = None

    def __str__(self) -> str:
        return self.what


OF_OTHERS = (
    Instance("all of Rekognition", policy(deny("rekognition:*")), ORGANIZATION),
    Instance("DetectFaces alone", policy(deny("rekognition:DetectFaces")), ORGANIZATION),
    Instance("Frankfurt and Ireland", only_in("eu-central-1", "eu-west-1"), ORGANIZATION),
    Instance("both Americas", only_in("us-east-2", "us-west-2"), ORGANIZATION),
    Instance("Ohio and Sydney", only_in("us-east-2", "ap-southeast-2"), ORGANIZATION),
    Instance("Sydney and Singapore", only_in("ap-southeast-2", "ap-southeast-1"), ORGANIZATION,
             "eu-west-1"),
    Instance("Stockholm and Frankfurt", only_in("eu-north-1", "eu-central-1"), ORGANIZATION),
    Instance("no Region at all", policy(deny("*")), ORGANIZATION),
    Instance("all but one service", policy(deny("rekognition:*", "s3:*")), ORGANIZATION,
             "eu-west-1"),
    Instance("DetectFaces where the person is, and Regions as well",
             policy(deny("rekognition:DetectFaces"), *only_in("us-east-1", "us-east-2")["Statement"]),
             ORGANIZATION),
    Instance("the same in a Region of projects", policy(deny("rekognition:DetectFaces")),
             ORGANIZATION, "us-east-2"),
    Instance("a list of what is allowed", {"Version": "2012-10-17", "Statement": {
        "Effect": "Allow", "Action": ["s3:*", "sts:*"], "Resource": "*"}}, ORGANIZATION),
)  # fmt: skip
OF_PROJECTS = (
    Instance("Ohio from N. Virginia", policy_of_projects("us-east-2"), NOT_THE_PROJECTS,
             meant="us-east-2"),
    Instance("Ohio from Oregon", policy_of_projects("us-east-2"), NOT_THE_PROJECTS, "us-west-2",
             "us-east-2"),
    Instance("Ohio from Sydney", policy_of_projects("us-east-2"), NOT_THE_PROJECTS,
             "ap-southeast-2", "us-east-2"),
    Instance("Sydney from Tokyo", policy_of_projects("ap-southeast-2"), NOT_THE_PROJECTS,
             "ap-northeast-1", "ap-southeast-2"),
    Instance("Sydney from Singapore", policy_of_projects("ap-southeast-2"), NOT_THE_PROJECTS,
             "ap-southeast-1", "ap-southeast-2"),
    Instance("Stockholm from N. Virginia", policy_of_projects("eu-north-1"), WITHOUT),
    Instance("Stockholm from Frankfurt", policy_of_projects("eu-north-1"), WITHOUT, "eu-central-1"),
)  # fmt: skip


@pytest.fixture
def refused(sandboxed):
    """`refused(instance)`: what is said of DetectFaces under this policy, to ming or to others."""
    context = sandboxed()
    world = context.sandbox._world

    def ask(instance: Instance, keys: Keys | None = None) -> Finding:
        world.organization = instance.document
        aws = Aws(region=instance.region, keys=keys)
        [finding] = rekognition.look(replace(context, aws=aws, region=instance.region))
        ask.aws = aws
        return finding

    ask.world, ask.context = world, context
    return ask


def photos_sent(aws: Aws) -> int:
    return sum(each.operation == "rekognition:DetectFaces" for each in aws.asked)


def test_a_company_and_a_project_are_told_apart_and_the_photo_goes_nowhere_else(refused):
    seen, photos = {}, set[int]()
    for instance in (*OF_OTHERS, *OF_PROJECTS):
        finding = refused(instance)
        seen[str(instance)] = (finding.code, finding.facts.get("meant"))
        photos.add(photos_sent(refused.aws))

    assert photos == {1}
    assert seen == {str(each): (each.code, each.meant) for each in (*OF_OTHERS, *OF_PROJECTS)}


def test_each_question_is_put_once(refused):
    context, instance = refused.context, OF_PROJECTS[0]
    refused(instance)
    before = len(refused.aws.asked)

    list(rekognition.look(replace(context, aws=refused.aws, region=instance.region)))

    assert len(refused.aws.asked) == before


def test_listing_buckets_outside_of_the_project_is_the_same_cause(refused):
    world, context = refused.world, refused.context
    world.organization = policy_of_projects("us-east-2")

    [finding] = s3.look(replace(context, aws=Aws(region="eu-west-1"), region="eu-west-1"))

    assert (finding.code, finding.facts["meant"]) == (NOT_THE_PROJECTS, "us-east-2")


def test_the_policy_that_aws_names_is_named_and_shown_to_the_administrator(refused):
    finding = refused(OF_OTHERS[0])

    assert [each.value for each in finding.evidence if each.name == "policy"] == [POLICY]
    assert POLICY in [step.facts.get("policy") for step in finding.remedy.steps]


def test_where_a_company_lets_rekognition_through_is_said(refused):
    finding = refused(OF_OTHERS[3])

    assert finding.remedy.steps[0].facts["regions"] == ("us-east-2", "us-west-2")
    assert finding.remedy.fix is None


def narrowed(world, action: str):
    """ming may do everything but this, which no policy allows."""
    iam = iam_of(world.account)
    iam.detach_user_policy("arn:aws:iam::aws:policy/AmazonRekognitionFullAccess", "ming")
    allowed = {"Effect": "Allow", "NotAction": action, "Resource": "*"}
    document = json.dumps({"Version": "2012-10-17", "Statement": [allowed]})
    iam.put_user_policy("ming", "narrowed", document)


def test_where_an_own_policy_forbids_the_question_it_is_undecided_and_said(refused):
    narrowed(refused.world, "rekognition:ListCollections")

    finding = refused(OF_PROJECTS[0])

    assert (finding.code, finding.own_summary) == (ORGANIZATION, UNDECIDED)
    assert finding.facts["regions"] == ("us-east-2",)


def test_where_the_user_may_not_list_buckets_europe_is_undecided(refused):
    iam = iam_of(refused.world.account)
    iam.detach_user_policy("arn:aws:iam::aws:policy/AmazonS3ReadOnlyAccess", "ming")

    finding = refused(OF_PROJECTS[-1])
    free(refused.world)
    allow(refused.context.sandbox, "freetier:GetAccountPlanState")
    with_a_free_plan = refused(OF_PROJECTS[-1])

    assert (finding.code, finding.facts.get("regions")) == (ORGANIZATION, ("eu-north-1",))
    assert (with_a_free_plan.code, with_a_free_plan.facts["only"]) == (WITHOUT, "eu-north-1")


def free(world, status="ACTIVE"):
    world.plan = Plan("FREE", status, 120.5, datetime(2027, 1, 31, tzinfo=UTC))


def test_a_free_plan_tells_a_project_whose_region_could_not_be_asked(refused):
    narrowed(refused.world, "rekognition:ListCollections")
    free(refused.world)

    finding = refused(OF_PROJECTS[0])

    assert (finding.code, finding.own_summary) == (NOT_THE_PROJECTS, REGION_UNKNOWN)
    assert finding.remedy.fix is None


def owner(refused) -> Keys:
    """The keys of a project's owner: a session of AWS's own role."""
    world = refused.world
    iam = iam_of(world.account)
    trust = {"Statement": {"Effect": "Allow", "Action": "sts:AssumeRole", "Principal": "*"}}
    role = iam.create_role(
        "AccountFullAccessRole", json.dumps(trust), "/managed/", None, "", [], "3600"
    )
    iam.attach_role_policy("arn:aws:iam::aws:policy/AdministratorAccess", "AccountFullAccessRole")
    arn = f"arn:aws:sts::{world.account}:assumed-role/AccountFullAccessRole/mei"
    holder = Holder(arn, "AccountFullAccessRole", identifier=f"{role.id}:mei")
    key = issue(world, holder, HOURS)
    return Keys(key.access_key_id, key.secret_access_key, key.session_token)


def test_a_project_that_may_do_nothing_anywhere_is_told_to_look_why(refused):
    finding = refused(Instance("paused", policy(deny("rekognition:*", "s3:*")), ""), owner(refused))

    assert (finding.code, finding.own_summary) == (ORGANIZATION, PAUSED)
    assert "role" in [each.name for each in finding.evidence]


def test_the_owner_of_a_project_is_told_the_region(refused):
    finding = refused(OF_PROJECTS[1], owner(refused))

    assert (finding.code, finding.facts["meant"]) == (NOT_THE_PROJECTS, "us-east-2")


def test_what_no_project_may_is_said_to_its_owner(refused):
    keys = owner(refused)
    refused.world.organization = policy_of_projects("us-east-2")
    context = replace(refused.context, aws=Aws(region="us-east-2", keys=keys), region="us-east-2")
    no = context.aws.ask("iam", "CreateGroup", GroupName="Administrators")

    [finding] = findings_of(no, context)

    assert (finding.code, finding.own_summary) == (ORGANIZATION, NOT_IN_PROJECTS)
    assert finding.facts["action"] == "iam:CreateGroup"


def test_a_plan_that_ended_explains_a_project_that_is_refused(refused):
    refused.world.plan = Plan("FREE", "EXPIRED", 0.0, datetime(2026, 11, 20, tzinfo=UTC))

    finding = refused(OF_PROJECTS[0], owner(refused))

    assert (finding.code, finding.facts["date"]) == ("identity.plan-ended", "2026-11-20")


SCP = "with an explicit deny in a service control policy"


@pytest.mark.parametrize(
    ("arn", "words"),
    [
        ("arn:aws-cn:iam::111122223333:user/ming", SCP),
        ("arn:aws-us-gov:iam::111122223333:user/ming", SCP),
        (
            "arn:aws:iam::111122223333:user/ming",
            "with an explicit deny in a resource control policy",
        ),
        (
            "arn:aws:iam::111122223333:user/ming",
            "because no service control policy allows the rekognition:DetectFaces action",
        ),
    ],
)
def test_nothing_is_asked_where_no_project_can_be(person, dead_port, arn, words):
    said = f"User: {arn} is not authorized to perform: rekognition:DetectFaces {words}"
    no = Refusal(
        Kind.AWS,
        "AccessDeniedException",
        said,
        "rekognition:DetectFaces",
        status=400,
        request_id="r",
    )
    context = person(REGION, KEYS, AWS_ENDPOINT_URL=f"http://127.0.0.1:{dead_port}")

    [finding] = findings_of(no, context)

    asked = context.aws.asked
    collections = [each for each in asked if each.operation.endswith("ListCollections")]
    assert (finding.code, collections) == (ORGANIZATION, [])


def test_a_project_in_its_own_region_is_fit(refused):
    refused.world.organization = policy_of_projects("us-east-2")
    context = replace(refused.context, aws=Aws(region="us-east-2"), region="us-east-2")

    assert isinstance(context.detect_faces(), Answer)


@pytest.mark.parametrize(
    ("words", "named"),
    [
        (f"{SCP}: {POLICY}", POLICY),
        (f"{SCP}: {POLICY}.", POLICY),
        (f"{SCP}: {POLICY} (request id 1)", POLICY),
        (
            f"{SCP}: arn:aws:organizations::aws:policy/service_control_policy/p-FullAWSAccess",
            "arn:aws:organizations::aws:policy/service_control_policy/p-FullAWSAccess",
        ),
        (
            "an explicit deny in a resource control policy:"
            " arn:aws-us-gov:organizations::1:policy/o-a/resource_control_policy/p-1",
            "arn:aws-us-gov:organizations::1:policy/o-a/resource_control_policy/p-1",
        ),
        (SCP, ""),
        ("arn:aws:iam::111122223333:user/ming is not authorized", ""),
    ],
)
def test_the_policy_is_read_from_aws_s_own_sentence(words, named):
    assert policy_named(words) == named
