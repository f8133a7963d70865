"""The person's own command, run as it is, with a copy of its last words."""
