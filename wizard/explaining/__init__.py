"""From a pasted text or a log to its causes."""
