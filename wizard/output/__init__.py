"""How a result leaves rekwiz: a terminal's cells, standard output, new files, commands to type."""
