"""The faults that a sandbox can be started with, by the code of the finding each brings about."""

from __future__ import annotations

from collections.abc import Mapping

from msgspec.structs import replace

from wizard.sandbox.faults import (
    accounts,
    buckets,
    denials,
    detect_faces,
    keys,
    network,
    projects,
    sign_ins,
)
from wizard.sandbox.faults.fault import Fault

__all__ = ["FAULTS", "Fault", "named", "names"]

FAULTS: Mapping[str, Fault] = {
    fault.name: fault
    for module in (keys, sign_ins, network, accounts, projects, denials, buckets, detect_faces)
    for fault in module.FAULTS
}


def names() -> tuple[str, ...]:
    """Every name that a fault can be asked for by, those of variants after their own."""
    return tuple(
        name
        for fault in FAULTS.values()
        for name in (fault.name, *(f"{fault.name}={variant}" for variant in fault.variants))
    )


def named(name: str) -> Fault:
    """The fault of that name, or its variant (`NAME=VARIANT`); raises ValueError with the names that
    are near."""
    plain, _, variant = name.partition("=")
    fault = FAULTS.get(plain)
    if fault and not variant:
        return fault
    if fault and variant in fault.variants:
        return replace(fault, bring_about=fault.variants[variant])
    import difflib

    near = difflib.get_close_matches(name, names(), n=3, cutoff=0.4)
    raise ValueError(f"no fault is called {name!r}; near names: {', '.join(near) or 'none'}")
