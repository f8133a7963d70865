"""What the claims about permissions share: reading IAM, its simulator, and what can be granted."""
