"""The conversation, and everything that touches."""

__version__ = "0.1.0"
