"""botocore's models, which a worker reads once: they are the same for all of its sessions and tests."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from botocore.loaders import Loader


def pytest_configure() -> None:
    """One loader for each AWS_DATA_PATH, as one session has one for all of its clients."""
    import botocore.loaders
    import botocore.session

    make = cache(botocore.loaders.create_loader)

    def create_loader(search_path_string: str | None = None) -> Loader:
        return make(search_path_string)  # named or not, none is one and the same

    botocore.loaders.create_loader = create_loader
    botocore.session.create_loader = create_loader
