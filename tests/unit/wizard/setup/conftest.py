"""A journey that has not set out yet."""

from argparse import Namespace
from collections.abc import Callable

import pytest

from tests.plugins.scripted import Script
from wizard.invocation.call import Call
from wizard.languages import language
from wizard.setup.travel import Travel
from wizard.setup.world import World


@pytest.fixture
def travel() -> Callable[..., Travel]:
    """`travel(script(…), region="us-east-1", dry=True)`: with these options of the command line."""

    def make(said: Script, *, dry: bool = False, **options: object) -> Travel:
        call = Call(Namespace(**options), language("en"))
        return Travel(call, said, World(call, profile=call.option("profile")), dry=dry)

    return make
