"""files.redirected: variables that name no file."""

import pytest

from checks.files.redirected import look
from checks.model import NotApplicable, Phrase
from tests.plugins.people import KEYS, REGION, findings, write

NO_FILE = [("files.variable-names-no-file", "warn", None)]


@pytest.mark.parametrize("value", ["", "/nowhere", '"/etc/passwd"', "/etc"])
def test_a_variable_that_names_no_file_is_a_warning(person, value):
    assert findings(look(person(AWS_CONFIG_FILE=value))) == NO_FILE


def test_the_remedy_takes_the_variable_away(person):
    (finding,) = look(person(AWS_SHARED_CREDENTIALS_FILE="/nowhere"))

    assert finding.remedy.commands == ("unset AWS_SHARED_CREDENTIALS_FILE",)


@pytest.mark.parametrize("value", ['"~/.aws/config"', "~/.aws", "'$HOME/.aws/config' "])
def test_the_remedy_names_the_file_that_was_meant(person, home, value):
    (finding,) = look(person(config=REGION, AWS_CONFIG_FILE=value))

    assert finding.remedy.commands == (f"export AWS_CONFIG_FILE={home}/.aws/config",)


@pytest.mark.parametrize("value", ["/dev/null", "~/keys", "$HOME/keys"])
def test_the_null_device_a_tilde_and_a_variable_are_meant_so(person, home, value):
    write(home / "keys", KEYS)

    assert list(look(person(AWS_SHARED_CREDENTIALS_FILE=value))) == []


def test_without_the_variables_there_is_nothing_to_judge(person):
    nothing = NotApplicable(Phrase("no variable moves the shared files"))

    assert list(look(person())) == [nothing]
