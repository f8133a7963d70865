"""From arguments, variables and rekwiz.toml to one frozen call."""
