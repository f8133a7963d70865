"""The AWS CLI: installed, current enough for the profile, and able to show what it gets."""
