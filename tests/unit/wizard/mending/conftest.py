"""Somebody with a sandbox for AWS who has a finding mended."""

from argparse import Namespace
from collections.abc import Callable

import pytest

from tests.plugins.scripted import Script
from wizard.invocation.call import Call
from wizard.invocation.configuration import Wishes
from wizard.languages import language
from wizard.mending.mend import Work


@pytest.fixture
def work(monkeypatch, tmp_path) -> Callable[..., Work]:
    """`work(script(…), Wishes(…), dry_run=True)`: with these options of the command line."""
    monkeypatch.chdir(tmp_path)

    def make(said: Script, wishes: Wishes | None = None, **options: object) -> Work:
        return Work(Call(Namespace(**options), language("en")), said, wishes or Wishes())

    return make
