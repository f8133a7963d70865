"""What lies in a package is found as pkgutil finds it."""

import pkgutil

import pytest

from checks.packages import modules_of


def as_pkgutil(package: list[str]) -> list[str]:
    return sorted(found.name for found in pkgutil.iter_modules(package))


@pytest.mark.parametrize("name", ["checks", "checks.cli", "wizard.formats", "wizard.commands"])
def test_a_package_of_ours(name):
    package = __import__(name, fromlist=["__path__"]).__path__

    assert sorted(modules_of(package)) == as_pkgutil(package) != []


def test_what_is_no_module_is_left_out(tmp_path):
    for name in (
        "one.py",
        "__init__.py",
        "notes.md",
        ".hidden",
        "two/__init__.py",
        "left/__pycache__/x",
    ):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).touch()
    (tmp_path / "__pycache__").mkdir()

    assert sorted(modules_of([str(tmp_path)])) == ["one", "two"] == as_pkgutil([str(tmp_path)])
