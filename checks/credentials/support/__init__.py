"""What the claims about credentials share: the forms of keys, and what each way to sign in lacks."""
