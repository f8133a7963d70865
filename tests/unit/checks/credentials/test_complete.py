"""credentials.complete: halves that botocore ignores in silence."""

import pytest

from checks.credentials.complete import look
from tests.plugins.people import KEY_ID, KEYS, REGION, SECRET, findings

SECRET_ALONE = "credentials.secret-without-key"


@pytest.mark.parametrize(
    ("about", "expected"),
    [
        (
            {"credentials": f"[default]\naws_secret_access_key = {SECRET}\n"},
            [(SECRET_ALONE, "warn", 2)],
        ),
        ({"AWS_SECRET_ACCESS_KEY": SECRET}, [(SECRET_ALONE, "warn", None)]),
        (
            {"AWS_SECRET_ACCESS_KEY": SECRET, "AWS_ACCESS_KEY_ID": ""},
            [(SECRET_ALONE, "warn", None)],
        ),
        (
            {"config": REGION + "source_profile = src\n"},
            [("credentials.source-without-role", "warn", 4)],
        ),
        ({"credentials": KEYS}, []),
        ({"AWS_ACCESS_KEY_ID": "", "AWS_SECRET_ACCESS_KEY": ""}, []),
        ({"AWS_SESSION_TOKEN": "t", "credentials": KEYS}, []),
        ({"AWS_ACCESS_KEY_ID": KEY_ID, "AWS_SECRET_ACCESS_KEY": SECRET}, []),
        ({"config": "[default]\nrole_arn = a\nsource_profile = src\n"}, []),
        ({"config": f"[profile other]\naws_secret_access_key = {SECRET}\n"}, []),
    ],
)
def test_halves_are_found_and_wholes_are_not(person, about, expected):
    found = list(look(person(**about)))

    assert findings(found) == expected
    assert SECRET not in repr(found)
