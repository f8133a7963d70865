"""The Python in which the person will run the sample: that it is there, with a boto3 that works."""
