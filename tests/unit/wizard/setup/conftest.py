"""A journey that has not set out yet, and the worlds that it may set out in."""

import os
from collections.abc import Callable
from typing import Any

import pytest

from tests.plugins.amazon import dead_port
from tests.plugins.scripted import Script
from wizard.invocation.call import Call
from wizard.invocation.everywhere import Everywhere
from wizard.invocation.region import region_of
from wizard.languages import language
from wizard.setup.options import SetupOptions
from wizard.setup.travel import Travel
from wizard.setup.world import World

__all__ = ["dead_port"]


@pytest.fixture
def travel() -> Callable[..., Travel]:
    """`travel(script(…), region="us-east-1", dry=True)`: with these options of the command line."""

    def make(
        said: Script,
        *,
        profile: str | None = None,
        region: str | None = None,
        dry: bool = False,
        **options: object,
    ) -> Travel:
        typed = None if region is None else region_of(region)
        call = Call(language("en"), Everywhere(profile=profile, region=typed))
        own = SetupOptions(dry_run=dry, **options)
        return Travel(call, said, World(call, profile, own.admin_profile), own)

    return make


@pytest.fixture
def beginner(person, sandbox, monkeypatch, tmp_path) -> Any:
    """The sandbox of somebody who has downloaded the key file and no more."""
    person()
    monkeypatch.chdir(tmp_path)
    for name, value in sandbox.environment(os.environ).items():
        monkeypatch.setenv(name, value)
    return sandbox
