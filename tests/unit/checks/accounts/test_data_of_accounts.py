"""What AWS says of kinds of account and of projects, as data that fits the other lists."""

from checks.accounts.kinds import Kind, kind_of_account
from checks.accounts.projects import FOR_WHOM, projects
from checks.region.support.offered import offering
from checks.region.support.opted_in import on_for_everybody


def test_projects_have_one_of_three_regions():
    codes = [each.code for each in projects().regions]

    assert codes == ["us-east-2", "eu-north-1", "ap-southeast-2"]
    assert [code for code in codes if code not in offering()] == ["eu-north-1"]
    assert set(codes) <= on_for_everybody()
    assert set(FOR_WHOM) == set(codes)
    assert all(each.for_whom for each in projects().regions)


def test_what_stands_near_a_region_of_projects_offers_rekognition_and_is_none():
    codes = {each.code for each in projects().regions}
    near = {code for each in projects().regions for code in each.others}

    assert near <= offering()
    assert near & codes == set()
    assert all(len(each.others) > 1 for each in projects().regions)


def test_the_guide_s_group_is_for_classic_accounts():
    assert kind_of_account(Kind.CLASSIC).has_groups
    assert not kind_of_account(Kind.PROJECT).has_groups
    assert not kind_of_account(Kind.PROJECT).chooses_region
    allowed = {"iam:CreateUser", "iam:AttachUserPolicy", "iam:CreateAccessKey"}
    assert allowed & set(kind_of_account(Kind.PROJECT).denied) == set()


def test_each_has_its_source_and_its_day():
    for about in (projects(), *map(kind_of_account, Kind)):
        assert about.source.startswith("https://docs.aws.amazon.com/accounts/")
        assert about.date.startswith("2026-")
