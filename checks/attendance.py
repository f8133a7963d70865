"""Whether somebody is there whom another library may ask something on the terminal, past rekwiz."""

from threading import Event

NOBODY_TYPES = Event()
"""Set where nothing is to be asked: without a terminal, or by --no-input, --yes and --answers."""
