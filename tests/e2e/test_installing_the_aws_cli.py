"""The AWS CLI comes from a server of AWS's own name, once its signature was verified; else nothing does."""

from __future__ import annotations

import shutil
import socket
import subprocess
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from tests.e2e.causes.computer import SECONDS, Computer, Ended
from tests.e2e.causes.network import HTTPS
from tests.e2e.causes.servers import company, listening, own_address, server_side, speaking_tls
from tests.e2e.test_mending import as_it_lies
from tests.plugins.amazon import page
from tests.plugins.awscli_release import Signer, archive, ends, has_gpg, signer
from tests.plugins.namespaces import inside

HOST = "awscli.amazonaws.com"
TOOLS = ("gpg", "mkdir", "cp", "ln", "sed", "dirname", "rm")
INSTALL = ("fix", "cli.not-installed", "--yes")


def file(data: bytes, *, length: int | None = None, kind: str = "binary/octet-stream") -> bytes:
    head = f"HTTP/1.1 200 OK\r\nContent-Type: {kind}\r\nContent-Length: {length or len(data)}\r\n"
    return f"{head}Connection: close\r\n\r\n".encode() + data


@dataclass
class Release:
    """What the server of AWS's name gives for each ending of an address."""

    answers: dict[str, bytes] = field(default_factory=dict)
    asked: list[str] = field(default_factory=list)

    def has(self, data: bytes, signature: bytes) -> None:
        self.answers = {".sig": file(signature), ".zip": file(data)}

    def answer(self, connection: socket.socket) -> None:
        words = connection.recv(65536).split(b" ")[1].decode()
        self.asked.append(words)
        said = next((each for end, each in self.answers.items() if words.endswith(end)), b"")
        with suppress(OSError):
            connection.sendall(said or page("404 Not Found"))


@pytest.fixture(scope="module")
def own_key(tmp_path_factory):
    if not has_gpg():
        pytest.skip("needs gpg")
    made = signer(tmp_path_factory.mktemp("key"))
    yield made
    ends(made)


@pytest.fixture
def release(computer_of, thorough) -> tuple[Computer, Release]:
    """A computer without an AWS CLI, and the server that stands for AWS's."""
    computer: Computer = computer_of(())
    (computer.bin / "aws").unlink()
    for tool in TOOLS:
        (computer.bin / tool).symlink_to(str(shutil.which(tool)))
    given, address = Release(), own_address()
    tls = speaking_tls(server_side(company(), HOST), given.answer)
    computer.resolves([HOST], address)
    computer.stack.enter_context(listening(tls, address, HTTPS))
    bundle = computer.home / "root.pem"
    company().cert_pem.write_to_path(str(bundle))
    computer.environment["AWS_CA_BUNDLE"] = str(bundle)
    return computer, given


def by(signer: Signer, computer: Computer, *words: str) -> Ended:
    """The copy of rekwiz that knows the test's key."""
    ended = subprocess.run(
        [*inside(computer.files()), *signer.rekwiz(), *words],
        env=computer.environment,
        cwd=computer.folder,
        stdin=subprocess.DEVNULL,
        capture_output=True,
        encoding="utf-8",
        timeout=SECONDS,
    )
    return Ended(ended.returncode, ended.stdout, ended.stderr)


def test_it_is_installed_found_updated_and_taken_back_by_its_command(
    release, own_key, record_property
):
    computer, given = release
    before, first = as_it_lies(computer.home), archive("2.31.0")
    given.has(first, own_key.sign(first))

    installed = by(own_key, computer, *INSTALL)

    programs = computer.home / ".local" / "bin"
    assert installed.code == 0, installed.err
    assert "Installed: AWS CLI 2.31.0, ~/.local/bin/aws" in flat(installed)
    assert f'export PATH="{programs}:$PATH"' in installed.err
    assert own_key.fingerprint in installed.err
    assert leftovers(computer) == []

    computer.environment["PATH"] = f"{programs}:{computer.bin}"
    computer.config.write_text(
        computer.config.read_text() + "login_session = arn:aws:iam::1:user/a\n"
    )
    computer.credentials.write_text("")
    second = archive("2.36.7")

    as_it_was = as_it_lies(computer.home)
    half = archive("2.36.6", fails=True)
    given.has(half, own_key.sign(half))
    failed = by(own_key, computer, "fix", "cli.too-old-for-login", "--yes")
    assert failed.code == 1, failed.err
    assert as_it_lies(computer.home) == as_it_was
    given.has(second, own_key.sign(second))
    updated = by(own_key, computer, "fix", "cli.too-old-for-login", "--yes")

    assert updated.code == 0, updated.err
    assert "--update" in updated.err
    assert "Installed: AWS CLI 2.36.7, ~/.local/bin/aws" in flat(updated)
    assert "export PATH" not in updated.err
    listed = computer.does("undo", "--list")
    command = next(line.partition("$ ")[2] for line in listed.out.splitlines() if "$ rm" in line)
    subprocess.run(["/bin/sh", "-c", command], check=True, timeout=SECONDS)
    assert set(as_it_lies(computer.home)) == set(before)
    for code in ("cli.not-installed", "cli.too-old-for-login"):
        record_property("mended", code)
        record_property("undone", code)


