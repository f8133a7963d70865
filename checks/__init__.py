"""What is true about a set-up: looks, and never touches."""

__version__ = "0.1.0"
