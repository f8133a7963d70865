"""Whether a browser can be opened for the person who sits before this terminal."""

from __future__ import annotations

from checks.context import Context
from checks.place import Place, place_of

REMOTE = ("SSH_CONNECTION", "SSH_CLIENT", "SSH_TTY")
"""What sshd sets (sshd(8), "Login process"): the browser would open on the other computer."""
SCREENS = ("DISPLAY", "WAYLAND_DISPLAY", "WSL_DISTRO_NAME")
"""Where a window can be shown on Linux: X, Wayland, and Windows around WSL."""
BY_NAME = "BROWSER"
"""Python's webbrowser, which the AWS CLI uses, goes by it before all else."""


def has_browser(context: Context) -> bool:
    """By what the environment tells; the AWS CLI itself would wait for one that is not there."""
    return bool(context.environment.get(BY_NAME)) or has_desktop(context)


def has_desktop(context: Context) -> bool:
    """Whether a window would open before the person."""
    said = context.environment.get
    if any(map(said, REMOTE)) or place_of(context.environment, context.machine) in ELSEWHERE:
        return False
    return not context.platform.startswith("linux") or any(map(said, SCREENS))


ELSEWHERE = (Place.CONTAINER, Place.CLOUDSHELL, Place.EC2)
"""A program that runs there has no desktop around it."""
