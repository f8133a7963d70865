"""AWS's signature, verified by gpg with AWS's key alone, or by the system's own check of packages."""

from __future__ import annotations

import base64
import binascii
import re
from collections.abc import Mapping
from pathlib import Path

from checks.model import Phrase
from checks.sources.local.programs import DidNotRun, Ran, entries, run, runnable
from wizard.mending.installing.refused import NotInstalled
from wizard.mending.installing.signers import signers
from wizard.mending.installing.ways import of_windows

SECONDS = 120.0
STATUS = "[GNUPG:] "
BAD = ("BADSIG", "ERRSIG", "NO_PUBKEY", "EXPSIG", "REVKEYSIG", "FAILURE")
RAN_OUT = ("EXPKEYSIG", "KEYEXPIRED")
PART = re.compile(r'(\w+)=("(?:[^"]|"")*"|[^,]*)(?:,\s*|$)')
"""Of a certificate's subject, as .NET writes it."""
NOT_AWS = Phrase(
    "{file} is not signed by AWS: it was changed on its way, or is not what it says. It was deleted, and"
    " nothing of it was run."
)
KEY_RAN_OUT = Phrase(
    "AWS's key that this rekwiz knows has run out, so nothing can verify {file}. It was deleted, and"
    " nothing of it was run. A newer rekwiz knows the newer key."
)
NOT_LOOKED = Phrase("{program} could not verify {file}. It was deleted, and nothing of it was run.")
PROGRAMS = {
    "linux": ("gpg", "gpgv"),
    "darwin": ("pkgutil",),
    "win32": ("powershell", "pwsh"),
}

POWERSHELL = "WindowsPowerShell/v1.0/powershell.exe"


def verifier(platform: str, environment: Mapping[str, str]) -> str | None:
    """The program of this system that can verify AWS's installer; None where there is none.

    By its whole path, and never out of the folder that one stands in, whatever PATH says: a project
    that somebody has cloned may bring a gpg along that finds everything good.
    """
    names = PROGRAMS.get(platform, ())
    places = [Path(of_windows(POWERSHELL, environment))] if platform == "win32" else []
    places += [place for name in names for place in entries(name, environment, platform)]
    return next((str(each) for each in places if each.is_absolute() and runnable(each)), None)


def must_be_of_aws(
    file: Path, signature: Path | None, program: str, folder: Path, environment: Mapping[str, str]
) -> None:
    """Raises NotInstalled where that program does not say that AWS signed the file.

    `folder` is private and empty: keys and trust of the person's own have no part in it.
    """
    quiet = {
        name: environment[name] for name in ("PATH", "SystemRoot", "TEMP") if name in environment
    }
    quiet |= {"LC_ALL": "C", "HOME": str(folder)}
    if signature is None:
        _by_the_system(file, program, quiet)
    elif Path(program).name.startswith("gpgv"):
        ring = folder / "aws.gpg"
        ring.write_bytes(_bare(signers().key))
        homes = ["--homedir", str(folder), "--keyring", str(ring)]
        _signed([program, *homes, "--status-fd", "1", str(signature), str(file)], file, quiet)
    else:
        key = folder / "aws.asc"
        key.write_text(signers().key, "ascii")
        # Without --no-autostart an agent would be left behind, which no public key needs.
        quietly = ["--batch", "--no-tty", "--no-autostart", "--status-fd", "1"]
        gpg = [program, "--homedir", str(folder), *quietly]
        run([*gpg, "--import", str(key)], quiet, timeout=SECONDS, folder=folder)
        _signed([*gpg, "--verify", str(signature), str(file)], file, quiet)


def _signed(command: list[str], file: Path, environment: Mapping[str, str]) -> None:
    ended = run(command, environment, timeout=SECONDS)
    if isinstance(ended, DidNotRun):
        raise NotInstalled(NOT_LOOKED.with_(program=Path(command[0]).name, file=file.name))
    said = [
        line.removeprefix(STATUS).split()
        for line in ended.out.splitlines()
        if line.startswith(STATUS)
    ]
    words = {line[0] for line in said if line}
    # The last word of VALIDSIG is the fingerprint of the primary key (GnuPG, doc/DETAILS).
    by = {line[-1] for line in said if line[:1] == ["VALIDSIG"]}
    is_ours = by == {signers().fingerprint}
    if is_ours and words & set(RAN_OUT):
        raise NotInstalled(KEY_RAN_OUT.with_(file=file.name))
    if ended.code != 0 or not is_ours or "GOODSIG" not in words or words & set(BAD):
        raise NotInstalled(NOT_AWS.with_(file=file.name))


def _by_the_system(file: Path, program: str, environment: Mapping[str, str]) -> None:
    is_apple = Path(program).name == "pkgutil"
    command = (
        [program, "--check-signature", str(file)]
        if is_apple
        else [program, "-NoProfile", "-NonInteractive", "-Command", _authenticode(file)]
    )
    ended = run(command, environment, timeout=SECONDS)
    if not isinstance(ended, Ran) or ended.code != 0:
        raise NotInstalled(NOT_AWS.with_(file=file.name))
    if not (_is_by_apple(ended.out) if is_apple else _is_by_windows(ended.out)):
        raise NotInstalled(NOT_AWS.with_(file=file.name))


def _is_by_apple(said: str) -> bool:
    """pkgutil(1): the package's status, then its chain of certificates, the signer's own first."""
    status = "Status: signed by a developer certificate issued by Apple for distribution" in said
    chain = (line.strip() for line in said.splitlines())
    first = next((line for line in chain if line.startswith("1. ")), "")
    return status and first.removeprefix("1. ") == signers().apple


def _authenticode(file: Path) -> str:
    quoted = str(file).replace("'", "''")
    return (
        f"$s = Get-AuthenticodeSignature -LiteralPath '{quoted}';"
        " [Console]::Out.WriteLine($s.Status);"
        " [Console]::Out.WriteLine($s.SignerCertificate.Subject)"
    )


def _is_by_windows(said: str) -> bool:
    """The words of _authenticode: the status, then the subject, `CN="…", OU=…, O="…", C=US`."""
    status, _, subject = said.strip().partition("\n")
    organizations = [
        value.strip('"') for name, value in PART.findall(subject.strip()) if name == "O"
    ]
    return (
        status.strip() == "Valid"
        and len(organizations) == 1
        and organizations[0] in signers().windows
    )


def _bare(armoured: str) -> bytes:
    """The key's bytes, which is how gpgv wants it (RFC 9580, 6: the lines between head and checksum)."""
    body = armoured.partition("\n\n")[2].partition("\n=")[0].partition("\n-----")[0]
    try:
        return base64.b64decode(body)
    except binascii.Error:
        return b""
