"""What words and exceptions mean: one knowledge for the checks, a person's own tools and what is pasted."""
