"""What is explained: a code, a text with the facts that it tells, or all that there is."""

import pytest

from checks.knowledge.known import explainable
from wizard.errors import Usage
from wizard.explaining.explanation import Asked, everything, of_code, of_text
from wizard.languages import General

DENIED = (
    "User: arn:aws:iam::111122223333:user/ming is not authorized to perform: sqs:SendMessage on"
    " resource: arn:aws:sqs:eu-west-1:111122223333:q because no identity-based policy allows the"
    " sqs:SendMessage action"
)
SECRET = "aws_secret_access_key = SAoWDrfMgfLVzK9sQ3PpN7yT2wXb5Jc1HdRaEuGi"


def test_everything_is_explained_once():
    found = everything()

    assert found.asked is Asked.EVERYTHING
    assert [each.message for each in found.of] == list(explainable().values())


def test_what_is_no_fact_yet_is_left_to_the_language():
    (explanation,) = of_code("files.open-to-others").of

    assert explanation.facts == {}
    assert explanation.summary == General(explanation.message.summary)


def test_a_code_that_is_none_names_the_nearest():
    with pytest.raises(Usage) as wrong:
        of_code("files.open-to-other")

    assert wrong.value.hint.facts["codes"][0] == "files.open-to-others"


def test_the_facts_of_a_text_are_those_of_its_explanation():
    (explanation,) = of_text(DENIED).of

    assert explanation.message.code == "permissions.action-denied"
    assert explanation.facts["user"] == "ming"
    assert explanation.follow_ups == [
        "rekwiz fix permissions.action-denied --for-admin --require sqs:SendMessage --resources"
        " arn:aws:sqs:eu-west-1:111122223333:q"
    ]


def test_a_text_with_a_secret_tells_no_facts():
    found = of_text(f"{DENIED} {SECRET}")

    assert found.holds_a_secret
    assert [each.facts for each in found.of] == [{}]


def test_what_no_check_looks_for_is_known_by_its_text_alone():
    (by_text,) = of_code("sdk.arguments-not-named").of
    (checked,) = of_code("files.open-to-others").of

    assert (by_text.is_checked, checked.is_checked) == (False, True)


def test_a_text_that_is_not_known_has_no_explanation():
    assert of_text("It is Tuesday.").of == ()
