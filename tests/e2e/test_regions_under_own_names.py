"""`rekwiz regions` and the set-up's step, with AWS under its own names and nothing else beside it."""

import json
import socket
import threading
import time
from contextlib import suppress

import pytest

from tests.e2e.causes.servers import listening
from tests.plugins.haste import stretched
from tests.plugins.own_names import REGIONS
from tests.plugins.terminals import ENTER

UNMEASURED = "Nothing was measured: no Region answered within 2 seconds."


def asked(own_names, *arguments, **variables) -> dict:
    ended = own_names.runs("regions", "--format", "json", *arguments, **variables)
    assert ended.returncode == 0, ended.stderr
    return json.loads(ended.stdout)


def latencies(answer: dict) -> dict[str, int | None]:
    return {each["region"]: each["latency_ms"] for each in answer["regions"]}


def test_every_endpoint_is_measured_and_the_nearest_comes_first(own_names):
    answer = asked(own_names)

    known = {region: ms for region, ms in latencies(answer).items() if ms is not None}
    assert set(known) == set(REGIONS)
    assert list(known.values()) == sorted(known.values())
    assert list(latencies(answer))[: len(known)] == list(known)
    assert (answer["measured"], answer["not_measured"]) == (True, None)


def test_a_region_has_its_name_and_what_is_known_of_the_account(own_names):
    known = {each["region"]: each for each in asked(own_names, "--no-measure")["regions"]}

    assert known["eu-south-2"] == {
        "region": "eu-south-2",
        "name": "Europe (Spain)",
        "latency_ms": None,
        "opt_in": True,
        "account": "unknown",
    }
    assert known["us-east-1"]["account"] == "enabled-by-default"
    assert known["us-gov-west-1"]["account"] == "other-partition"


def test_without_a_network_the_list_works_and_says_that_nothing_was_measured(own_names):
    own_names.names.clear()
    began = time.monotonic()

    answer = asked(own_names)

    assert time.monotonic() - began < stretched(5)
    assert (len(answer["regions"]), answer["not_measured"]) == (19, UNMEASURED)
    assert set(latencies(answer).values()) == {None}


def test_who_wants_no_measuring_hears_nothing_of_it(own_names):
    answer = asked(own_names, "--no-measure")

    assert (answer["measured"], answer["not_measured"]) == (False, None)


def test_silence_costs_two_seconds_for_all_together(own_names):
    silent = own_names.on(socket.create_server, ("127.0.0.9", 443))
    own_names.names = dict.fromkeys(own_names.names, "127.0.0.9")
    began = time.monotonic()

    answer = asked(own_names)

    silent.close()
    assert time.monotonic() - began < stretched(2 + 5 + 1)
    assert answer["not_measured"] == UNMEASURED


def test_an_unknown_certificate_is_not_measured(own_names):
    del own_names.environment["AWS_CA_BUNDLE"]

    assert asked(own_names)["not_measured"] == UNMEASURED


def test_settings_that_boto3_refuses_leave_the_list(own_names):
    answer = asked(own_names, AWS_CA_BUNDLE="")

    assert len(answer["regions"]) == 19
    assert "boto3 refuses its settings" in answer["not_measured"]


def test_a_bundle_that_cannot_be_read_is_named(own_names):
    words = asked(own_names, AWS_CA_BUNDLE="/old/root.pem")["not_measured"]

    assert words == "Nothing was measured: the certificate bundle in use cannot be read."


@pytest.fixture
def proxy(own_names):
    """The address of a proxy that lets everybody through to the sandbox, and whom it was asked for."""
    hosts: list[str] = []
    listener = own_names.on(listening, lambda client: relay(client, own_names, hosts))
    port = own_names.on(listener.__enter__)
    yield f"http://127.0.0.1:{port}", hosts
    own_names.on(listener.__exit__, None, None, None)


def relay(client: socket.socket, own_names, hosts: list[str]) -> None:
    head = client.recv(65536)
    hosts.append(head.split()[1].decode())
    with socket.create_connection(("127.0.0.1", 443), 5) as aws:
        client.sendall(b"HTTP/1.1 200 Connection established\r\n\r\n")
        back = threading.Thread(target=pump, args=(aws, client), daemon=True)
        back.start()
        pump(client, aws)
        back.join(5)


def pump(one: socket.socket, other: socket.socket) -> None:
    with suppress(OSError):
        while data := one.recv(65536):
            other.sendall(data)
        other.shutdown(socket.SHUT_WR)


def test_behind_a_proxy_the_way_is_measured_through_it(own_names, proxy):
    address, hosts = proxy
    own_names.names.clear()

    answer = asked(own_names, HTTPS_PROXY=address)

    assert {region for region, ms in latencies(answer).items() if ms} >= {"us-east-1", "eu-west-1"}
    assert "rekognition.us-east-1.amazonaws.com:443" in hosts


def test_a_proxy_that_is_not_there_is_named_without_its_password(own_names):
    words = asked(own_names, HTTPS_PROXY="http://ming:Pl4nted@127.0.0.1:9")["not_measured"]

    assert "through the proxy http://****@127.0.0.1:9 " in words
    assert "Pl4nted" not in words


def test_in_the_sandbox_nothing_is_measured_and_a_word_says_so(rekwiz, configured):
    ended = rekwiz("regions", env=configured)

    assert ended.returncode == 0
    assert "Nothing was measured: requests to Rekognition go to" in ended.stderr
    assert "us-east-1" in ended.stdout


@pytest.mark.parametrize(
    ("lang", "question", "nearest"),
    [
        ("en", "Enter selects us-east-1", "nearest to you"),
        ("zh-TW", "按 Enter 選擇 us-east-1", "離您最近"),
    ],
)
def test_the_set_up_names_the_nearest_and_its_default_stays(
    own_names, terminal, lang, question, nearest
):
    (own_names.sandbox.home / ".aws" / "config").unlink()
    command = own_names.command("setup", "--lang", lang)

    person = own_names.on(terminal, *command, env=own_names.environment)

    person.sees(nearest)
    person.sees(question)
    person.types(ENTER)
    person.sees("› us-east-1")
