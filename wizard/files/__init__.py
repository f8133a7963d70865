"""Files that are there whole or not at all, and the folder of rekwiz's own."""
