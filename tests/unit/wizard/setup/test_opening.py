"""A page is opened in the person's browser, which says nothing in between."""

import os
import subprocess
import sys

import pytest

from tests.plugins.haste import until

PROGRAM = """
import sys
from wizard.setup.opening import open_page

print("before", open_page("https://aws.example/"), "after")
print("error", file=sys.stderr)
"""
NOISY = """\
#!/bin/sh
echo Opening in existing browser session.
echo Gtk-Message: no module >&2
echo "$1" > "$OPENED"
"""


@pytest.mark.skipif(sys.platform != "linux", reason="xdg-open is Linux's")
def test_what_a_browser_says_is_not_heard_and_what_follows_is(tmp_path):
    browser, opened = tmp_path / "xdg-open", tmp_path / "opened"
    browser.write_text(NOISY)
    browser.chmod(0o755)
    env = {"PATH": f"{tmp_path}:{os.defpath}", "DISPLAY": ":9", "OPENED": str(opened)}

    done = subprocess.run(
        [sys.executable, "-c", PROGRAM], env=env, capture_output=True, text=True, check=True
    )

    assert (done.stdout, done.stderr) == ("before True after\n", "error\n")
    assert until(opened.exists), "rekwiz does not wait for it"
