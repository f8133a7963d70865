"""What is fetched and run on each system, for one user and without an administrator.

From "Installing or updating to the latest version of the AWS CLI"; see also
`checks/cli/support/installers.py`, which has the same as commands to paste.
"""

from __future__ import annotations

import platform as computer
import shlex
from collections.abc import Mapping
from pathlib import Path

from msgspec import Struct

from checks.cli.support.installers import CHOICES, DOWNLOADS, LINUX_BUILDS, musl
from checks.context import Context

MOST_OF_A_SIGNATURE = 64 * 1024


class Way(Struct, frozen=True):
    """One system's installer: its address, whether a signature lies beside it, where it goes (`folder`),
    and where its programs can be started (`programs`)."""

    address: str
    has_signature: bool
    folder: Path
    programs: Path
    by_hand: tuple[str, ...]

    @property
    def name(self) -> str:
        return self.address.rpartition("/")[2]

    @property
    def program(self) -> Path:
        return self.programs / ("aws.exe" if self.name.endswith(".msi") else "aws")

    @property
    def is_there(self) -> bool:
        """Whether it has been here before, so that this is an update."""
        return (self.folder / "v2" / "current").exists()

    def command(self, unpacked: Path) -> tuple[str, ...]:
        """What is run in the folder where the file is, or was unpacked."""
        if self.name.endswith(".msi"):
            return ("msiexec.exe", "/i", str(unpacked / self.name), "/qn", "/norestart")
        if self.name.endswith(".pkg"):
            choices = ("-applyChoiceChangesXML", str(unpacked / "choices.xml"))
            target = ("-target", "CurrentUserHomeDirectory")
            return ("/usr/sbin/installer", "-pkg", str(unpacked / self.name), *target, *choices)
        places = ("--install-dir", str(self.folder), "--bin-dir", str(self.programs))
        again = ("--update",) if self.is_there else ()
        return (str(unpacked / "aws" / "install"), *places, *again)


def way_for_one(context: Context) -> Way | None:
    """The way for this very computer; None where AWS has no installer for it that one user may run."""
    home = context.home
    match context.platform:
        case "win32":
            return _windows(context)
        case "darwin":
            return _mac(home)
        case "linux":
            build = LINUX_BUILDS.get(computer.machine().lower())
            return _linux(home, build) if build and not musl() else None
    return None


def of_windows(name: str, environment: Mapping[str, str]) -> str:
    """A program of Windows' own by its whole path: by its name alone one would be found that lies in the
    folder that one stands in (Microsoft, CreateProcess, "lpApplicationName")."""
    root = next((each for key, each in environment.items() if key.upper() == "SYSTEMROOT"), "")
    return f"{root}/System32/{name}".replace("/", "\\") if root else name


def _linux(home: Path, build: str) -> Way:
    folder, programs = home / ".local" / "aws-cli", home / ".local" / "bin"
    return Way(
        f"{DOWNLOADS}/awscli-exe-linux-{build}.zip",
        True,
        folder,
        programs,
        _gone(folder, programs),
    )


def _mac(home: Path) -> Way:
    folder, programs = home / "aws-cli", home / ".local" / "bin"
    address = f"{DOWNLOADS}/AWSCLIV2.pkg"
    return Way(address, False, folder, programs, _gone(folder, programs))


def _gone(folder: Path, programs: Path) -> tuple[str]:
    """The command that takes it back."""
    places = (folder, programs / "aws", programs / "aws_completer")
    return (shlex.join(["rm", "-r", *map(str, places)]),)


def _windows(context: Context) -> Way:
    local = Path(context.environment.get("LOCALAPPDATA", context.home / "AppData" / "Local"))
    folder, address = local / "Programs" / "Amazon" / "AWSCLIV2", f"{DOWNLOADS}/AWSCLIV2-User.msi"
    return Way(address, False, folder, folder, (f"msiexec.exe /x {address}",))


def choices_of(home: Path) -> str:
    """The choices.xml that puts AWS's package into this home."""
    return CHOICES.partition("\n")[2].rpartition("\n")[0].replace("$HOME", str(home)) + "\n"
