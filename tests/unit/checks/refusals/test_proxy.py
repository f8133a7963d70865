"""A proxy in the way: real ones on loopback that refuse, want a login, or are none."""

import pytest

from checks.refusals.reading import findings_of
from tests.plugins.amazon import codes, page


@pytest.fixture
def behind(person):
    """`behind("http://…")`: what comes of asking AWS through that proxy."""

    def ask(proxy, **more):
        context = person(HTTPS_PROXY=proxy, AWS_DEFAULT_REGION="us-east-1", **more)
        return list(findings_of(context.aws.reach(), context))

    return ask


def test_a_proxy_that_nobody_runs_cannot_be_reached(behind, dead_port):
    [finding] = behind(f"http://127.0.0.1:{dead_port}")

    assert finding.code == "network.proxy-unreachable"
    assert finding.remedy.commands == ("unset HTTPS_PROXY",)


def test_of_two_that_differ_the_one_in_force_is_taken_away(behind, dead_port):
    [finding] = behind("http://proxy.example:3128", https_proxy=f"http://127.0.0.1:{dead_port}")

    assert finding.facts["proxy"] == f"http://127.0.0.1:{dead_port}"
    assert finding.remedy.commands == ("unset https_proxy",)
    assert "before" in finding.remedy.steps[0].text


def test_two_that_say_the_same_go_together(behind, dead_port):
    address = f"http://127.0.0.1:{dead_port}"
    [finding] = behind(address, https_proxy=address)

    assert finding.remedy.commands == ("unset https_proxy HTTPS_PROXY",)


@pytest.mark.parametrize("address", ["socks5://127.0.0.1:1", '"http://127.0.0.1:1"'])
def test_the_one_in_force_is_set_anew_where_its_address_is_wrong(behind, address):
    [finding] = behind("http://proxy.example:3128", https_proxy=address)

    assert finding.code == "network.proxy-address-wrong"
    assert finding.remedy.commands == ('export https_proxy="http://HOST:PORT"',)


def test_the_variable_that_names_the_proxy_is_the_one_to_take_out(person, dead_port):
    context = person(
        http_proxy=f"http://127.0.0.1:{dead_port}",
        AWS_ENDPOINT_URL="http://aws.invalid",
        AWS_DEFAULT_REGION="us-east-1",
    )

    [finding] = findings_of(context.aws.reach(), context)

    assert finding.code == "network.proxy-unreachable"
    assert finding.remedy.commands == ("unset http_proxy",)


def test_a_proxy_whose_name_does_not_resolve_cannot_be_reached(behind):
    assert codes(behind("http://proxy.invalid:3128")) == ["network.proxy-unreachable"]


def test_a_proxy_that_says_nothing_cannot_be_reached(behind, serving, impatient, monkeypatch):
    monkeypatch.setattr("checks.refusals.proxy.SECONDS", 0.3)
    port = serving(silent=True)

    assert codes(behind(f"http://127.0.0.1:{port}")) == ["network.proxy-unreachable"]


@pytest.mark.parametrize("says", [b"SSH-2.0-OpenSSH_9.6\r\n", b"\x15\x03\x01\x00\x02\x02F", b""])
def test_what_answers_as_no_proxy_does_is_a_wrong_address(behind, serving, says):
    assert codes(behind(f"http://127.0.0.1:{serving(says)}")) == ["network.proxy-address-wrong"]


@pytest.mark.parametrize(
    "address",
    [
        '"http://127.0.0.1:1"',
        "ftp://127.0.0.1:1",
        "socks5://127.0.0.1:1",
        r"http://corp\ming:Pl4nted@127.0.0.1:1",
        "http://ming:Pl4nted[x@127.0.0.1:1",
        "http://ming:Pl4nted#x@127.0.0.1:1",
        "http://ming:Pl4nted:127.0.0.1:1",
    ],
)
def test_an_address_that_is_wrongly_written_is_called_so_and_no_password_shown(behind, address):
    [finding] = behind(address)

    assert finding.code == "network.proxy-address-wrong"
    assert "Pl4nted" not in repr(finding)


def test_an_asterisk_in_no_proxy_is_pointed_out(behind, dead_port):
    [finding] = behind(f"http://127.0.0.1:{dead_port}", NO_PROXY="*.amazonaws.com")

    assert any("asterisk" in step.text for step in finding.remedy.steps)


def test_a_proxy_that_answers_407_wants_a_login(behind, serving):
    port = serving(page("407 Proxy Authentication Required"))

    assert codes(behind(f"http://127.0.0.1:{port}")) == ["network.proxy-needs-login"]


@pytest.mark.parametrize("status", ["403 Forbidden", "502 Bad Gateway"])
def test_a_proxy_that_opens_no_tunnel_forbids(behind, serving, status):
    port = serving(page(status))

    [finding] = behind(f"http://127.0.0.1:{port}")

    facts = {
        "proxy": f"http://127.0.0.1:{port}",
        "host": "sts.us-east-1.amazonaws.com",
        "error": status,
    }
    assert (finding.code, finding.facts) == ("network.proxy-forbids", facts)


def test_a_proxy_that_speaks_plain_http_is_not_written_with_https(behind, serving):
    port = serving(page("407 Proxy Authentication Required"))

    assert codes(behind(f"https://127.0.0.1:{port}")) == ["network.proxy-address-wrong"]


@pytest.mark.parametrize("address", ["socks5://127.0.0.1:1080", "http://127.0.0.1:port"])
def test_an_address_that_botocore_cannot_use_is_named(behind, address):
    [finding] = behind(address)

    assert (finding.code, finding.facts["proxy"]) == ("network.proxy-address-wrong", address)


def test_a_password_in_the_address_is_never_shown(behind, dead_port):
    [finding] = behind(f"http://ming:hunter2@127.0.0.1:{dead_port}")

    assert "hunter2" not in f"{finding.facts}{finding.evidence}{finding.remedy}"


@pytest.mark.parametrize(
    "address",
    ["me:Pr0xyS3cret@{}", "http://me:p/Pr0xyS3cret@{}", "http://me:p Pr0xyS3cret@{}"],
)
def test_a_login_is_shown_nowhere_however_it_is_written(behind, dead_port, address):
    found = behind(address.format(f"127.0.0.1:{dead_port}"))

    assert found
    assert "Pr0xyS3cret" not in str(found)
