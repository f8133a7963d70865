"""What must not be shown: the secrets that this process came to know, and the gate before every screen."""
