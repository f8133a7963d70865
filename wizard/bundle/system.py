"""What rekwiz runs on: the versions of rekwiz, Python, boto3 and the AWS CLI, and the system."""

from __future__ import annotations

import platform
import sys
from importlib.metadata import PackageNotFoundError, version

from checks.aws_cli import version_in_use
from checks.context import Context
from wizard import __version__
from wizard.bundle.in_time import in_time

PACKAGES = ("boto3", "botocore", "awscrt", "urllib3", "certifi")


def system_of(context: Context) -> dict[str, object]:
    """Each version under the name of its package; None where it is not installed."""
    cli = in_time(lambda: version_in_use(context))
    return {
        "rekwiz": __version__,
        "python": platform.python_version(),
        **{name: _version(name) for name in PACKAGES},
        "aws_cli": str(cli) if cli else None,
        "platform": platform.platform(),
        "machine": platform.machine(),
        "encoding": context.encoding,
        "virtual_environment": sys.prefix != sys.base_prefix,
        "interpreter": sys.executable,
    }


def _version(package: str) -> str | None:
    try:
        return version(package)
    except PackageNotFoundError:
        return None
