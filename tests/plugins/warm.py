"""Runs of the console script by a process that has loaded its modules, which is half of a run's time."""

from __future__ import annotations

import json
import os
import select
import signal
import socket
import subprocess
import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager, suppress
from functools import cache
from pathlib import Path

from tests.plugins.namespaces import inside

REKWIZ = Path(sys.executable).with_name("rekwiz")
ROOT = Path(__file__).parents[2]
CLIENT = Path(__file__).with_name("warm_client.py")
EARLY = ("PYTHON", "LC_", "LANG", "LD_", "FAKETIME", "TZ")
"""How the names begin of what Python or the system reads before a program's first line."""
USUAL = {"PYTHONUNBUFFERED", "PYTHONDONTWRITEBYTECODE", "LC_ALL"}
"""Those with which a process is loaded; whatever else is set, the run begins with nothing loaded."""
ENCODING = "PYTHONIOENCODING"
"""What a run still takes up: its streams begin with it."""
HOOK = ROOT / "tests" / "e2e" / "planted" / "hook"
"""The one place on PYTHONPATH that a run still takes up: nothing of what is loaded is there, too."""
HOME = "/home/of-whoever-runs-it"
"""The home of a loaded process, which is not there; in a run it is the run's own."""


class Run:
    """One run that has begun."""

    def __init__(self, connection: socket.socket) -> None:
        self._connection = connection
        self._answers = connection.makefile("rb", buffering=0)  # what waits there can be asked for
        self.number = int(self._answers.readline())

    def code(self, timeout: float) -> int:
        """The exit code, as subprocess gives it; TimeoutError for one that has not ended by then."""
        waiting = select.poll()
        waiting.register(self._connection, select.POLLIN)
        if not waiting.poll(1000 * timeout):
            raise TimeoutError
        with self._connection:
            return int(self._answers.readline())


class Loaded:
    """A process that has loaded rekwiz, with these variables; it ends when nobody can ask it any more."""

    def __init__(self, variables: Mapping[str, str]) -> None:
        self._asking, theirs = socket.socketpair()
        others = (*EARLY, "COVERAGE_", "AWS_")  # what is loaded is measured where it runs
        kept = {name: value for name, value in os.environ.items() if not name.startswith(others)}
        self._process = subprocess.Popen(
            [sys.executable, "-m", "tests.plugins.warm_server", str(theirs.fileno())],
            env=kept | dict(variables) | {"HOME": HOME},
            cwd=ROOT,
            stdin=subprocess.DEVNULL,
            pass_fds=[theirs.fileno()],
        )
        theirs.close()

    def begins(
        self,
        words: Sequence[str],
        *,
        env: Mapping[str, str],
        cwd: Path,
        streams: Sequence[int],
        encoding: str | None = None,
        own_session: bool = False,
        files: Mapping[str, Path] | None = None,
        network: str | None = None,
    ) -> Run:
        """The console script, or `python -c`, as if a shell had just started it so; `encoding` is its
        streams'.

        A session of its own has a terminal if its input is one. `files` stand in for the system's.
        """
        of_python = words[0] == sys.executable
        program, words = (words[2], ["-c", *words[3:]]) if of_python else (None, words)
        asked = {
            "words": list(words),
            "program": program,
            "environment": dict(env),
            "folder": str(cwd),
        }
        encoding = encoding or env.get(ENCODING)
        asked |= {"encoding": encoding, "own_session": own_session, "network": network}
        asked |= {"files": {name: str(own) for name, own in (files or {}).items()}}
        asked |= {"streams": list(range(3))}
        ours, theirs = socket.socketpair()
        socket.send_fds(self._asking, [b"."], [theirs.fileno(), *streams])
        theirs.close()
        ours.sendall(f"{json.dumps(asked)}\n".encode())
        return Run(ours)

    def asked_by_others(self) -> tuple[list[str], int]:
        """The command to which the words are added that a run is to have, and what it must inherit."""
        number = self._asking.fileno()
        return [sys.executable, "-I", "-S", str(CLIENT), str(number), str(REKWIZ)], number


