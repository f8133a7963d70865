"""A local AWS on top of moto, where a set-up can be tried out without an account."""

from wizard.sandbox.sandbox import Sandbox
from wizard.sandbox.world import KeyPair

__all__ = ["KeyPair", "Sandbox"]
