"""The way to AWS: it can be reached from here, and this computer's clock agrees with AWS's."""
