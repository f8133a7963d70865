"""The guided set-up as a journey of steps."""
