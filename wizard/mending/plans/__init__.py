"""The kinds of change that fixes make: to the shared files, to other files, by another program."""
