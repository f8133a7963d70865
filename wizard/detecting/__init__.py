"""Photos of the person: sent, framed, and told of."""
