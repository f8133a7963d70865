"""Jobs of pipelines: whose they are, what they lack for credentials, and what to write in their YAML."""
