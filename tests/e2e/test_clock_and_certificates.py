"""A clock that makes a good certificate look bad, and a bad certificate by a right clock."""

import json
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime

from tests.e2e.causes.servers import company, listening, saying, server_side, speaking_tls
from tests.plugins.own_names import names_of

ADDRESS = "127.0.0.68"
DAY = timedelta(days=1)


@contextmanager
def aws_with(own_names, *, says: int, begins: int, ends: int):
    """AWS's names lead to a server whose clock and certificate are so many days from today."""
    now = datetime.now(UTC)
    dates = {"begins": now + begins * DAY, "ends": now + ends * DAY}
    context = server_side(company(), *names_of(), **dates)
    dated = saying("403 Forbidden", Date=format_datetime(now + says * DAY, usegmt=True))
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
    with aws_with(own_names, says=-400, begins=-500, ends=-300):
        finding = cause(own_names)

    assert finding["code"] == "network.clock-wrong"
    assert "400 days ahead of" in finding["summary"]


def test_a_clock_in_the_past_is_measured_though_tls_fails(own_names):
    with aws_with(own_names, says=40, begins=30, ends=60):
        finding = cause(own_names)

    assert finding["code"] == "network.clock-wrong"
    assert "40 days behind" in finding["summary"]


def test_a_certificate_that_ran_out_by_a_right_clock_is_the_certificates_fault(own_names):
    with aws_with(own_names, says=0, begins=-60, ends=-30):
        finding = cause(own_names)

    assert finding["code"] == "network.certificate-dates"


def test_the_clock_of_somebody_without_a_certificate_that_is_trusted_is_not_believed(own_names):
    del own_names.environment["AWS_CA_BUNDLE"]
    with aws_with(own_names, says=-400, begins=-500, ends=-300):
        finding = cause(own_names)

    assert finding["code"] != "network.clock-wrong"