def flat(ended: Ended) -> str:
    return " ".join(ended.err.split())


def leftovers(computer: Computer) -> list[Path]:
    return list(computer.home.rglob("install-*"))


Broken = Callable[[Release, Signer], None]
GOOD = archive()


def changed(given: Release, key: Signer) -> None:
    given.has(GOOD + b"more", key.sign(GOOD))


def cut(given: Release, key: Signer) -> None:
    given.has(GOOD, key.sign(GOOD))
    given.answers[".zip"] = file(GOOD[:-100], length=len(GOOD))


def a_sign_in_page(given: Release, key: Signer) -> None:
    given.answers = {".sig": page("200 OK", "<html>Sign in</html>")}


def leading_out(given: Release, key: Signer) -> None:
    data = archive(**{"..__..__..__..__evil": b"x"})
    given.has(data, key.sign(data))


def half_way(given: Release, key: Signer) -> None:
    data = archive(fails=True)
    given.has(data, key.sign(data))


BROKEN: dict[str, Broken] = {
    "is not signed by AWS": changed,
    "the download was cut": cut,
    "gave a web page": a_sign_in_page,
    "would lie outside of its folder": leading_out,
    "install did not do it": half_way,
}


def test_what_is_broken_is_deleted_and_nothing_is_installed(release, own_key):
    computer, given = release
    before = as_it_lies(computer.home)

    for words, breaks in BROKEN.items():
        breaks(given, own_key)
        ended = by(own_key, computer, *INSTALL)

        assert (words in flat(ended), ended.code) == (True, 1), ended.err
        assert as_it_lies(computer.home) == before, words
        assert leftovers(computer) == [], words


def test_who_signed_it_is_known_by_the_package_alone(release, own_key, monkeypatch):
    """A key that the person's own gpg trusts, and one in a variable, change nothing."""
    computer, given = release
    given.has(GOOD, own_key.sign(GOOD))
    computer.environment |= {"GNUPGHOME": str(own_key.home)}

    refused = computer.does(*INSTALL)
    (computer.bin / "gpg").unlink()
    asked = len(given.asked)
    unverified = by(own_key, computer, *INSTALL)

    assert "is not signed by AWS" in flat(refused)
    assert "Nothing here can verify AWS's signature (gpg is missing)" in flat(unverified)
    assert "./aws/install -i ~/.local/aws-cli -b ~/.local/bin" in unverified.err
    assert (refused.code, unverified.code, len(given.asked)) == (1, 1, asked)
    assert not (computer.home / ".local" / "bin").exists()


def test_another_copy_in_front_is_explained_and_one_in_its_place_is_not_written_over(
    release, own_key
):
    computer, given = release
    given.has(GOOD, own_key.sign(GOOD))
    theirs = computer.program("aws", "#!/nowhere/python\n", computer.bin)

    behind = by(own_key, computer, "fix", "cli.broken-install", "--yes")
    shutil.rmtree(computer.home / ".local" / "bin")
    pips = computer.program("aws", "#!/nowhere/python\n", computer.home / ".local" / "bin")
    in_place = by(own_key, computer, "fix", "cli.broken-install", "--yes")

    assert f"{theirs} comes before it on PATH, and stays" in flat(behind) or theirs.exists()
    assert "~/.local/bin/aws belongs to another installation" in flat(in_place)
    assert (theirs.read_text(), pips.read_text()) == ("#!/nowhere/python\n",) * 2