def ended(
    command: Sequence[str],
    *,
    env: Mapping[str, str],
    cwd: Path,
    timeout: float,
    stdin: int | None = None,
    files: Mapping[str, Path] | None = None,
    network: str | None = None,
) -> subprocess.CompletedProcess[str]:
    """The command, run to its end without a terminal, unless `stdin` is one.

    By a loaded process of the same early variables, where there can be one. To it `files` are those
    that the system has by these names, and its network is that of /proc's file.
    """
    if not (loaded := loaded_for(command, env)):
        return subprocess.run(
            [*inside(files or {}, network), *command],
            env=dict(env),
            cwd=cwd,
            stdin=subprocess.DEVNULL if stdin is None else stdin,
            capture_output=True,
            encoding="utf-8",
            timeout=timeout,
        )
    with Path(os.devnull).open() as nothing:
        streams = [nothing.fileno() if stdin is None else stdin]

        def begins(*outlets: int) -> Run:
            streams.extend(outlets)
            return loaded.begins(
                command, env=env, cwd=cwd, streams=streams, files=files, network=network
            )

        return _ended(command, begins, timeout)


@contextmanager
def piped(given: bytes) -> Iterator[int]:
    """The end of a pipe out of which these bytes come."""
    end, start = os.pipe()
    with ThreadPoolExecutor(1) as writer:
        writer.submit(_write, start, given)
        try:
            yield end
        finally:
            os.close(end)


def loaded_for(command: Sequence[str], env: Mapping[str, str]) -> Loaded | None:
    """Who can run the command as if it had been started with these variables; None if nobody can."""
    early = {name: value for name, value in env.items() if name.startswith(EARLY)}
    early.pop(ENCODING, None)
    if early.get("PYTHONPATH") == str(HOOK):
        del early["PYTHONPATH"]
    if not _is_known(command) or not _may_be_loaded(early) or _has_models(env):
        return None
    return shared(early)


def shared(variables: Mapping[str, str]) -> Loaded:
    """The one that all tests of this process ask."""
    return _loaded(tuple(sorted(variables.items())))


def _is_known(command: Sequence[str]) -> bool:
    return command[0] == str(REKWIZ) or list(command[:2]) == [sys.executable, "-c"]


def _may_be_loaded(early: Mapping[str, str]) -> bool:
    usual = early.keys() <= USUAL and early.get("LC_ALL") == "C.UTF-8"
    return sys.platform == "linux" and usual


def _has_models(env: Mapping[str, str]) -> bool:
    """Whether the home has models, which are read where botocore is loaded."""
    return Path(env.get("HOME", "."), ".aws", "models").is_dir()


def _ended(
    command: Sequence[str], begins: Callable[[int, int], Run], timeout: float
) -> subprocess.CompletedProcess[str]:
    out, to_out = os.pipe()
    err, to_err = os.pipe()
    with ThreadPoolExecutor(2) as readers:
        said = [readers.submit(_read, each) for each in (out, err)]
        run = begins(to_out, to_err)
        os.close(to_out)
        os.close(to_err)
        try:
            code = run.code(timeout)
        except TimeoutError:
            os.kill(run.number, signal.SIGKILL)
            raise subprocess.TimeoutExpired(command, timeout) from None
        texts = [each.result() for each in said]
    return subprocess.CompletedProcess(command, code, texts[0], texts[1])


def _read(descriptor: int) -> str:
    with open(descriptor, encoding="utf-8") as stream:
        return stream.read()


def _write(descriptor: int, data: bytes) -> None:
    with suppress(BrokenPipeError), open(descriptor, "wb", buffering=0) as stream:
        stream.write(data)


@cache
def _loaded(early: tuple[tuple[str, str], ...]) -> Loaded:
    return Loaded(dict(early))
