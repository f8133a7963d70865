"""The sense for a photo: what it is by its bytes, and whether it may be sent."""
