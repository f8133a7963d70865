"""What the claims about the SDK share: a Python without boto3."""
