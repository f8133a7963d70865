"""The sense for this computer: its programs, Pythons, shells, and its way to a host."""
