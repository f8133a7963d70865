"""What is true about a set-up: looks, and never touches."""

__version__ = "0.1.0"

TYPE_CHECKING = False
"""To type checkers true (PEP 781), for what every start loads: `typing` takes longer than all of it."""
