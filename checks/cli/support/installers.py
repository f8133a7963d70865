"""AWS's own ways to install the AWS CLI, as data: for each system, for all users or for one.

The packages of each system, and beside them the one line of today. From "Installing or updating to
the latest version of the AWS CLI" (INSTALLATION); the Windows installer for one user from
aws/aws-cli#4633, the Linux one from the README beside the installer.
"""

from __future__ import annotations

import platform as computer
from pathlib import Path

from msgspec import Struct

from checks.fix import Fix
from checks.model import Phrase, Remedy
from checks.pages import INSTALLATION

DOWNLOADS = "https://awscli.amazonaws.com"
LINUX_BUILDS = {"x86_64": "x86_64", "amd64": "x86_64", "aarch64": "aarch64", "arm64": "aarch64"}
NEW_TERMINAL = Phrase("Open a new terminal and run aws --version.")
PKG = f'curl "{DOWNLOADS}/AWSCLIV2.pkg" -o "AWSCLIV2.pkg"'
CHOICES = """cat > choices.xml <<END
<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE plist PUBLIC "-//Apple//DTD PLIST 1.0//EN" "http://www.apple.com/DTDs/PropertyList-1.0.dtd">
<plist version="1.0"><array><dict>
<key>choiceAttribute</key><string>customLocation</string>
<key>attributeSetting</key><string>$HOME</string>
<key>choiceIdentifier</key><string>default</string>
</dict></array></plist>
END"""


SCRIPT = f"curl -fsSL {DOWNLOADS}/v2/install.sh | bash"
POWERSHELL = f"irm {DOWNLOADS}/v2/install.ps1 | iex"
"""Since 2026, into ~/.local/bin or the user's own programs (looked up 2026-11-27: in use in scripts of
many projects; AWS's page was not to be had)."""
IN_ONE_LINE = Phrase(
    "Or let AWS's script do it, for you alone and without an administrator. It runs unseen, with all that"
    " you may do; to read it first, leave out what follows the bar: {line}",
    line=SCRIPT,
)
IN_POWERSHELL = Phrase(
    "Or let AWS's script do it in PowerShell, for you alone and without an administrator. It runs unseen,"
    " with all that you may do; to read it first, leave out what follows the bar: {line}",
    line=POWERSHELL,
)


class Installer(Struct, frozen=True):
    """One way to install the AWS CLI: steps, commands to paste in their order, pages to read."""

    steps: tuple[Phrase, ...]
    commands: tuple[str, ...]
    links: tuple[str, ...] = (INSTALLATION,)

    is_official: bool = True
    """Whether it is AWS's own, which rekwiz can fetch and verify."""

    def remedy(self, *before: Phrase, fix: Fix | None = None) -> Remedy:
        """This way as a remedy, behind what has to be done first, with the fix that goes it."""
        offered = fix if self.is_official else None
        return Remedy((*before, *self.steps), self.commands, self.links, offered)


def official_way(platform: str, machine: str, for_all_users: bool) -> Installer:
    """AWS's installer for a system (as in sys.platform) and processor (as platform.machine())."""
    match platform:
        case "win32":
            return WINDOWS_FOR_ALL if for_all_users else WINDOWS_FOR_ONE
        case "darwin":
            return MAC_FOR_ALL if for_all_users else MAC_FOR_ONE
    build = LINUX_BUILDS.get(machine.lower())
    if not build:
        return _version_1(machine)
    return _linux_for_all(build) if for_all_users else _linux_for_one(build)


def way_here(platform: str, for_all_users: bool = True) -> Installer:
    """The way for this very computer; on Alpine Linux, where AWS has no build, Alpine's package."""
    if platform == "linux" and musl():
        return ALPINE
    return official_way(platform, computer.machine(), for_all_users)


def musl(libraries: Path = Path("/lib")) -> bool:
    """Whether the system's C library is musl, as on Alpine Linux, and not glibc."""
    return any(libraries.glob("ld-musl-*")) and not any(libraries.glob("**/ld-linux*"))


