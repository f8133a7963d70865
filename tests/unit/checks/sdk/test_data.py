"""Files of the person's that stand before botocore's data."""

import json

import pytest

from checks.sdk.data import look
from tests.plugins.people import KEYS, REGION, findings

BROKEN = [("sdk.data-overridden", "fail", None)]
METADATA = {"apiVersion": "1", "serviceId": "X"}


def model(operation: str, **metadata: str) -> str:
    return json.dumps({"operations": {operation: {}}, "metadata": metadata})


@pytest.mark.parametrize(
    ("name", "text", "expected"),
    [
        ("endpoints.json", '{"partitions": [', BROKEN),
        ("endpoints.json", '{"partitions": []}', BROKEN),
        ("endpoints.json", '{"partitions": [{"services": {"rekognition": {}}}]}', []),
        ("partitions.json", "", BROKEN),
        ("partitions.json", "{}", []),
        ("rekognition/2016-06-27/service-2.json", '{"operations": {}}', BROKEN),
        ("rekognition/2016-06-27/service-2.json", model("DetectFaces", **METADATA), []),
        ("rekognition/2016-06-27/service-2.json", model("DetectFaces", apiVersion="1"), BROKEN),
        ("sts/2011-06-15/service-2.json", model("GetCallerIdentity", **METADATA), []),
        ("sts/2011-06-15/service-2.json", model("AssumeRole", **METADATA), BROKEN),
        ("s3/2006-03-01/service-2.json", '{"operations": [], "metadata": []}', BROKEN),
        ("rekognition/2016-06-27/endpoint-rule-set-1.json", "[", BROKEN),
        ("sts/2011-06-15/service-2.json", "x", BROKEN),
        ("frauddetector/2019-11-15/service-2.json", "x", []),
        ("notes.json", "x", []),
    ],
)
def test_a_file_that_cannot_do_the_work_of_botocores_is_named(person, home, name, text, expected):
    file = home / ".aws" / "models" / name
    file.parent.mkdir(parents=True)
    file.write_text(text)

    assert findings(look(person(REGION, KEYS))) == expected


def test_the_folders_of_aws_data_path_are_looked_at_too(person, tmp_path):
    (tmp_path / "data").mkdir()
    (tmp_path / "data" / "endpoints.json").write_text("[")
    context = person(REGION, KEYS, AWS_DATA_PATH=f"/gone:~nobody-at-all:{tmp_path}/data")

    [found] = look(context)

    assert found.location.file == str(tmp_path / "data" / "endpoints.json")


def test_who_has_no_such_files_is_told_nothing(person):
    assert list(look(person(REGION, KEYS))) == []
