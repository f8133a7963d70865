"""The folders of PATH as Windows has them registered: those that a new terminal will have."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

OF_THE_COMPUTER = r"SYSTEM\CurrentControlSet\Control\Session Manager\Environment"
OF_THE_USER = "Environment"


def registered_folders() -> list[Path]:
    """The computer's and the user's Path; nothing on other systems."""
    return [Path(os.path.expandvars(part)) for part in _parts() if part]


def _parts() -> Iterator[str]:
    if sys.platform != "win32":
        return
    import winreg

    places = ((winreg.HKEY_LOCAL_MACHINE, OF_THE_COMPUTER), (winreg.HKEY_CURRENT_USER, OF_THE_USER))
    for root, name in places:
        with suppress(OSError), winreg.OpenKey(root, name) as key:
            yield from str(winreg.QueryValueEx(key, "Path")[0]).split(";")


def registered(name: str) -> list[tuple[str, str]]:
    """Where Windows keeps a variable for new windows, the user's place first, with its value there."""
    found = list[tuple[str, str]]()
    if sys.platform == "win32":
        import winreg

        places = (
            ("User", winreg.HKEY_CURRENT_USER, OF_THE_USER),
            ("Machine", winreg.HKEY_LOCAL_MACHINE, OF_THE_COMPUTER),
        )
        for whose, root, key in places:
            with suppress(OSError), winreg.OpenKey(root, key) as opened:
                found.append((whose, os.path.expandvars(str(winreg.QueryValueEx(opened, name)[0]))))
    return found
