"""Area `region`: the Region that botocore resolves, and what it offers."""
