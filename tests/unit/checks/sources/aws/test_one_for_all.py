"""One client for many profiles: whoever asks signs, and nothing else of a profile is taken for another's."""

from functools import partial

import pytest

from checks.deadline import side_by_side
from checks.sources.aws.ask import Answer
from checks.sources.aws.ask import Aws as View
from checks.sources.aws.one_for_all import kin
from checks.sources.aws.shared import Shared
from tests.benchmarks.standing_in import Aws

SECRET = "wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY"
NAMES = [f"team-{number}" for number in range(12)]
KEYS = {name: f"AKIAIOSFODNN7EXAM{number:03}" for number, name in enumerate(NAMES)}
BARE = "no-keys"


@pytest.fixture
def made(monkeypatch):
    """The services of the clients that are made."""
    from botocore.session import Session

    services, create = [], Session.create_client

    def counted(self, service, *rest, **more):
        services.append(service)
        return create(self, service, *rest, **more)

    monkeypatch.setattr(Session, "create_client", counted)
    return services


def views(person, address):
    config = "".join(f"[profile {name}]\nregion = us-east-1\n" for name in (*NAMES, BARE))
    keys = "".join(
        f"[{name}]\naws_access_key_id = {key}\naws_secret_access_key = {SECRET}\n"
        for name, key in KEYS.items()
    )
    person(config, keys, AWS_ENDPOINT_URL=address)
    shared = Shared()
    return {name: View(name, shared=shared) for name in (*NAMES, BARE)}


def test_each_question_is_signed_with_the_keys_of_the_profile_that_asks(person, made):
    """Several threads at a time, and one profile that has none."""
    with Aws() as aws:
        asking = views(person, aws.url)
        works = [partial(view.ask, "iam", "GetUser") for view in asking.values() for _ in range(2)]
        given = side_by_side(works, at_once=8, name="test")
        said = asking[BARE].ask("sts", "GetCallerIdentity")

    assert sorted(each.signer for each in aws.arrivals) == sorted(KEYS.values())
    answered = [isinstance(each, Answer) for each in given]
    assert answered == [True] * 2 * len(NAMES) + [False] * 2
    assert {each.code for each in (*given[-2:], said)} == {"NoCredentialsError"}
    assert made.count("iam") == 1


SETTINGS = {"region": "us-east-1", "aws_access_key_id": "AKIA", "role_arn": "a", "cli_pager": ""}


@pytest.mark.parametrize(
    ("other", "alike"),
    [
        ({"aws_access_key_id": "AKIB", "mfa_serial": "1"}, True),
        ({"role_arn": "b", "cli_pager": "less", "output": "json"}, True),
        ({"region": "eu-west-1"}, False),
        ({"endpoint_url": "http://localhost:4566"}, False),
        ({"s3": {"addressing_style": "path"}}, False),
        ({"ca_bundle": "/ca.pem"}, False),
        ({"a_setting_of_tomorrow": "true"}, False),
    ],
)
def test_profiles_share_a_client_where_only_the_keys_differ(other, alike):
    assert (kin(SETTINGS) == kin({**SETTINGS, **other})) is alike
