"""Whether somebody is there whom another library may ask something on the terminal, past rekwiz."""

from threading import Event

NOBODY_TYPES = Event()
"""Set where nothing is to be asked: without a terminal, by --no-input, --yes and --answers, in preflight.
It stays so to the end, whoever speaks meanwhile."""
