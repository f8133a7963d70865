"""A local AWS on top of moto, where a set-up can be tried out without an account."""

from wizard.sandbox.faults import FAULTS, Fault, names
from wizard.sandbox.sandbox import Sandbox
from wizard.sandbox.world import KeyPair

__all__ = ["FAULTS", "Fault", "KeyPair", "Sandbox", "names"]
