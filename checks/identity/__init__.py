"""Who AWS says is calling, and whether that is who was meant."""
