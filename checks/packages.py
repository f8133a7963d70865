"""What lies in a package, for what is found by itself: `pkgutil` takes longer to load than that."""

from __future__ import annotations

import os

from checks import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator


def modules_of(package: Iterable[str]) -> Iterator[str]:
    """The names of the modules and packages in one, by its `__path__`."""
    for folder in package:
        for name in os.listdir(folder):
            is_package = os.path.exists(os.path.join(folder, name, "__init__.py"))
            if is_package or (name.endswith(".py") and name != "__init__.py"):
                yield name.removesuffix(".py")
