"""Which shell a person types into, by the processes above this one."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys

import pytest

NAMES = """
import json, psutil
from checks.sources.local.own_shell import ancestors
print(json.dumps([[*ancestors()], [each.name() for each in psutil.Process().parents()]]))
"""


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere psutil itself is asked")
@pytest.mark.parametrize("name", ["fish", "a) S 1 (b"])
def test_the_files_of_linux_tell_the_names_that_psutil_tells(tmp_path, name):
    shell = shutil.which("sh")
    assert shell
    (tmp_path / name).symlink_to(shell)
    command = [tmp_path / name, "-c", '"$@"; :', "-", sys.executable, "-c", NAMES]

    told = subprocess.run(command, capture_output=True, check=True).stdout

    in_files, by_psutil = json.loads(told)
    assert in_files[0] == name
    assert in_files == by_psutil[: len(in_files)]
