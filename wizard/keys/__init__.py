"""An access key that a person gives: typed, from a file or from another program, and proved."""
