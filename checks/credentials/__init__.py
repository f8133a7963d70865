"""Area `credentials`: what botocore resolves for the profile in use, before AWS is asked."""
