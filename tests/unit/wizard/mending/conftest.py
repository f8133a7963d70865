"""Somebody with a sandbox for AWS who has a finding mended."""

from collections.abc import Callable

import pytest
from msgspec.structs import replace

from tests.plugins.scripted import Script
from wizard.invocation.call import Call
from wizard.invocation.wishes import Wishes
from wizard.languages import language
from wizard.mending.mend import Work


@pytest.fixture
def work(monkeypatch, tmp_path) -> Callable[..., Work]:
    """`work(script(…), Wishes(…), dry_run=True)`: with these options of the command line."""
    monkeypatch.chdir(tmp_path)

    def make(
        said: Script,
        wishes: Wishes | None = None,
        *,
        dry_run: bool = False,
        admin_profile: str | None = None,
    ) -> Work:
        asked = replace(wishes or Wishes(), administrator=admin_profile)
        return Work(Call(language("en")), said, asked, dry=dry_run)

    return make
