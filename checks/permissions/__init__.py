"""What the identity may do: proved by the calls, and read from IAM where that is allowed."""
