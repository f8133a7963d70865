"""Causes of the area `region`: under AWS's own names where an endpoint would hide the mistake."""

from __future__ import annotations

import json
from functools import cache

from tests.e2e.causes.case import NO_PROGRAMS, Step, case
from tests.e2e.causes.computer import Computer
from tests.e2e.causes.network import partitions, under_own_names
from tests.e2e.causes.settings import OTHER_SECRET, config, in_credentials, variables

AT = "region.set"
STS_AND_S3 = ("sts", "s3")


def region(name: str) -> Step:
    return config(f"[default]\nregion = {name}\noutput = json\n")


def older_lists_without(name: str) -> Step:
    """botocore's own lists as they were before the Region, where a person may put them."""

    def put(computer: Computer) -> None:
        lists = json.loads(_lists())
        services = lists["partitions"][0]["services"]
        assert services["rekognition"]["endpoints"].pop(name)
        models = computer.home / ".aws" / "models"
        models.mkdir()
        (models / "endpoints.json").write_text(json.dumps(lists))

    return put


@cache
def _lists() -> str:
    from botocore.loaders import create_loader

    return json.dumps(create_loader().load_data("endpoints"))


CASES = (
    case("region.not-set", "a named profile inherits none",
         config("[default]\nregion = us-east-1\n[profile rek]\noutput = json\n"),
         in_credentials("[default]", "[rek]"), at=AT,
         folds=("network.not-asked",), run=("--profile", "rek", *NO_PROGRAMS)),
    case("region.cli-and-boto3-differ", "AWS_REGION is another one",
         variables(AWS_REGION="eu-west-1"), at="region.agreed", state="warn"),
    case("region.cli-and-boto3-differ", "AWS_REGION alone",
         config("[default]\noutput = json\n"), variables(AWS_REGION="us-east-1"),
         at="region.agreed", state="warn",
         folds=("region.not-set", "network.not-asked ← region.not-set")),
    case("region.empty", "AWS_DEFAULT_REGION is set to nothing",
         variables(AWS_DEFAULT_REGION=""), at=AT, folds=("network.not-asked",)),
    case("region.empty", "a warning, where only the CLI reads it",
         variables(AWS_REGION=""), at="region.agreed", state="warn"),
    case("region.malformed", "the console's name",
         region("US East (N. Virginia)"), at=AT, folds=("network.not-asked",)),
    case("region.malformed", "capitals, under AWS's own names",
         region("US-EAST-1"), under_own_names("us-east-1"), at=AT,
         folds=("region.scope-mismatch",)),
    case("region.misspelt", "under AWS's own names",
         region("us-esat-1"), under_own_names("us-east-1"), at=AT,
         folds=("network.name-not-resolved",)),
    case("region.zone-instead", "under AWS's own names",
         region("us-east-1a"), under_own_names("us-east-1"), at=AT,
         folds=("network.name-not-resolved",)),
    case("region.swapped-with-output", "the answers slipped",
         config("[default]\nregion = json\noutput = us-east-1\n"), under_own_names("us-east-1"), at=AT,
         folds=("network.name-not-resolved",)),
    case("region.looks-like-a-secret", "the answers slipped further",
         region(OTHER_SECRET), at=AT, folds=("network.not-asked",)),
    case("region.rekognition-not-offered", "under AWS's own names",
         region("eu-north-1"), under_own_names("us-east-1", "eu-north-1", services=STS_AND_S3),
         at="region.offers-rekognition"),
    case("region.partition-without-rekognition", "China, with a key of China's",
         region("cn-north-1"), under_own_names("us-east-1", "cn-north-1", services=STS_AND_S3),
         at="region.offers-rekognition"),
    case("region.list-outdated", "an old botocore",
         region("eu-west-2"), older_lists_without("eu-west-2"), under_own_names("eu-west-2"),
         at="region.offers-rekognition", state="pass"),
    case("region.not-enabled", "an opt-in Region",
         at="identity.known", faults=("region.not-enabled",)),
    case("region.other-partition", "a commercial key in GovCloud",
         region("us-gov-west-1"), partitions("us-gov-west-1"), at="identity.known"),
    case("region.scope-mismatch", "signed for another Region",
         at="identity.known", faults=("region.scope-mismatch",)),
    case("region.endpoint-variant-unavailable", "FIPS in Ireland",
         region("eu-west-1"), under_own_names("us-east-1", "eu-west-1"),
         variables(AWS_USE_FIPS_ENDPOINT="true"), at="network.reachable"),
    case("region.operation-not-offered", "Rekognition without DetectFaces",
         at="permissions.rekognition", faults=("region.operation-not-offered",)),
)  # fmt: skip
