"""The photo, looked at before it is sent, and what Rekognition makes of it."""
