"""What all tests share; see each plugin."""

import signal

pytest_plugins = [
    "tests.plugins.kinds",
    "tests.plugins.programs",
    "tests.plugins.people",
    "tests.plugins.photos",
    "tests.plugins.sandboxes",
    "tests.plugins.amazon",
    "tests.plugins.own_names",
    "tests.plugins.scripted",
    "tests.plugins.screens",
    "tests.plugins.terminals",
]

if signal.getsignal(signal.SIGINT) is signal.SIG_IGN:
    # A script that starts the tests with `&` makes them deaf to Ctrl-C, and all their children.
    signal.signal(signal.SIGINT, signal.default_int_handler)
