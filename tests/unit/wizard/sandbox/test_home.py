"""What is kept of a practice lies in folders that are the person's alone."""

import os

import pytest

from wizard.sandbox.home import keep, kept_key
from wizard.sandbox.world import KeyPair

KEYS = KeyPair("AKIAEXAMPLEEXAMPLE12", "s" * 40)


@pytest.mark.skipif(os.name == "nt", reason="Windows has no such modes")
def test_nobody_else_may_put_another_folder_in_its_place(tmp_path):
    before = os.umask(0)
    try:
        assert keep(tmp_path / "state" / "rekwiz" / "sandbox", KEYS)
    finally:
        os.umask(before)

    kept = tmp_path / "state" / "rekwiz" / "sandbox"
    assert kept_key(kept) == KEYS
    modes = [each.stat().st_mode & 0o777 for each in (kept.parent, kept, *kept.iterdir())]
    assert modes == [0o700, 0o700, 0o600]
