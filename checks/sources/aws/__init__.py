"""The sense for AWS: botocore's sessions and clients, and what is known of what it answers."""
