"""AWS under its own names: a sandbox on port 443 of a network that has nothing else in it.

A thread leaves for a network namespace of its own, where the sandbox listens and programs are run
with a hosts file of their own. What is not in that file does not resolve, and no packet leaves.
"""

from __future__ import annotations

import os
import shutil
import socket
import struct
import subprocess
import sys
from collections.abc import Callable, Iterable, Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest

from tests.plugins.namespaces import inside, leave_network, network_here
from tests.plugins.programs import REKWIZ
from tests.plugins.warm import ended

SECONDS = 300
SET_FLAGS, UP, RUNNING = 0x8914, 0x1, 0x40
GLOBAL = ("sts.amazonaws.com", "iam.amazonaws.com", "s3.amazonaws.com")
SERVICES = ("sts", "s3", "rekognition")
REGIONS = ("us-east-1", "us-west-2", "eu-central-1", "eu-west-1", "eu-south-2", "us-gov-west-1")


def names_of(regions: Iterable[str] = REGIONS, services: Iterable[str] = SERVICES) -> list[str]:
    """AWS's hosts: the global ones, and each service's in each of these Regions."""
    return [
        *GLOBAL,
        *(f"{service}.{region}.amazonaws.com" for region in regions for service in services),
    ]


class Isle:
    """A network of its own: loopback, and nothing else."""

    def __init__(self) -> None:
        self._thread = ThreadPoolExecutor(1, thread_name_prefix="isle")
        self._thread.submit(_leave).result()

    def on(self, work: Callable[..., Any], *arguments: Any, **named: Any) -> Any:
        """What this gives when it is called there; its threads and children stay there."""
        return self._thread.submit(work, *arguments, **named).result()

    def sinks(self) -> None:
        self._thread.shutdown()


def _leave() -> None:
    import fcntl  # Windows, where this file is loaded, too, has none

    leave_network()
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as door:
        fcntl.ioctl(door, SET_FLAGS, struct.pack("16sh", b"lo", UP | RUNNING))


class OwnNames:
    """`names` resolve to the sandbox, by default all of `names_of()`; `environment` is ming's."""

    def __init__(self, isle: Isle, folder: Path, sandbox: Any, base: Mapping[str, str]) -> None:
        self.on, self._folder, self.sandbox = isle.on, folder, sandbox
        self._network = isle.on(network_here)
        self.names: dict[str, str] = dict.fromkeys(names_of(), "127.0.0.1")
        self.environment = sandbox.environment(base, configured=True)
        self.environment |= {"AWS_CA_BUNDLE": str(folder / "ca.pem"), "NO_PROXY": ""}
        del self.environment["AWS_ENDPOINT_URL"], self.environment["REKWIZ_SANDBOX"]

    def is_in(self, region: str) -> None:
        """The Region that the profile names."""
        config = self.sandbox.home / ".aws" / "config"
        config.write_text(f"[default]\nregion = {region}\noutput = json\n")

    def knows_the_key_only_in(self, *regions: str) -> None:
        """AWS refuses the key everywhere else, as in a Region that is off or another partition."""
        from wizard.sandbox.aws_refusals import NotServed

        def refuse(call: Any) -> None:
            if call.region not in regions:
                raise NotServed(call.words.key_unknown)

        self.sandbox._world.on_arrival.append(refuse)

    def command(self, *arguments: str, launcher: Iterable[str] = ()) -> list[str]:
        """`rekwiz …` with the hosts file of these names, to be started `on` the isle."""
        return [*inside(self._files()), *launcher, str(REKWIZ), *arguments]

    def runs(
        self, *arguments: str, launcher: Iterable[str] = (), **variables: str
    ) -> subprocess.CompletedProcess[str]:
        """`rekwiz …` there, without a terminal, to its end."""
        return ended(
            [*launcher, str(REKWIZ), *arguments],
            env=self.environment | variables,
            cwd=self._folder,
            timeout=SECONDS,
            files=self._files(),
            network=self._network,
        )

    def _files(self) -> dict[str, Path]:
        """What stands in for those of /etc, as the names are now."""
        hosts = "".join(f"{address} {name}\n" for name, address in self.names.items())
        (self._folder / "hosts").write_text(f"127.0.0.1 localhost\n{hosts}")
        (self._folder / "nsswitch.conf").write_text("passwd: files\nhosts: files\n")
        return {f"/etc/{name}": self._folder / name for name in ("hosts", "nsswitch.conf")}


def needs_namespaces() -> None:
    """Leaves a test out on a laptop that cannot make a namespace; never in CI."""
    if os.geteuid() == 0 and sys.platform == "linux" and shutil.which("unshare"):
        return
    if os.environ.get("CI") == "true":
        pytest.fail("CI lacks root and unshare")
    pytest.skip("needs root and unshare")


@contextmanager
def under_own_names(
    folder: Path, base: Mapping[str, str], *faults: str, account: str = "222233334444"
) -> Iterator[OwnNames]:
    """The sandbox with these faults, under AWS's names."""
    from tests.e2e.causes.servers import company, server_side
    from wizard.sandbox import Sandbox

    needs_namespaces()
    folder.mkdir(parents=True, exist_ok=True)
    company().cert_pem.write_to_path(str(folder / "ca.pem"))
    context, isle = server_side(company(), *names_of()), Isle()
    sandbox = Sandbox(account, faults=faults, port=443, ssl_context=context)
    try:
        isle.on(sandbox.__enter__)
        try:
            yield OwnNames(isle, folder, sandbox, base)
        finally:
            isle.on(sandbox.__exit__, None, None, None)
    finally:
        isle.sinks()


@pytest.fixture
def own_names(tmp_path: Path, base_environment: dict[str, str]) -> Iterator[OwnNames]:
    """AWS under its own names, for somebody whose set-up works."""
    with under_own_names(tmp_path / "isle", base_environment) as running:
        yield running
