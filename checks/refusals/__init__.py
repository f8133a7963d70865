"""What a refusal means, by AWS or by whatever stands on the way there: one kind a file."""
