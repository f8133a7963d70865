"""Somebody with files and an environment, a sandbox for AWS, and servers that are not AWS."""

from tests.plugins.amazon import dead_port, home, impatient, person, sandboxed, serving

__all__ = ["dead_port", "home", "impatient", "person", "sandboxed", "serving"]
