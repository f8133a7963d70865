"""What the claims about detection share: what is said of a photo."""
