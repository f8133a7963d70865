"""A home of one's own for each test."""

from tests.plugins.people import home, person

__all__ = ["home", "person"]
