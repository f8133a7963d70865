"""Which Regions the account has switched on, asked of real servers on loopback."""

import json

import pytest

from checks.region.support.opted_in import NOT_ASKED, Status, of_the_account
from tests.plugins.amazon import page
from tests.plugins.people import KEYS, REGION

REGIONS = [
    {"RegionName": "us-east-1", "RegionOptStatus": "ENABLED_BY_DEFAULT"},
    {"RegionName": "eu-south-2", "RegionOptStatus": "ENABLED"},
    {"RegionName": "il-central-1", "RegionOptStatus": "DISABLED"},
    {"RegionName": "ap-southeast-5", "RegionOptStatus": "ENABLING"},
]
OF_EC2 = """<DescribeRegionsResponse xmlns="http://ec2.amazonaws.com/doc/2016-11-15/">
<requestId>1</requestId><regionInfo>
<item><regionName>us-east-1</regionName><optInStatus>opt-in-not-required</optInStatus></item>
<item><regionName>eu-south-2</regionName><optInStatus>opted-in</optInStatus></item>
<item><regionName>il-central-1</regionName><optInStatus>not-opted-in</optInStatus></item>
</regionInfo></DescribeRegionsResponse>"""
DENIED = page("403 Forbidden", '{"__type": "AccessDeniedException"}', "application/json")


@pytest.fixture
def account(person, serving):
    """`account(account=…, ec2=…)`: what the two services say to somebody with keys."""

    def make(account: bytes = DENIED, ec2: bytes = DENIED):
        urls = {
            f"AWS_ENDPOINT_URL_{name}": f"http://127.0.0.1:{serving(says)}"
            for name, says in (("ACCOUNT", account), ("EC2", ec2))
        }
        return person(REGION, KEYS, **urls).aws

    return make


def statuses(opted) -> dict[str, str]:
    codes = ("us-east-1", "eu-south-2", "il-central-1", "ap-southeast-5")
    return {code: opted.of(code, "aws").value for code in codes}


def test_the_account_tells(account):
    opted = of_the_account(
        account(page("200 OK", json.dumps({"Regions": REGIONS}), "application/json"))
    )

    assert opted.told_by == "account:ListRegions"
    assert statuses(opted) == {
        "us-east-1": "enabled-by-default",
        "eu-south-2": "enabled",
        "il-central-1": "not-enabled",
        "ap-southeast-5": "not-enabled",
    }


def test_where_the_account_may_not_be_asked_ec2_tells(account):
    opted = of_the_account(account(ec2=page("200 OK", OF_EC2, "text/xml")))

    assert opted.told_by == "ec2:DescribeRegions"
    assert statuses(opted)["il-central-1"] == "not-enabled"


def test_without_leave_the_opt_in_regions_are_unknown(account):
    opted = of_the_account(account())

    assert opted == NOT_ASKED
    assert statuses(opted) == {
        "us-east-1": "enabled-by-default",
        "eu-south-2": "unknown",
        "il-central-1": "unknown",
        "ap-southeast-5": "unknown",
    }


def test_without_credentials_nobody_is_asked(person):
    assert of_the_account(person(REGION).aws) == NOT_ASKED


def test_a_listing_without_end_is_left(account):
    endless = json.dumps({"Regions": REGIONS[:1], "NextToken": "again"})

    opted = of_the_account(account(page("200 OK", endless, "application/json")))

    assert opted.told_by == "account:ListRegions"


def test_another_partition_has_accounts_of_its_own():
    assert NOT_ASKED.of("us-gov-west-1", "aws-us-gov") is Status.APART
