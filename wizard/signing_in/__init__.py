"""A person signs in with AWS's own program, in their own terminal; what comes of it is looked at."""
