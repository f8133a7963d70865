"""The environment of a child, from literal ones."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import pytest

from wizard.sandbox.environment import inside

HOME = Path("/tmp/home")
URL = "http://127.0.0.1:4000"
FOLDER = str(Path(sys.executable).parent)

ADDED = {
    "HOME": str(HOME),
    "USERPROFILE": str(HOME),
    "XDG_CONFIG_HOME": str(HOME / ".config"),
    "XDG_DATA_HOME": str(HOME / ".local/share"),
    "XDG_STATE_HOME": str(HOME / ".local/state"),
    "XDG_CACHE_HOME": str(HOME / ".cache"),
    "AWS_ENDPOINT_URL": URL,
    "AWS_EC2_METADATA_DISABLED": "true",
    "NO_PROXY": "127.0.0.1",
    "REKWIZ_SANDBOX": URL,
}


def test_what_is_the_persons_is_left_out_and_the_rest_is_kept():
    base = {
        "PATH": "/usr/bin",
        "LANG": "zh_TW.UTF-8",
        "HOME": "/home/me",
        "AWS_PROFILE": "work",
        "AWS_SECRET_ACCESS_KEY": "secret",
        "aws_ca_bundle": "x",
        "HTTPS_PROXY": "http://proxy",
        "http_proxy": "http://proxy",
        "no_proxy": "*",
        "REKWIZ_STATE": "x",
        "REKWIZ_LANG": "zh-TW",
    }
    assert inside(base, HOME, URL) == {
        **ADDED,
        "PATH": os.pathsep.join([FOLDER, "/usr/bin"]),
        "LANG": "zh_TW.UTF-8",
        "REKWIZ_LANG": "zh-TW",
    }


@pytest.mark.parametrize("name", ["VIRTUAL_ENV", "CONDA_PREFIX"])
def test_an_active_environment_keeps_its_path(name):
    base = {"PATH": "/venv/bin:/usr/bin", name: "/venv"}
    assert inside(base, HOME, URL)["PATH"] == "/venv/bin:/usr/bin"


def test_windows_folders_are_moved_where_there_are_any():
    base = {"PATH": "x", "APPDATA": "C:\\Users\\me\\AppData\\Roaming"}
    assert inside(base, HOME, URL)["APPDATA"] == str(HOME / "AppData/Roaming")
