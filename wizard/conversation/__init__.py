"""How rekwiz speaks with a person: a terminal, plain lines, or nobody there."""
