"""The files from which shells and sessions take their variables, read as text: nothing is executed."""
