"""No answer came: which of the many reasons it was."""

import socket
from dataclasses import replace

import pytest

from checks.refusals.connection import OFFLINE, PROXY_FOR_HTTP_ONLY
from checks.refusals.reading import findings_of
from checks.sources.aws.refusal import Kind, Refusal
from tests.plugins.amazon import codes


def asked(context):
    return list(findings_of(context.aws.reach(), context))


@pytest.fixture
def names(monkeypatch):
    """`names("sts.amazonaws.com")`: nothing but these names resolves, and they to this computer."""
    real = socket.getaddrinfo

    def make(*known):
        def resolve(host, *rest, **more):
            if host not in (*known, "127.0.0.1"):
                raise socket.gaierror(-2, "Name or service not known")
            return real("127.0.0.1", *rest, **more)

        monkeypatch.setattr(socket, "getaddrinfo", resolve)

    return make


def test_a_port_that_nobody_listens_on_refuses_the_connection(person, dead_port):
    context = person(
        AWS_ENDPOINT_URL=f"http://127.0.0.1:{dead_port}", AWS_DEFAULT_REGION="us-east-1"
    )

    [finding] = asked(context)

    assert (finding.code, finding.facts) == ("network.connection-refused", {"host": "127.0.0.1"})


def test_a_server_that_hangs_up_cuts_the_connection(person, serving):
    context = person(
        AWS_ENDPOINT_URL=f"http://127.0.0.1:{serving()}", AWS_DEFAULT_REGION="us-east-1"
    )

    assert codes(asked(context)) == ["network.connection-refused"]


def test_a_server_that_never_answers_times_out(person, serving, impatient):
    port = serving(silent=True)
    context = person(AWS_ENDPOINT_URL=f"http://127.0.0.1:{port}", AWS_DEFAULT_REGION="us-east-1")

    [finding] = asked(context)

    waited = finding.facts["seconds"]  # 0.3, and what a busy computer adds
    facts = {"host": "127.0.0.1", "seconds": waited, "error": "ReadTimeoutError"}
    assert (finding.code, finding.facts) == ("network.timed-out", facts)
    assert isinstance(waited, int)
    assert waited >= 1


def test_what_was_to_be_sent_is_said_where_a_photo_was_on_its_way(person):
    context = person(AWS_DEFAULT_REGION="us-east-1")
    refusal = Refusal(Kind.CONNECTION, "ReadTimeoutError", "", "rekognition:DetectFaces")

    [finding] = findings_of(refusal, context)

    assert [seen.value for seen in finding.evidence if seen.name == "bytes to send"] == ["66489"]


def test_where_no_aws_name_resolves_the_computer_is_offline(person, names):
    names()

    assert codes(asked(person(AWS_DEFAULT_REGION="us-east-1"))) == ["network.offline"]


def test_where_another_aws_name_resolves_this_one_is_missing(person, names):
    names("sts.amazonaws.com")

    [finding] = asked(person(AWS_DEFAULT_REGION="us-east-1"))

    facts = {"host": "sts.us-east-1.amazonaws.com"}
    assert (finding.code, finding.facts) == ("network.name-not-resolved", facts)


@pytest.mark.parametrize(
    ("variable", "host", "plain"),
    [
        (
            "AWS_USE_FIPS_ENDPOINT",
            "sts-fips.eu-west-1.amazonaws.com",
            "sts.eu-west-1.amazonaws.com",
        ),
        (
            "AWS_USE_DUALSTACK_ENDPOINT",
            "sts.eu-west-1.api.aws",
            "sts.eu-west-1.amazonaws.com",
        ),
    ],
)
def test_a_variant_of_an_address_that_is_not_there_is_named(person, names, variable, host, plain):
    names(plain)

    [finding] = asked(person(AWS_DEFAULT_REGION="eu-west-1", **{variable: "true"}))

    facts = {"variable": variable, "host": host, "region": "eu-west-1"}
    assert (finding.code, finding.facts) == ("region.endpoint-variant-unavailable", facts)
    assert finding.remedy.commands == (f"unset {variable}",)


@pytest.mark.parametrize("error", ["[Errno 101] Network is unreachable", "[WinError 10051] …"])
def test_a_network_that_leads_nowhere_is_offline(person, error):
    inner = f"NewConnectionError: Failed to establish a new connection: {error}"
    refusal = Refusal(
        Kind.CONNECTION, "EndpointConnectionError", "", "sts:GetCallerIdentity", inner
    )

    [finding] = findings_of(refusal, person())

    assert finding.message is OFFLINE


def test_a_proxy_for_http_alone_explains_the_connection_that_failed(person, dead_port):
    context = person(
        AWS_ENDPOINT_URL=f"http://127.0.0.1:{dead_port}",
        AWS_DEFAULT_REGION="us-east-1",
        NO_PROXY="127.0.0.1",
        HTTP_PROXY="http://proxy.invalid:3128",
    )

    found = asked(context)

    assert codes(found) == ["network.connection-refused", "network.proxy-for-http-only"]
    assert found[0].code in PROXY_FOR_HTTP_ONLY.explains


def test_on_windows_the_proxy_is_copied_in_the_words_of_powershell(person, dead_port):
    context = person(
        AWS_ENDPOINT_URL=f"http://127.0.0.1:{dead_port}",
        AWS_DEFAULT_REGION="us-east-1",
        NO_PROXY="127.0.0.1",
        HTTP_PROXY="http://proxy.invalid:3128",
    )

    found = asked(replace(context, platform="win32"))

    assert found[1].remedy.commands == ("$Env:HTTPS_PROXY = $Env:HTTP_PROXY",)
