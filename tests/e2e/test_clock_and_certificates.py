"""A clock that makes a good certificate look bad, and a bad certificate by a right clock."""

import datetime
import json
from contextlib import contextmanager
from email.utils import format_datetime

from tests.e2e.causes.servers import company, listening, saying, server_side, speaking_tls
from tests.plugins.own_names import names_of

ADDRESS = "127.0.0.68"
NOW = datetime.datetime.now(datetime.UTC)
DAY = datetime.timedelta(days=1)


@contextmanager
def aws_with(own_names, *, says: datetime.datetime, **dates: datetime.datetime):
    """AWS's names lead to a server of this clock, whose certificate has these dates."""
    context = server_side(company(), *names_of(), **dates)
    dated = saying("403 Forbidden", Date=format_datetime(says, usegmt=True))
    server = listening(speaking_tls(context, dated), ADDRESS, 443)
    own_names.on(server.__enter__)
    own_names.names = dict.fromkeys(own_names.names, ADDRESS)
    yield
    own_names.on(server.__exit__, None, None, None)


def cause(own_names) -> dict:
    """The finding of network.reachable."""
    ended = own_names.runs("preflight", "--only", "network", "--format", "json")
    results = {each["check"]: each for each in json.loads(ended.stdout)["results"]}
    (finding,) = results["network.reachable"]["findings"]
    return finding


def test_a_clock_in_the_future_is_measured_though_tls_fails(own_names):
    with aws_with(own_names, says=NOW - 400 * DAY, begins=NOW - 500 * DAY, ends=NOW - 300 * DAY):
        finding = cause(own_names)

    assert finding["code"] == "network.clock-wrong"
    assert "400 days ahead of" in finding["summary"]


def test_a_clock_in_the_past_is_measured_though_tls_fails(own_names):
    with aws_with(own_names, says=NOW + 40 * DAY, begins=NOW + 30 * DAY, ends=NOW + 60 * DAY):
        finding = cause(own_names)

    assert finding["code"] == "network.clock-wrong"
    assert "40 days behind" in finding["summary"]


def test_a_certificate_that_ran_out_by_a_right_clock_is_the_certificates_fault(own_names):
    with aws_with(own_names, says=NOW, begins=NOW - 60 * DAY, ends=NOW - 30 * DAY):
        finding = cause(own_names)

    assert finding["code"] == "network.certificate-dates"


def test_the_clock_of_somebody_without_a_certificate_that_is_trusted_is_not_believed(own_names):
    del own_names.environment["AWS_CA_BUNDLE"]
    with aws_with(own_names, says=NOW - 400 * DAY, begins=NOW - 500 * DAY, ends=NOW - 300 * DAY):
        finding = cause(own_names)

    assert finding["code"] != "network.clock-wrong"
