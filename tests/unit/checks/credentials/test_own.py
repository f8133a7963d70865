"""credentials.own: the role of the machine."""

from checks.credentials.own import look
from tests.plugins.people import KEYS, findings


def test_a_role_of_the_machine_is_a_remark(person, service):
    context = person(AWS_CONTAINER_CREDENTIALS_FULL_URI=service)

    assert findings(look(context)) == [("credentials.from-the-machine", "info", None)]


def test_a_key_of_a_file_is_ones_own(person):
    assert findings(look(person(credentials=KEYS))) == []
