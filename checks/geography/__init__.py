"""What the Regions of AWS are called, and what people write in their place."""
