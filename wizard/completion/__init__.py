"""The words of the command line for the shells that complete them, and for a page of man."""
