"""A cause, its fix, and another look."""
