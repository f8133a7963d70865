"""The environment in which a program sees the sandbox as its AWS, and nothing of the person's."""

from __future__ import annotations

import os
import sys
from collections.abc import Mapping
from pathlib import Path

MARK = "REKWIZ_SANDBOX"
"""In every process inside of a sandbox: its address."""
OUTER_HOME = "REKWIZ_OUTER_HOME"
"""The person's own home, for what they keep of a practice: the sandbox's is gone with it."""
_PROXIES = frozenset({"HTTP_PROXY", "HTTPS_PROXY", "ALL_PROXY", "FTP_PROXY", "NO_PROXY"})
_REKWIZ_S = ("REKWIZ_STATE", "REKWIZ_SANDBOX")
"""Where rekwiz keeps things, and another sandbox; the answers and the wishes are for this one, too."""
_HOMES = {
    "XDG_CONFIG_HOME": ".config",
    "XDG_DATA_HOME": ".local/share",
    "XDG_STATE_HOME": ".local/state",
    "XDG_CACHE_HOME": ".cache",
    "APPDATA": "AppData/Roaming",
    "LOCALAPPDATA": "AppData/Local",
}


def inside(base: Mapping[str, str], home: Path, url: str) -> dict[str, str]:
    """`base` without the person's AWS, proxies and rekwiz's own places, and with the sandbox's."""
    kept = {name: value for name, value in base.items() if not _is_the_persons(name)}
    homes = {name: str(home / folder) for name, folder in _HOMES.items() if _applies(name, base)}
    return {
        **kept,
        **homes,
        "PATH": _path(base),
        "HOME": str(home),
        "USERPROFILE": str(home),
        "AWS_ENDPOINT_URL": url,
        "AWS_EC2_METADATA_DISABLED": "true",
        # botocore would send even a loopback address through a proxy that the system names.
        "NO_PROXY": "127.0.0.1",
        MARK: url,
    }


def outer_home() -> dict[str, str]:
    """For a program inside: the home of the person outside, also of a sandbox within another."""
    return {OUTER_HOME: os.environ.get(OUTER_HOME) or str(Path.home())}


def _is_the_persons(name: str) -> bool:
    upper = name.upper()
    return upper.startswith("AWS_") or upper in _PROXIES or upper.startswith(_REKWIZ_S)


def _applies(name: str, base: Mapping[str, str]) -> bool:
    """Windows' folders only where the person has them."""
    return name.startswith("XDG_") or name in base


def _path(base: Mapping[str, str]) -> str:
    """PATH with the running interpreter's folder first, so that `rekwiz` itself is found.

    An active environment has that already, and an order of its own.
    """
    path = base.get("PATH", os.defpath)
    if base.get("VIRTUAL_ENV") or base.get("CONDA_PREFIX"):
        return path
    return os.pathsep.join([str(Path(sys.executable).parent), path])
