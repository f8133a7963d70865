"""Who signed it is read from what gpg, Apple's or Microsoft's check says, word for word."""

import os
import re
import shutil
import subprocess

import pytest

from tests.plugins.awscli_release import ends, has_gpg, signer
from wizard.mending.installing import verifying
from wizard.mending.installing.refused import NotInstalled
from wizard.mending.installing.signers import Signers, signers
from wizard.mending.installing.ways import of_windows

PKGUTIL = """\
Package "AWSCLIV2.pkg":
   Status: signed by a developer certificate issued by Apple for distribution
   Notarization: trusted by the Apple notary service
   Signed with a trusted timestamp on: 2026-11-20 18:12:12 +0000
   Certificate Chain:
    1. Developer ID Installer: AMZN Mobile LLC (94KV3E626L)
       Expires: 2027-06-28 22:57:06 +0000
       ------------------------------------------------------------------------
    2. Developer ID Certification Authority
    3. Apple Root CA
"""
NAME = '"Amazon Web Services, Inc."'
AWS = f"CN={NAME}, OU=SDKs and Tools, O={NAME}, L=Seattle, S=Washington, C=US"
program = pytest.mark.skipif(not has_gpg(), reason="needs gpg")


@program
def test_the_key_that_is_known_is_the_one_of_its_fingerprint_and_alone(tmp_path):
    """Whose self-signature gpg finds good: nobody else could have made a key of this fingerprint."""
    tmp_path.chmod(0o700)
    gpg = ["gpg", "--homedir", str(tmp_path), "--batch", "--no-tty", "--no-autostart"]
    subprocess.run([*gpg, "--import"], input=signers().key.encode(), check=True, timeout=60)
    said = subprocess.run(
        [*gpg, "--with-colons", "--check-sigs"], capture_output=True, check=True, timeout=60
    ).stdout.decode()

    assert re.findall(r"^fpr:+(\w+):", said, re.M) == [signers().fingerprint]
    assert "uid:" in said
    assert "AWS CLI Team <aws-cli@amazon.com>" in said
    assert re.search(r"^sig:!:", said, re.M)


@pytest.fixture(scope="module")
def key(tmp_path_factory):
    made = signer(tmp_path_factory.mktemp("key"))
    yield made
    ends(made)


@program
@pytest.mark.parametrize("name", ["gpg", "gpgv"])
def test_a_signature_holds_for_its_file_and_its_key_alone(key, tmp_path, monkeypatch, name):
    if not (tool := shutil.which(name)):
        pytest.skip(f"needs {name}")
    file, signature = tmp_path / "a.zip", tmp_path / "a.zip.sig"
    file.write_bytes(b"an archive")
    signature.write_bytes(key.sign(b"an archive"))
    exported = subprocess.run(
        ["gpg", "--homedir", str(key.home), "--armor", "--export"], capture_output=True, timeout=60
    ).stdout.decode()

    def verified(known: Signers) -> bool:
        folder = tmp_path / os.urandom(4).hex()
        folder.mkdir(mode=0o700)
        monkeypatch.setattr(verifying, "signers", lambda: known)
        try:
            verifying.must_be_of_aws(file, signature, tool, folder, os.environ)
        except NotInstalled:
            return False
        return True

    of_test = Signers(key.fingerprint, exported, "", ())

    assert verified(of_test)
    assert not verified(signers())
    # gpg ends with 0 for any key that it has: the fingerprint decides
    assert not verified(Signers("0" * 40, exported, "", ()))
    file.write_bytes(b"another archive")
    assert not verified(of_test)
    signature.write_bytes(b"no signature")
    assert not verified(of_test)


@pytest.mark.parametrize("path", [":{tools}", "{tools}:", ".:{tools}", "bin:{tools}", "{tools}"])
def test_no_gpg_of_the_folder_that_one_stands_in_verifies_anything(path, tmp_path, monkeypatch):
    for name in ("project/gpg", "project/bin/gpg", "tools/gpgv"):
        program = tmp_path / name
        program.parent.mkdir(parents=True, exist_ok=True)
        program.write_text("#!/bin/sh\n")
        program.chmod(0o755)
    monkeypatch.chdir(tmp_path / "project")
    tools = tmp_path / "tools"

    assert verifying.verifier("linux", {"PATH": path.format(tools=tools)}) == f"{tools}/gpgv"
    assert verifying.verifier("linux", {"PATH": path.format(tools="/nowhere")}) is None


def test_windows_own_programs_are_called_by_their_whole_path():
    windows = {"SYSTEMROOT": r"C:\Windows"}

    assert of_windows("msiexec.exe", windows) == r"C:\Windows\System32\msiexec.exe"
    powershell = r"C:\Windows\System32\WindowsPowerShell\v1.0\powershell.exe"
    assert of_windows(verifying.POWERSHELL, windows) == powershell


@pytest.mark.parametrize(
    ("said", "is_ours"),
    [
        (PKGUTIL, True),
        (PKGUTIL.replace("AMZN Mobile LLC (94KV3E626L)", "AMZN Mobile LLC (0000000000)"), False),
        (PKGUTIL.replace("issued by Apple for distribution", "that is not trusted"), False),
        (PKGUTIL.replace("    1.", "    4.").replace("    2.", "    1."), False),
        ('Package "AWSCLIV2.pkg":\n   Status: no signature\n', False),
    ],
)
def test_what_pkgutil_says(said, is_ours):
    assert verifying._is_by_apple(said) is is_ours


@pytest.mark.parametrize(
    ("said", "is_ours"),
    [
        (f"Valid\r\n{AWS}\r\n", True),
        (f"HashMismatch\r\n{AWS}\r\n", False),
        ("NotSigned\r\n\r\n", False),
        ('Valid\r\nCN=Evil, OU="O=""Amazon Web Services, Inc.""", O=Evil, C=US\r\n', False),
        ("Valid\r\nCN=Amazon Web Services, O=Amazon Web Services, C=US\r\n", False),
    ],
)
def test_what_authenticode_says(said, is_ours):
    assert verifying._is_by_windows(said) is is_ours
