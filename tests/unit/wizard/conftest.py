"""Somebody with files and an environment, and a sandbox for AWS."""

from tests.plugins.amazon import home, person, sandboxed

__all__ = ["home", "person", "sandboxed"]
