"""A run of the checks for a command, and its report on the way to whoever asked."""
