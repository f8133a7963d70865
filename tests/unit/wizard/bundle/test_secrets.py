"""What a bundle says of variables and files in which a secret stands where none belongs."""

from pathlib import Path

from checks.context import SharedFile
from checks.report import Report
from checks.scope import Target
from tests.plugins.people import REGION
from wizard.bundle import contents
from wizard.bundle.contents import parts_of
from wizard.bundle.environment import telling
from wizard.bundle.files import without_secrets
from wizard.bundle.privacy import Private
from wizard.languages import language
from wizard.output.questions import Asked

SECRET = "wJalrXUtnFEMI/K7MDENG2bPxRfiCYEXAMPLEKEY"
NOTHING_KNOWN = Private((), (), ())


def test_logins_and_names_in_variables_are_hidden():
    environment = {
        "AWS_DEFAULT_REGION": f"x{SECRET}",
        "AWS_ENDPOINT_URL_S3": "http://u:p S3cret@h",
        "HTTPS_PROXY": "u:S3cret@h:9",
    }

    assert dict(telling(environment, NOTHING_KNOWN)) == {
        "AWS_DEFAULT_REGION": "****",
        "AWS_ENDPOINT_URL_S3": "http://****@h",
        "HTTPS_PROXY": "****@h:9",
    }


def test_names_and_headers_of_a_file_are_hidden_where_they_may_be_secrets():
    lines = f"[x{SECRET}]\nx{SECRET} = 1\nendpoint_url = http://u:p S3cret@h\n"
    file = SharedFile("config", Path("config"), lines.encode())

    assert without_secrets(file, NOTHING_KNOWN) == (
        "[****]\n**** = ****\nendpoint_url = http://****@h\n"
    )


def test_whatever_answers_may_call_a_question_and_a_refusal_by_a_secret(person, monkeypatch):
    asked = Asked(operation="sts:GetCallerIdentity", took=0.1, request_id=SECRET, refused=SECRET)
    monkeypatch.setattr(contents, "questions", lambda _: [asked])

    report = Report("doctor", Target(), ())
    parts = parts_of(report, person(REGION), language("en"), NOTHING_KNOWN)

    assert [name for name, part in parts.items() if SECRET in part] == []
    assert parts["questions.json"].count("****") == 2
