"""Steps about the way to AWS: its own names, certificates, proxies, endpoints, the clock."""

from __future__ import annotations

import datetime
import shutil

from tests.e2e.causes import servers
from tests.e2e.causes.case import Step
from tests.e2e.causes.computer import Computer
from tests.e2e.causes.servers import (
    HTTPS,
    Answer,
    called_amazon,
    company,
    listening,
    never_accepting,
    own_address,
    relaying,
    saying,
    server_side,
    speaking_tls,
)
from tests.e2e.causes.settings import PASSWORD

OF_SANDBOX = ("AWS_ENDPOINT_URL", "NO_PROXY", "REKWIZ_SANDBOX")
SERVICES = ("sts", "rekognition", "s3")
LONG_AGO = datetime.datetime(2020, 10, 1, tzinfo=datetime.UTC)


def names_of(*regions: str, services: tuple[str, ...] = SERVICES) -> list[str]:
    """AWS's hosts in these Regions, and those that no Region has."""
    ending = {"cn": ".amazonaws.com.cn"}
    of_regions = [
        f"{service}.{region}{ending.get(region[:2], '.amazonaws.com')}"
        for region in regions
        for service in services
    ]
    of_none = [f"{service}.amazonaws.com" for service in ("sts", "iam", "iam.us-gov", "s3")]
    return [*of_none, *of_regions]


def straight_to_aws(computer: Computer) -> None:
    """No endpoint of one's own, as most people have it."""
    for name in OF_SANDBOX:
        computer.environment.pop(name, None)


def under_own_names(
    *regions: str,
    services: tuple[str, ...] = SERVICES,
    without: tuple[str, ...] = (),
    since: datetime.datetime | None = None,
) -> Step:
    """AWS under its own names, over TLS that this computer trusts; other names do not resolve."""

    def move(computer: Computer) -> None:
        names = [name for name in names_of(*regions, services=services) if name not in without]
        context = server_side(company(), *names, begins=since)
        relay = relaying({"": computer.sandbox.url})
        answered_by(computer, names, speaking_tls(context, relay))
        _trusts(computer, company(), "AWS_CA_BUNDLE")

    return move


def partitions(region: str) -> Step:
    """Two AWSes: the key's own, and the one of `region`, which does not know it."""

    def move(computer: Computer) -> None:
        from wizard.sandbox import Sandbox

        other = computer.stack.enter_context(Sandbox("777788889999"))
        names = names_of("us-east-1", region)
        urls = {f".{region}.": other.url, "": computer.sandbox.url}
        context = server_side(company(), *names)
        answered_by(computer, names, speaking_tls(context, relaying(urls)))
        _trusts(computer, company(), "AWS_CA_BUNDLE")

    return move


def answered_by(computer: Computer, names: list[str], answer: Answer | None) -> str:
    """The names resolve to an address of the case's own, where `answer` is the server if any."""
    straight_to_aws(computer)
    address = own_address()
    computer.resolves(names, address)
    if answer:
        computer.stack.enter_context(listening(answer, address, HTTPS))
    return address


def _trusts(computer: Computer, authority, variable: str) -> None:
    bundle = computer.home / "root.pem"
    authority.cert_pem.write_to_path(str(bundle))
    computer.environment[variable] = str(bundle)


def trusts_the_company(variable: str) -> Step:
    return lambda computer: _trusts(computer, company(), variable)


def offline(computer: Computer) -> None:
    straight_to_aws(computer)
    computer.resolves([], "")


def ipv6_alone(computer: Computer) -> None:
    """A network whose one way out is of IPv6; AWS's names have IPv4 addresses, as they do."""
    straight_to_aws(computer)
    computer.resolves(names_of("us-east-1"), "192.0.2.7")
    ip = shutil.which("ip")
    computer.needs("iproute2", bool(ip))
    inside = [str(shutil.which("unshare")), "--net", "/bin/sh", "-ec", BY_IPV6, str(ip)]
    computer.launcher = [*inside, *computer.launcher]