def _linux_for_all(build: str) -> Installer:
    return Installer(
        steps=(
            Phrase("Run the commands below one by one; the last one asks for your password."),
            Phrase("If it reports a preexisting installation, run it again with --update."),
            IN_ONE_LINE,
            NEW_TERMINAL,
        ),
        commands=(*_download_for_linux(build), "sudo ./aws/install"),
    )


def _linux_for_one(build: str) -> Installer:
    return Installer(
        steps=(
            Phrase("Run the commands below one by one; they need no administrator's rights."),
            Phrase("If it reports a preexisting installation, run it again with --update."),
            Phrase(
                "If {folder} is not on PATH, log out and in again, or add it.",
                folder="~/.local/bin",
            ),
            IN_ONE_LINE,
            NEW_TERMINAL,
        ),
        commands=(
            *_download_for_linux(build),
            "./aws/install -i ~/.local/aws-cli -b ~/.local/bin",
        ),
    )


def _download_for_linux(build: str) -> tuple[str, ...]:
    return (
        f'curl "{DOWNLOADS}/awscli-exe-linux-{build}.zip" -o "awscliv2.zip"',
        "unzip -u awscliv2.zip",
    )


def _version_1(machine: str) -> Installer:
    return Installer(
        steps=(
            Phrase(
                "AWS has no AWS CLI 2 for the processor {machine}; install version 1.",
                machine=machine,
            ),
            NEW_TERMINAL,
        ),
        commands=("python3 -m venv ~/.aws-cli-1", "~/.aws-cli-1/bin/python -m pip install awscli"),
        links=("https://docs.aws.amazon.com/cli/v1/userguide/install-virtualenv.html",),
        is_official=False,
    )


WINDOWS_FOR_ALL = Installer(
    steps=(
        Phrase("Run the command below; the installer asks for an administrator's rights."),
        Phrase("Or download {address} and open the file.", address=f"{DOWNLOADS}/AWSCLIV2.msi"),
        IN_POWERSHELL,
        NEW_TERMINAL,
    ),
    commands=(f"msiexec.exe /i {DOWNLOADS}/AWSCLIV2.msi",),
)
WINDOWS_FOR_ONE = Installer(
    steps=(
        Phrase("Run the command below; the installer needs no administrator's rights."),
        Phrase(
            "Or download {address} and open the file.", address=f"{DOWNLOADS}/AWSCLIV2-User.msi"
        ),
        IN_POWERSHELL,
        NEW_TERMINAL,
    ),
    commands=(f"msiexec.exe /i {DOWNLOADS}/AWSCLIV2-User.msi",),
)
MAC_FOR_ALL = Installer(
    steps=(
        Phrase("Run the commands below one by one; the last one asks for your password."),
        Phrase("Or download {address} and open the file.", address=f"{DOWNLOADS}/AWSCLIV2.pkg"),
        IN_ONE_LINE,
        NEW_TERMINAL,
    ),
    commands=(PKG, "sudo installer -pkg AWSCLIV2.pkg -target /"),
)
MAC_FOR_ONE = Installer(
    steps=(
        Phrase("Run the commands below one by one; they need no administrator's rights."),
        Phrase("The first writes choices.xml, which tells the installer to use your home folder."),
        Phrase("The last two put {folder} on PATH.", folder="~/.local/bin"),
        IN_ONE_LINE,
        NEW_TERMINAL,
    ),
    commands=(
        CHOICES,
        PKG,
        "installer -pkg AWSCLIV2.pkg -target CurrentUserHomeDirectory "
        "-applyChoiceChangesXML choices.xml",
        "mkdir -p ~/.local/bin && ln -sf ~/aws-cli/aws ~/aws-cli/aws_completer ~/.local/bin/",
        """echo 'export PATH="$HOME/.local/bin:$PATH"' >> ~/.zprofile""",
    ),
)
ALPINE = Installer(
    steps=(
        Phrase("AWS's own build needs glibc, which Alpine Linux lacks: install Alpine's package."),
        NEW_TERMINAL,
    ),
    commands=("apk add aws-cli",),
    is_official=False,
)
