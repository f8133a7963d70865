"""A journey that has not set out yet."""

from collections.abc import Callable

import pytest

from tests.plugins.scripted import Script
from wizard.invocation.call import Call
from wizard.invocation.everywhere import Everywhere
from wizard.invocation.region import region_of
from wizard.languages import language
from wizard.setup.options import SetupOptions
from wizard.setup.travel import Travel
from wizard.setup.world import World


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
