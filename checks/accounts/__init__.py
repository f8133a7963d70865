"""What kinds of AWS account there are, their plans, and the ways of signing in: data with its sources."""
