"""The senses: what is asked of AWS, of this computer, of a photo, and read from the shared files."""
