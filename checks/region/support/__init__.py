"""What the claims about the Region share: names, offers, distances, and what may be wrong."""
