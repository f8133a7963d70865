"""What the claims about the AWS CLI share: why it is missing or broken, and how it is installed."""
