"""files.continued: lines that were swallowed by the value above them."""

import pytest

from checks.files.continued import look
from tests.plugins.people import KEY_ID, KEYS, REGION, SECRET, findings

INDENTED, NEXT_LINE = "files.indented-line", "files.value-on-next-line"


@pytest.mark.parametrize(
    ("about", "expected"),
    [
        ({"config": "[default]\nregion = us-east-1\n  output = json\n"}, (INDENTED, "fail", 3)),
        ({"config": "[default]\nregion =\n  output = json\n"}, (INDENTED, "fail", 3)),
        (
            {
                "config": REGION,
                "credentials": f"[default]\naws_access_key_id = {KEY_ID}\n"
                f"  aws_secret_access_key = {SECRET}\n",
            },
            (INDENTED, "fail", 3),
        ),
        (
            {
                "config": REGION,
                "credentials": KEYS.replace(SECRET, f"{SECRET[:20]}\n    {SECRET[20:]}"),
            },
            (NEXT_LINE, "fail", 4),
        ),
        (
            {"config": REGION + "[profile other]\nregion = a\n output = b\n"},
            (INDENTED, "info", 6),
        ),
    ],
    ids=["output", "output below an empty region", "secret", "half a secret", "not in use"],
)
def test_a_swallowed_line_is_found(person, about, expected):
    found = list(look(person(**about)))

    assert findings(found) == [expected]
    assert SECRET[20:] not in repr(found)


@pytest.mark.parametrize(
    "config",
    [
        "[default]\n  region = us-east-1\n  output = json\n",
        "[default]\nregion = us-east-1\ns3 =\n  addressing_style = path\n",
        "[default]\nregion = us-east-1\n\n\n[profile x]\n",
    ],
    ids=["all lines alike", "a nested block", "blank lines"],
)
def test_healthy_indents_give_nothing(person, config):
    assert findings(look(person(config))) == []
