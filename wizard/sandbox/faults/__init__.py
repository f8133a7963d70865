"""The faults that a sandbox can be started with, by the code of the finding each brings about."""

from __future__ import annotations

from collections.abc import Mapping

from wizard.sandbox.faults import denials, detect_faces, keys, network
from wizard.sandbox.faults.fault import Fault

__all__ = ["FAULTS", "Fault", "named"]

FAULTS: Mapping[str, Fault] = {
    fault.name: fault
    for module in (keys, network, denials, detect_faces)
    for fault in module.FAULTS
}


def named(name: str) -> Fault:
    """The fault of that name; raises ValueError with the names that are near."""
    if name in FAULTS:
        return FAULTS[name]
    import difflib

    near = difflib.get_close_matches(name, FAULTS, n=3, cutoff=0.4)
    raise ValueError(f"no fault is called {name!r}; near names: {', '.join(near) or 'none'}")
