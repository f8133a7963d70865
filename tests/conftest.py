"""What all tests share; see each plugin."""

import os
import signal
import sys

pytest_plugins = [
    "tests.plugins.compiled",
    "tests.plugins.kinds",
    "tests.plugins.turns",
    "tests.plugins.figure",
    "tests.plugins.garbage",
    "tests.plugins.managed_policies",
    "tests.plugins.measuring",
    "tests.plugins.models",
    "tests.plugins.schemas",
    "tests.plugins.programs",
    "tests.plugins.people",
    "tests.plugins.secrets",
    "tests.plugins.photos",
    "tests.plugins.sandboxes",
    "tests.plugins.amazon",
    "tests.plugins.endless",
    "tests.plugins.quick_aws",
    "tests.plugins.hanging",
    "tests.plugins.own_names",
    "tests.plugins.scripted",
    "tests.plugins.started",
    "tests.plugins.screens",
    "tests.plugins.terminals",
]

# A script that starts the tests with `&` makes them deaf to Ctrl-C, and nohup to a closed terminal;
# all that they start would inherit it. A handler is not inherited.
if signal.getsignal(signal.SIGINT) is signal.SIG_IGN:
    signal.signal(signal.SIGINT, signal.default_int_handler)
if hasattr(signal, "SIGQUIT") and signal.getsignal(signal.SIGQUIT) is signal.SIG_IGN:
    signal.signal(signal.SIGQUIT, signal.SIG_DFL)
if sys.platform != "win32" and signal.getsignal(signal.SIGHUP) is signal.SIG_IGN:
    signal.signal(signal.SIGHUP, lambda *_: None)

# Whatever is called REKWIZ_… answers questions; whoever runs the tests may have some in the shell.
for _name in [name for name in os.environ if name.startswith("REKWIZ_")]:
    del os.environ[_name]