BY_IPV6 = """\
$0 link set lo up
$0 -6 address add 2001:db8:1::2/64 dev lo
$0 -6 route add default dev lo
exec "$@"
"""


def nobody_listens(computer: Computer) -> None:
    answered_by(computer, names_of("us-east-1"), None)


def nobody_answers(computer: Computer) -> None:
    address = answered_by(computer, names_of("us-east-1"), None)
    computer.stack.enter_context(never_accepting(address, HTTPS))


def plain_http_answers(computer: Computer) -> None:
    answered_by(computer, names_of("us-east-1"), saying("400 Bad Request"))


def tls_of(authority, *names: str, **how) -> Step:
    """Another certificate than AWS's is shown for its names."""

    def show(computer: Computer) -> None:
        hosts = names_of("us-east-1")
        context = server_side(authority(), *(names or hosts), **how)
        answered_by(computer, hosts, speaking_tls(context, saying("404 Not Found")))

    return show


inspected = tls_of(company, with_root=True)
by_amazon = tls_of(called_amazon)
of_another_server = tls_of(company, "login.hotel.example")
out_of_date = tls_of(company, begins=LONG_AGO - datetime.timedelta(30), ends=LONG_AGO)


def proxy(answer: Answer) -> Step:
    """A proxy with a user name and a password in its address."""

    def set_it(computer: Computer) -> None:
        straight_to_aws(computer)
        port = computer.stack.enter_context(listening(answer))
        computer.environment["HTTPS_PROXY"] = f"http://ming:{PASSWORD}@127.0.0.1:{port}"

    return set_it


def proxy_address(address: str) -> Step:
    """`{dead}` in it is a port that nobody listens on."""

    def set_it(computer: Computer) -> None:
        straight_to_aws(computer)
        computer.environment["HTTPS_PROXY"] = address.replace("{dead}", str(servers.dead_port()))

    return set_it


def plain_proxy_by_tls(computer: Computer) -> None:
    """`https://` before the address of a proxy that speaks plain HTTP."""
    straight_to_aws(computer)
    port = computer.stack.enter_context(listening(saying("400 Bad Request")))
    computer.environment["HTTPS_PROXY"] = f"https://127.0.0.1:{port}"


def endpoint(address: str = "http://127.0.0.1:{dead}", variable: str = "AWS_ENDPOINT_URL") -> Step:
    """An endpoint of one's own; `{port}` is the sandbox's, `{dead}` nobody's."""

    def set_it(computer: Computer) -> None:
        here = address.replace("{dead}", str(servers.dead_port()))
        computer.environment.pop("REKWIZ_SANDBOX", None)  # a person set it, not rekwiz
        computer.environment[variable] = here.replace("{port}", str(computer.sandbox.port))

    return set_it


def rekognition_says(status: str, body: str, **headers: str) -> Step:
    """Something at Rekognition's place that gives this one answer."""

    def answer(computer: Computer) -> None:
        port = computer.stack.enter_context(listening(saying(status, body, **headers)))
        computer.environment["AWS_ENDPOINT_URL_REKOGNITION"] = f"http://127.0.0.1:{port}"

    return answer


SLEEPING = """\
import threading, time
time.sleep = lambda seconds: threading.Event().wait(seconds) and None
"""
"""libfaketime 0.9 answers Python's way to sleep, clock_nanosleep, with EINVAL."""


def clock(moment: str) -> Step:
    """This computer's clock, wrong: `+20m`, `-10y`; how long things take stays as it is."""

    def turn(computer: Computer) -> None:
        faketime = shutil.which("faketime")
        computer.needs("faketime", bool(faketime))
        startup = computer.folder.parent / "startup"
        startup.mkdir()
        (startup / "sitecustomize.py").write_text(SLEEPING)
        computer.environment |= {"FAKETIME_DONT_FAKE_MONOTONIC": "1", "PYTHONPATH": str(startup)}
        computer.launcher = [str(faketime), "-f", moment, *computer.launcher]

    return turn


def without_bundle(computer: Computer) -> None:
    computer.environment.pop("AWS_CA_BUNDLE", None)
