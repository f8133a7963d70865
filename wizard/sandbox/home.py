"""The temporary home of who tries the set-up out: private, and gone with the sandbox."""

from __future__ import annotations

from pathlib import Path

from wizard.sandbox.account import USER
from wizard.sandbox.world import KeyPair, SignIn

KEY_FILE = f"{USER}_accessKeys.csv"


def make(home: Path, keys: KeyPair) -> None:
    """The home of somebody who begins: empty, but for the key file in Downloads."""
    (home / "Downloads").mkdir(parents=True)
    home.chmod(0o700)
    _write(home / "Downloads" / KEY_FILE, _key_file(keys))


def kept_key(folder: Path) -> KeyPair | None:
    """The key that was kept in the folder; None where none is, or none that can be read."""
    try:
        rows = (folder / KEY_FILE).read_text("utf-8-sig").splitlines()
        [access_key_id, secret] = rows[1].split(",")
    except (OSError, ValueError, IndexError):
        return None
    return KeyPair(access_key_id, secret)


def keep(folder: Path, keys: KeyPair) -> bool:
    """Keeps the key for the next time; whether a home is still to be made."""
    for place in (
        folder.parent,
        folder,
    ):  # whoever may write beside it could put another in its place
        place.mkdir(parents=True, mode=0o700, exist_ok=True)
    _write(folder / KEY_FILE, _key_file(keys))
    return not (folder / "home").exists()


def configure(home: Path, keys: KeyPair, region: str, sign_in: SignIn | None = None) -> None:
    """Writes ~/.aws/credentials and ~/.aws/config, unless there is an ~/.aws already; for who signs in
    through a browser the latter and what a sign-in left."""
    folder = home / ".aws"
    if folder.exists():
        return
    folder.mkdir(mode=0o700)
    if sign_in:
        for name, text in {"config": sign_in.config, **sign_in.files}.items():
            (folder / name).parent.mkdir(parents=True, exist_ok=True)
            _write(folder / name, text.encode())
        return
    secrets = (
        f"[default]\naws_access_key_id = {keys.access_key_id}\n"
        f"aws_secret_access_key = {keys.secret_access_key}\n"
    )
    if keys.session_token is not None:
        secrets += f"aws_session_token = {keys.session_token}\n"
    _write(folder / "credentials", secrets.encode())
    _write(folder / "config", f"[default]\nregion = {region}\noutput = json\n".encode())


def _key_file(keys: KeyPair) -> bytes:
    """What the IAM console lets a user download: UTF-8 with a BOM, lines that end in CRLF."""
    rows = ("Access key ID,Secret access key", f"{keys.access_key_id},{keys.secret_access_key}")
    return "".join(f"{row}\r\n" for row in rows).encode("utf-8-sig")


def _write(path: Path, data: bytes) -> None:
    path.touch(mode=0o600)
    path.write_bytes(data)
