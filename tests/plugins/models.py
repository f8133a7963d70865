"""botocore's models, which a worker reads once: they are the same for all of its sessions and tests."""

from __future__ import annotations

from functools import cache


def pytest_configure() -> None:
    """One loader for each AWS_DATA_PATH, as one session has one for all of its clients."""
    import botocore.loaders
    import botocore.session

    botocore.loaders.create_loader = cache(botocore.loaders.create_loader)
    botocore.session.create_loader = botocore.loaders.create_loader
