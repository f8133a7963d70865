"""What rekwiz can mend, one file a fix: a plan, consent, the change, and the checks again."""
