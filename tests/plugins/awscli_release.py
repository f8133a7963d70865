"""What AWS publishes of its CLI, made for tests: an archive with an installer in it, and a signature."""

from __future__ import annotations

import io
import os
import shutil
import subprocess
import sys
import zipfile
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).parents[2]
SECONDS = 120
PROGRAM = "#!/bin/sh\necho aws-cli/{version} Python/3.14.1 Linux/6.8 exe/x86_64\n"
INSTALL = """\
#!/bin/sh
set -eu
here=$(dirname "$0") update=no
while [ $# -gt 0 ]; do
  case $1 in
    --install-dir) folder=$2; shift ;;
    --bin-dir) bin=$2; shift ;;
    --update) update=yes ;;
  esac
  shift
done
if [ -e "$folder/v2/current" ] && [ "$update" = no ]; then
  echo "Found preexisting AWS CLI installation: $folder/v2/current." >&2
  exit 1
fi
version=$("$here/dist/aws" --version | sed 's,aws-cli/\\([^ ]*\\).*,\\1,')
mkdir -p "$folder/v2/$version/bin" "$bin"
cp "$here/dist/aws" "$here/dist/aws_completer" "$folder/v2/$version/bin"
ln -snf "$folder/v2/$version" "$folder/v2/current"
ln -sf "$folder/v2/current/bin/aws" "$bin/aws"
[ -z "{fails}" ] || exit 1
ln -sf "$folder/v2/current/bin/aws_completer" "$bin/aws_completer"
"""
"""What AWS's own install script does of it (aws/aws-cli, exe/assets/install)."""


def archive(version: str = "2.36.7", *, fails: bool = False, **more: bytes) -> bytes:
    """The .zip for Linux; `more` are entries beside AWS's own, `/` written as `__`.

    One that `fails` ends when half of its work is done.
    """
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as opened:
        program = PROGRAM.format(version=version)
        for name, text in (
            ("aws/install", INSTALL.replace("{fails}", "yes" if fails else "")),
            ("aws/dist/aws", program),
            ("aws/dist/aws_completer", program),
        ):
            entry = zipfile.ZipInfo(name)
            entry.external_attr = 0o755 << 16
            opened.writestr(entry, text)
        for name, data in more.items():
            opened.writestr(name.replace("__", "/"), data)
    return made.getvalue()


@dataclass(frozen=True)
class Signer:
    """A key of a test's own, and a copy of rekwiz that knows it in place of AWS's."""

    home: Path
    fingerprint: str
    code: Path

    def sign(self, data: bytes) -> bytes:
        """The detached signature, as AWS's .sig files are."""
        return subprocess.run(
            [*_gpg(self.home), "--local-user", self.fingerprint, "--detach-sign"],
            input=data,
            capture_output=True,
            check=True,
            timeout=SECONDS,
        ).stdout

    def rekwiz(self) -> list[str]:
        """The command that starts the copy."""
        words = "from wizard.start import run; run()"
        return [
            sys.executable,
            "-c",
            f"import sys; sys.path.insert(0, {str(self.code)!r}); {words}",
        ]


def signer(folder: Path, *, expires: str = "1y", at: str | None = None) -> Signer:
    """A new key in a keyring of its own; made `at` another time where one is said."""
    home = folder / "gnupg"
    home.mkdir(mode=0o700, parents=True)
    clock = ["--faked-system-time", at] if at else []
    subprocess.run(
        [
            *_gpg(home),
            *clock,
            "--passphrase",
            "",
            "--quick-generate-key",
            "Test",
            "ed25519",
            "sign",
            expires,
        ],
        check=True,
        capture_output=True,
        timeout=SECONDS,
    )
    listed = _said(home, "--list-keys", "--with-colons")
    fingerprint = next(line.split(":")[9] for line in listed.splitlines() if line.startswith("fpr"))
    code = folder / "code"
    code.mkdir()
    (code / "checks").symlink_to(ROOT / "checks")
    (code / "wizard" / "mending").mkdir(parents=True)
    _linked(ROOT / "wizard", code / "wizard", but="mending")
    _linked(ROOT / "wizard" / "mending", code / "wizard" / "mending", but="installing")
    ours = Path("wizard", "mending", "installing")
    shutil.copytree(ROOT / ours, code / ours, ignore=shutil.ignore_patterns("__pycache__"))
    known = code / "wizard" / "mending" / "installing" / "aws_signs.toml"
    text = known.read_text("utf-8")
    begin, end = text.index('key = """'), text.index('"""\n\n[apple]')
    text = f'{text[:begin]}key = """\n{_said(home, "--armor", "--export", fingerprint)}{text[end:]}'
    known.write_text(text.replace("FB5DB77FD5C118B80511ADA8A6310ACC4672475C", fingerprint), "utf-8")
    return Signer(home, fingerprint, code)


def _linked(source: Path, target: Path, *, but: str) -> None:
    for path in source.iterdir():
        if path.name != but:
            (target / path.name).symlink_to(path)


def ends(signer: Signer) -> None:
    """gpg leaves an agent behind."""
    if gpgconf := shutil.which("gpgconf"):
        subprocess.run(
            [gpgconf, "--homedir", str(signer.home), "--kill", "all"], timeout=SECONDS, check=False
        )


def _gpg(home: Path) -> list[str]:
    return ["gpg", "--homedir", str(home), "--batch", "--no-tty", "--pinentry-mode", "loopback"]


def _said(home: Path, *words: str) -> str:
    ended = subprocess.run(
        [*_gpg(home), *words], check=True, capture_output=True, encoding="ascii", timeout=SECONDS
    )
    return ended.stdout


def has_gpg() -> bool:
    return os.name == "posix" and bool(shutil.which("gpg"))
