"""Blocks of settings, and the sections that a profile names."""

import pytest

from checks.files.nested import look
from tests.plugins.people import KEYS, findings

START = "[default]\nregion = us-east-1\n"


@pytest.mark.parametrize(
    ("config", "expected"),
    [
        (START + "s3 =\naddressing_style = virtual\n", [("files.setting-not-nested", "fail", 3)]),
        (START + "s3 = virtual\n", [("files.setting-not-nested", "fail", 3)]),
        (START + "s3api =\n", [("files.setting-not-nested", "fail", 3)]),
        (
            START + "services = here\n[services here]\nrekognition = http://127.0.0.1\n",
            [("files.setting-not-nested", "fail", 5)],
        ),
        (
            START + "services = here\n[services here]\nrekognition =\nendpoint_url = http://x\n",
            [("files.setting-not-nested", "fail", 5), ("files.setting-not-nested", "fail", 6)],
        ),
        (START + "services = gone\n", [("files.section-missing", "fail", 3)]),
        (START + "sso_session = corp\n", [("files.section-missing", "fail", 3)]),
        (START + "s3 =\n  addressing_style = virtual\n", []),
        (START + "services = here\n[services here]\ns3 =\n  endpoint_url = http://x\n", []),
        (START + 'sso_session = corp\n[sso-session "corp"]\nsso_region = us-east-1\n', []),
        (START + "[profile other]\ns3 = virtual\n", []),
    ],
)
def test_a_block_is_indented_and_a_named_section_is_there(person, config, expected):
    assert findings(look(person(config, KEYS))) == expected


@pytest.mark.parametrize(
    "variables",
    [
        {"AWS_ENDPOINT_URL": "http://127.0.0.1:4566"},
        {"AWS_IGNORE_CONFIGURED_ENDPOINT_URLS": "true"},
    ],
    ids=str,
)
def test_services_that_botocore_does_not_come_to_stop_nothing(person, variables):
    context = person(START + "services = gone\n", KEYS, **variables)

    assert findings(look(context)) == [("files.section-missing", "info", 3)]
