"""AWS's own installer of the AWS CLI: fetched, its signature verified, run for this user alone."""
