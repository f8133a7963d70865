"""AWS can be reached: seen, overridden, or something else in its place."""

from dataclasses import replace

import pytest

from checks.model import Severity
from checks.network import reachable
from tests.plugins.amazon import codes, page, values


def test_a_refusal_with_a_request_id_proves_that_aws_answers(sandboxed):
    context = sandboxed()

    seen = list(reachable.look(context))

    assert values(seen)["host"] == context.sandbox.url.removeprefix("http://")
    assert values(seen)["round trip"].endswith(" ms")


def test_an_emulator_is_a_remark_with_its_address_and_source(sandboxed):
    context = sandboxed()

    [finding] = [thing for thing in reachable.look(context) if hasattr(thing, "message")]

    assert (finding.code, finding.severity) == ("network.endpoint-overridden", Severity.INFO)
    assert finding.facts == {"address": context.sandbox.url, "service": "sts"}
    assert finding.evidence[0].source == "AWS_ENDPOINT_URL"
    assert finding.remedy.commands == ("unset AWS_ENDPOINT_URL",)


def test_an_endpoint_in_the_profile_is_named_by_its_file(person, dead_port, home):
    config = f"[default]\nregion = us-east-1\nendpoint_url = http://127.0.0.1:{dead_port}\n"

    found = list(reachable.look(person(config=config)))

    assert codes(found) == ["network.endpoint-overridden", "network.connection-refused"]
    assert found[0].evidence[0].source == "~/.aws/config"
    assert (found[0].location.line, found[0].location.key) == (3, "endpoint_url")


def test_every_service_is_shown_with_the_place_that_sends_it_elsewhere(person, dead_port):
    config = (
        "[default]\nregion = us-east-1\nservices = mine\nendpoint_url = http://127.0.0.1:1\n"
        "[services mine]\nrekognition =\n  endpoint_url = http://127.0.0.1:2\n"
    )
    context = person(config=config, AWS_ENDPOINT_URL_S3=f"http://127.0.0.1:{dead_port}")

    overridden = next(iter(reachable.look(context)))

    assert {seen.name: (seen.value, seen.source) for seen in overridden.evidence} == {
        "endpoint of sts": ("http://127.0.0.1:1", "~/.aws/config"),
        "endpoint of rekognition": ("http://127.0.0.1:2", "~/.aws/config, [services mine]"),
        "endpoint of s3": (f"http://127.0.0.1:{dead_port}", "AWS_ENDPOINT_URL_S3"),
        "endpoint of iam": ("http://127.0.0.1:1", "~/.aws/config"),
    }


def test_an_endpoint_of_one_service_alone_is_named(person, dead_port):
    address = f"http://127.0.0.1:{dead_port}"
    context = person(AWS_ENDPOINT_URL_REKOGNITION=address, AWS_DEFAULT_REGION="us-east-1")

    overridden = next(iter(reachable.look(context)))

    assert overridden.facts == {"address": address, "service": "rekognition"}
    assert overridden.evidence[0].source == "AWS_ENDPOINT_URL_REKOGNITION"


def test_an_endpoint_without_a_scheme_is_that_and_nothing_else(person):
    context = person(AWS_ENDPOINT_URL="localhost:5000", AWS_DEFAULT_REGION="us-east-1")

    found = codes(reachable.look(context))

    assert found == ["network.scheme-wrong"]


def test_the_address_that_rekwiz_itself_set_is_no_mistake(sandboxed):
    context = sandboxed()

    own = replace(context, own_endpoint=context.sandbox.url)

    assert codes(reachable.look(own)) == []


@pytest.mark.parametrize(
    "address",
    [
        "https://sts.us-east-1.amazonaws.com",
        "https://sts.cn-north-1.amazonaws.com.cn",
        "https://sts.us-east-1.api.aws",
        "https://vpce-0123-abcd.sts.us-east-1.vpce.amazonaws.com",
    ],
)
def test_an_address_of_awss_own_is_no_override(address):
    assert reachable.is_of_aws(address)


def test_a_password_in_the_endpoint_is_not_shown(person, dead_port):
    address = f"http://ming:hunter2@127.0.0.1:{dead_port}"
    context = person(AWS_ENDPOINT_URL=address, AWS_DEFAULT_REGION="us-east-1")

    assert "hunter2" not in f"{list(reachable.look(context))}"


def test_an_answer_of_somebody_else_with_status_200_is_not_aws(person, serving):
    port = serving(page("200 OK", "<html>Welcome</html>"))
    context = person(AWS_ENDPOINT_URL=f"http://127.0.0.1:{port}", AWS_DEFAULT_REGION="us-east-1")

    found = codes(reachable.look(context))

    assert found == ["network.endpoint-overridden", "network.sign-in-page"]


def test_the_question_is_unsigned_so_that_no_key_is_needed(person, serving):
    denied = page(
        "403 Forbidden",
        "<ErrorResponse><Error><Code>MissingAuthenticationToken</Code><Message>m</Message></Error>"
        "<RequestId>r</RequestId></ErrorResponse>",
        "text/xml",
    )
    context = person(
        AWS_ENDPOINT_URL=f"http://127.0.0.1:{serving(denied)}",
        AWS_DEFAULT_REGION="us-east-1",
        AWS_ACCESS_KEY_ID="half-of-a-key",
    )

    assert codes(reachable.look(context)) == ["network.endpoint-overridden"]
