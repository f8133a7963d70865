"""The sandbox: a local AWS with one account, its user, and a temporary home."""

from __future__ import annotations

import os
import threading
from collections.abc import Callable, Iterable, Mapping, Sequence
from contextlib import ExitStack
from pathlib import Path
from ssl import SSLContext
from types import TracebackType
from typing import TYPE_CHECKING

from wizard.sandbox import home as homes
from wizard.sandbox import processes
from wizard.sandbox.account import forget, seed
from wizard.sandbox.environment import inside
from wizard.sandbox.sweeping import sweep
from wizard.sandbox.termination import Unwinding
from wizard.sandbox.traces import Traces
from wizard.sandbox.world import KeyPair, World

if TYPE_CHECKING:
    from wizard.sandbox.faults import Fault

DEFAULT_ACCOUNT = "111122223333"

# For the one photo that may be looked at when it ends: a second or two, on a computer that is idle.
_REST_SECONDS = 10.0

_accounts_in_use: set[str] = set()
_starting = threading.Lock()


class Sandbox:
    """A local AWS, from `with Sandbox() as sandbox` to the end of the block.

    `account` is its number; two sandboxes of one process need two numbers. `faults` are names
    out of FAULTS. `region` is that of a configured home. `port` and `ssl_context` serve tests
    that reach it under AWS's own names. The folder `kept` holds the home and ming's key; what it
    holds from another time is there again.

    Raises ValueError for a fault that does not exist, ImportError where the extra `sandbox` is
    not installed, RuntimeError where the account is already in use in this process.
    """

    def __init__(
        self,
        account: str = DEFAULT_ACCOUNT,
        *,
        faults: Iterable[str] = (),
        region: str | None = None,
        port: int = 0,
        ssl_context: SSLContext | None = None,
        kept: Path | None = None,
    ) -> None:
        self.account = account
        self._region = region
        self._faults = _named(faults)
        self._port = port
        self._ssl_context = ssl_context
        self._kept = kept
        self._world = World(account)
        self._traces = Traces()
        self._unwinding = Unwinding()
        self._made = ExitStack()  # each thing that there is, to be taken down in reverse order

    def __enter__(self) -> Sandbox:
        self._unwinding.begin()
        self._made.callback(self._unwinding.end)
        try:
            self._start()
            return self  # in here, for a signal may come at any moment
        except BaseException:
            self._stop()
            raise

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._stop()

    @property
    def url(self) -> str:
        """Its address, which AWS_ENDPOINT_URL names."""
        scheme = "https" if self._ssl_context else "http"
        return f"{scheme}://127.0.0.1:{self._server.port}"

    @property
    def port(self) -> int:
        """The port on 127.0.0.1."""
        return self._server.port

    @property
    def user(self) -> KeyPair:
        """The access key of ming."""
        return self._seeds.user

    @property
    def administrator(self) -> KeyPair:
        """The access key of admin, who may do everything; no file holds it."""
        return self._seeds.administrator

    @property
    def bucket(self) -> str:
        """The name of the account's one bucket."""
        return self._seeds.bucket

    @property
    def home(self) -> Path:
        """The home: a temporary one, unless it is kept."""
        return self._kept / "home" if self._kept else self._traces.home

    @property
    def key_file(self) -> Path:
        """The key file of ming, where a browser would have put it."""
        return self.home / "Downloads" / homes.KEY_FILE

    def web_identity_token(self, issuer: str, subject: str) -> str:
        """A token of an identity provider of the account's, as a pipeline gets one."""
        from wizard.sandbox.federation import issue_web_token

        return issue_web_token(self._world, issuer, subject)

    def environment(
        self, base: Mapping[str, str] | None = None, *, configured: bool = False
    ) -> dict[str, str]:
        """The environment for a program that shall run in the sandbox; `base` is this process's.

        With `configured` the home has ming's keys in ~/.aws; without, only the key file.
        """
        if configured:
            key = self._world.issued or self.user
            region = self._region or self._world.region
            homes.configure(self.home, key, region, self._world.sign_in)
        return inside(os.environ if base is None else base, self.home, self.url)

    def run(self, command: Sequence[str] | None, environment: Mapping[str, str]) -> int:
        """Runs `command`, or the person's shell, and gives its exit code (128 + n for a signal).

        Raises OSError where it cannot be started.
        """
        return processes.run(command, environment, self._traces.note_child)

    def serve(
        self,
        file: Path,
        environment: Mapping[str, str],
        written: Callable[[], None] = lambda: None,
    ) -> int:
        """Writes what `environment` adds or changes to `file` and serves until SIGINT or SIGTERM.

        Calls `written` when it is there. Gives 0; the file is gone afterwards. Raises OSError
        where it cannot be written.
        """
        return processes.serve(file, environment, self._traces.note_file, written)

    def _start(self) -> None:
        # These bring moto and werkzeug with them: 0.7 s that only who starts one pays.
        from wizard.sandbox.face_model import rest
        from wizard.sandbox.gate import Gate
        from wizard.sandbox.moto_additions import install
        from wizard.sandbox.server import Server

        _claim(self.account, self._made)
        sweep()
        install()
        self._made.callback(forget, self._world)
        self._seeds = seed(self._world, homes.kept_key(self._kept) if self._kept else None)
        self._made.callback(self._traces.remove)  # first, for a signal may come at any moment
        self._traces.make()
        if self._kept is None or homes.keep(self._kept, self._seeds.user):
            homes.make(self.home, self._seeds.user)
        for fault in self._faults:
            fault.bring_about(self._world)
        self._server = Server(Gate(self._world), self._world.now, self._port, self._ssl_context)
        self._server.start()
        self._made.callback(rest, _REST_SECONDS)
        self._made.callback(self._server.stop)
        self._traces.announce(self.url)

    def _stop(self) -> None:
        """Takes down what there is; what failed to start is not there."""
        self._unwinding.hold()  # a home with keys in it must not stay behind half deleted
        self._world.stopped.set()
        self._made.close()


def _named(faults: Iterable[str]) -> tuple[Fault, ...]:
    if not (names := tuple(faults)):
        return ()
    from wizard.sandbox.faults import named

    return tuple(map(named, names))


def _claim(account: str, made: ExitStack) -> None:
    """Takes the number, and gives it back with all else that was made."""
    with _starting:
        if account in _accounts_in_use:
            raise RuntimeError(f"a sandbox with account {account} already runs in this process")
        made.callback(_release, account)
        _accounts_in_use.add(account)


def _release(account: str) -> None:
    with _starting:
        _accounts_in_use.discard(account)
