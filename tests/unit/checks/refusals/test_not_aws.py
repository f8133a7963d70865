"""Something answered that is not AWS: pages, redirects, gateways, nonsense."""

import pytest

from checks.refusals.reading import findings_of
from checks.sources.aws.refusal import Refusal
from tests.plugins.amazon import codes, page

PORTAL = "<html><head><title>Sign in</title></head><body><form></form></body></html>"
BROKEN = "<!DOCTYPE html><html><p>unclosed</html>"


@pytest.fixture
def answered(person, serving):
    """`answered(page(…))`: the findings where this comes back for a question to STS or Rekognition."""

    def ask(says, service="sts"):
        address = f"http://127.0.0.1:{serving(says)}"
        context = person(AWS_ENDPOINT_URL=address, AWS_DEFAULT_REGION="us-east-1")
        context = person(
            AWS_ENDPOINT_URL=address,
            AWS_DEFAULT_REGION="us-east-1",
            AWS_ACCESS_KEY_ID="AKIAQWERTYUIOPASDFGH",
            AWS_SECRET_ACCESS_KEY="not-a-secret",
        )
        answer = context.aws.reach() if service == "sts" else context.detect_faces()
        assert isinstance(answer, Refusal), answer
        return list(findings_of(answer, context))

    return ask


@pytest.mark.parametrize("body", [PORTAL, BROKEN], ids=["well-formed", "broken"])
def test_a_page_with_status_200_is_a_sign_in_page(answered, body):
    assert codes(answered(page("200 OK", body))) == ["network.sign-in-page"]


@pytest.mark.parametrize("service", ["sts", "rekognition"])
def test_a_redirect_is_a_sign_in_page_and_is_not_followed(answered, service):
    assert codes(answered(page("302 Found"), service)) == ["network.sign-in-page"]


@pytest.mark.parametrize("service", ["sts", "rekognition"])
def test_a_page_with_status_403_is_a_filters(answered, service):
    found = answered(page("403 Forbidden", BROKEN), service)

    assert codes(found) == ["network.blocked-by-filter"]


@pytest.mark.parametrize("status", ["500 Internal", "502 Bad Gateway", "503 Service Unavailable"])
def test_a_bare_5xx_is_trouble_of_aws_or_of_a_proxy(answered, status):
    assert codes(answered(page(status, "Service Unavailable"))) == ["network.aws-in-trouble"]


def test_a_407_without_a_tunnel_is_a_proxys_wish_for_a_login(answered):
    assert codes(answered(page("407 Login"))) == ["network.proxy-needs-login"]


def test_an_answer_in_nobodys_format_is_said_as_it_is(answered):
    [finding] = answered(page("418 I'm a teapot", "tea", "text/plain"))

    facts = {"host": "127.0.0.1", "action": "sts:GetCallerIdentity", "error": "418"}
    assert (finding.code, finding.facts) == ("network.refused-otherwise", facts)
