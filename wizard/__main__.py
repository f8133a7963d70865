"""`python -m wizard`: as the console script, but never with a `checks` of the folder one stands in."""

import sys

sys.path[:] = [place for place in sys.path if place not in ("", ".")]

from wizard.start import run  # noqa: E402  (the path must be clean first)

if __name__ == "__main__":
    run()
