"""Steps that change what a person wrote: the two files, and variables."""

from __future__ import annotations

from pathlib import Path

from tests.e2e.causes.case import Step
from tests.e2e.causes.computer import Computer

OTHER_ID, OTHER_SECRET = "AKIAZ7QXKW3RBLT5MNVE", "rT5vLk2Qx8Wm+Yd0Zp4Bn/Jc6Hs1Gf9Ea3KuXwMq"
TEMPORARY_ID = "ASIAZ7QXKW3RBLT5MNVF"
TOKEN = "IQoJb3JpZ2luX2VjEPlantedTokenOfASessionThatNobodyMaySee" * 3
PASSWORD = "Pl4nted-Passw0rd"
PLANTED = (OTHER_ID, OTHER_SECRET, TEMPORARY_ID, TOKEN, PASSWORD)
"""What no output may show, whatever a case does with it."""


def config(text: str | bytes) -> Step:
    return lambda computer: _written(computer.config, text, computer)


def credentials(text: str | bytes) -> Step:
    return lambda computer: _written(computer.credentials, text, computer)


def file(name: str, text: str) -> Step:
    """A file in the home."""
    return lambda computer: _written(computer.home / name, text, computer)


def _written(path: Path, text: str | bytes, computer: Computer) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(text if isinstance(text, bytes) else computer.filled(text).encode())
    path.chmod(0o600)


def in_credentials(old: str, new: str) -> Step:
    """One text of the credentials file replaced by another."""
    return lambda computer: _replaced(computer.credentials, old, new, computer)


def in_config(old: str, new: str) -> Step:
    return lambda computer: _replaced(computer.config, old, new, computer)


def _replaced(path: Path, old: str, new: str, computer: Computer) -> None:
    text, wanted = path.read_text(), computer.filled(old)
    assert wanted in text, f"{path} does not hold {wanted!r}"
    _written(path, text.replace(wanted, computer.filled(new)), computer)


def encoded(name: str, encoding: str) -> Step:
    """One of the two files saved anew in another encoding."""

    def save(computer: Computer) -> None:
        path = computer.home / ".aws" / name
        path.write_bytes(path.read_text().encode(encoding))

    return save


def variables(**values: str) -> Step:
    def set_them(computer: Computer) -> None:
        filled = {name: computer.filled(value) for name, value in values.items()}
        computer.environment |= filled

    return set_them


def without_variables(*names: str) -> Step:
    def unset(computer: Computer) -> None:
        for name in names:
            computer.environment.pop(name, None)

    return unset


def no_credentials(computer: Computer) -> None:
    computer.credentials.unlink()


def no_files(computer: Computer) -> None:
    computer.credentials.unlink()
    computer.config.unlink()


def no_access_to(name: str) -> Step:
    """A file that its owner may not read; root's privilege to read all the same is given up."""

    def close(computer: Computer) -> None:
        (computer.home / ".aws" / name).chmod(0)
        without_privileges(computer)

    return close


def of_somebody_else(name: str) -> Step:
    """A file of another user's, as `sudo aws configure` leaves it."""

    def give_away(computer: Computer) -> None:
        computer.needs_root()
        path = computer.home / ".aws" / name
        path.chmod(0o644)
        import os

        os.chown(path, 65534, 65534)
        without_privileges(computer)

    return give_away


def without_privileges(computer: Computer) -> None:
    """Rights count for this run, even where the tests are run by root."""
    import os
    import shutil

    if os.geteuid() == 0:
        setpriv = shutil.which("setpriv")
        computer.needs("setpriv", bool(setpriv))
        lost = "-dac_override,-dac_read_search,-fowner"
        computer.launcher += [str(setpriv), f"--bounding-set={lost}"]
