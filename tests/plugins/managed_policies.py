"""AWS's policies, which moto reads anew for each account: a worker reads them once, and each sandbox
gets its own copy."""

from __future__ import annotations

import pickle

import pytest


def pytest_collection_finish(session: pytest.Session) -> None:
    if not any(item.get_closest_marker("sandbox") for item in session.items):
        return
    from moto.iam.models import IAMBackend, ManagedPolicy

    read = IAMBackend._init_aws_policies
    kept: dict[str, bytes] = {}

    def copied(backend: IAMBackend) -> list[ManagedPolicy]:
        if backend.region_name not in kept:
            if not (found := read(backend)):  # for whoever does not want them
                return found
            kept[backend.region_name] = pickle.dumps(found, pickle.HIGHEST_PROTOCOL)
        policies: list[ManagedPolicy] = pickle.loads(kept[backend.region_name])
        for policy in policies:
            policy.account_id = backend.account_id
        return policies

    IAMBackend._init_aws_policies = copied
