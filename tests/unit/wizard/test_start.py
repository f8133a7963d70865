"""What rekwiz stands on: its own packages, whatever PYTHONPATH names."""

from wizard.start import own_packages_first


def test_what_pythonpath_names_comes_last_and_all_else_keeps_its_order():
    path = ["/usr/lib/mine", "/usr/lib/python3", "/old", "/venv/site-packages"]
    named = ["/usr/lib/mine", "", "/old/", "/not/there"]

    assert own_packages_first(path, named) == [
        "/usr/lib/python3",
        "/venv/site-packages",
        "/usr/lib/mine",
        "/old",
    ]
