"""Which files may have set a variable, by system: a person's own first, then the system's."""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping
from pathlib import Path

from msgspec import Struct

from checks.sources.local.start_up.words import Words

MOST_OF_A_FOLDER = 30
OF_BASH = (".bashrc", ".bash_profile", ".bash_login", ".profile", ".bash_aliases")
OF_ZSH = (".zshenv", ".zprofile", ".zshrc", ".zlogin")
OF_CSH = (".cshrc", ".tcshrc", ".login")
OF_SESSIONS = (".xprofile", ".xsessionrc", ".bash_functions", ".aliases", ".exports", ".envrc")
OF_POWERSHELL = ("profile.ps1", "Microsoft.PowerShell_profile.ps1", "Microsoft.VSCode_profile.ps1")
OF_A_FOLDER = ((".env", Words.PAIRS), (".envrc", Words.POSIX), (".env.local", Words.PAIRS))
OF_MISE = ("mise.toml", ".mise.toml", "mise.local.toml")
OF_THE_SYSTEM = (
    *("etc/profile", "etc/bash.bashrc", "etc/bashrc", "etc/bash/bashrc", "etc/zshenv"),
    *("etc/zprofile", "etc/zshrc", "etc/zsh/zshenv", "etc/zsh/zprofile", "etc/zsh/zshrc"),
)
AT_LOGIN = frozenset((".profile", ".xprofile", ".xsessionrc", ".pam_environment"))
"""What a desktop reads when somebody signs in: a new terminal alone has the old value still."""
KNOWN = frozenset(
    name.lstrip(".")
    for name in (*OF_BASH, *OF_ZSH, *OF_CSH, *OF_SESSIONS, *OF_POWERSHELL, *OF_MISE, "activate")
) | {"env", "env.local", "pam_environment"}
ENDINGS = (".fish", ".ps1", ".sh", ".zsh", ".bash", ".csh", ".env")


class StartUpFile(Struct, frozen=True):
    """A file that may be there, what it is written in, and whether it is the person's own."""

    path: Path
    words: Words
    own: bool = True


def is_start_up(path: Path) -> bool:
    """Whether a file of this name is one: it holds no keys by its nature, and others may read it."""
    name = path.name.removeprefix(".").removeprefix("dot_")
    return name in KNOWN or name.endswith(ENDINGS) or path.parent.name == "environment.d"


def is_read_at_login(path: Path) -> bool:
    return path.name in AT_LOGIN or path.parent.name == "environment.d"


def start_up_files(
    environment: Mapping[str, str], home: Path, folder: Path, platform: str, machine: Path
) -> Iterator[StartUpFile]:
    """All that may be there, the nearest first; `machine` is where the system's own files lie."""
    yield from _of_the_folder(folder, home)
    for name, words in (("VIRTUAL_ENV", Words.POSIX), ("CONDA_PREFIX", Words.POSIX)):
        if place := environment.get(name):
            yield StartUpFile(Path(place, "bin", "activate"), words)
            yield from _in(Path(place, "etc", "conda", "activate.d"), "*.sh", words)
    yield from _of_shells(environment, home)
    yield from _of_powershell(home, platform)
    yield from _of_sessions(environment, home)
    if platform != "win32":
        yield from _of_the_system(machine)


def _of_the_folder(folder: Path, home: Path) -> Iterator[StartUpFile]:
    """What tools read here and in the folders above, up to the home."""
    for place in (folder, *folder.parents):
        for name, words in OF_A_FOLDER:
            yield StartUpFile(place / name, words)
        for name in OF_MISE:
            yield StartUpFile(place / name, Words.PAIRS)
        if place == home:
            return


def _of_shells(environment: Mapping[str, str], home: Path) -> Iterator[StartUpFile]:
    zsh = Path(environment.get("ZDOTDIR") or home)
    for place in dict.fromkeys((zsh, home)):
        yield from (StartUpFile(place / name, Words.POSIX) for name in OF_ZSH)
    yield from (StartUpFile(home / name, Words.POSIX) for name in (*OF_BASH, *OF_SESSIONS))
    for name in ("BASH_ENV", "ENV"):
        if named := environment.get(name):
            yield StartUpFile(Path(os.path.expanduser(named)), Words.POSIX)
    yield from _in(home / ".bashrc.d", "*", Words.POSIX)
    yield from _in(home / ".oh-my-zsh" / "custom", "*.zsh", Words.POSIX)
    fish = Path(environment.get("XDG_CONFIG_HOME") or home / ".config") / "fish"
    yield StartUpFile(fish / "config.fish", Words.FISH)
    yield from _in(fish / "conf.d", "*.fish", Words.FISH)
    yield StartUpFile(fish / "fish_variables", Words.FISH_VARIABLES)
    yield from (StartUpFile(home / name, Words.CSH) for name in OF_CSH)


def _of_powershell(home: Path, platform: str) -> Iterator[StartUpFile]:
    """Microsoft, about_Profiles: of this user, for all hosts and for the one."""
    folders = [home / ".config" / "powershell"]
    if platform == "win32":
        documents = (home / "Documents", home / "OneDrive" / "Documents")
        folders = [
            place / name for place in documents for name in ("PowerShell", "WindowsPowerShell")
        ]
    for place in folders:
        yield from (StartUpFile(place / name, Words.POWERSHELL) for name in OF_POWERSHELL)


def _of_sessions(environment: Mapping[str, str], home: Path) -> Iterator[StartUpFile]:
    configuration = Path(environment.get("XDG_CONFIG_HOME") or home / ".config")
    yield from _in(configuration / "environment.d", "*.conf", Words.PAIRS)
    yield StartUpFile(home / ".pam_environment", Words.PAIRS)


def _of_the_system(machine: Path) -> Iterator[StartUpFile]:
    yield StartUpFile(machine / "etc" / "environment", Words.PAIRS, own=False)
    for name in OF_THE_SYSTEM:
        yield StartUpFile(machine / name, Words.POSIX, own=False)
    for folder, ending, words in (
        ("etc/profile.d", "*.sh", Words.POSIX),
        ("etc/environment.d", "*.conf", Words.PAIRS),
        ("etc/fish/conf.d", "*.fish", Words.FISH),
    ):
        yield from _in(machine / folder, ending, words, own=False)
    yield StartUpFile(machine / "etc/fish/config.fish", Words.FISH, own=False)


def _in(folder: Path, names: str, words: Words, *, own: bool = True) -> Iterator[StartUpFile]:
    try:
        found = sorted(folder.glob(names))[:MOST_OF_A_FOLDER]
    except OSError:
        return
    yield from (StartUpFile(path, words, own) for path in found)
