"""What the claims about the shared files share: which settings there are, and values over several lines."""
