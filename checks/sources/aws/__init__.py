"""The sense for AWS: the only place that imports boto3, and what is known of what it answers."""
