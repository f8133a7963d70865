"""AWS's error codes that mean one thing whatever was asked."""

THROTTLED = (
    "Throttling",
    "ThrottlingException",
    "ThrottledException",
    "RequestLimitExceeded",
    "ProvisionedThroughputExceededException",
    "TooManyRequestsException",
    "SlowDown",
)
NOT_ACTIVATED = (
    "OptInRequired",
    "SubscriptionRequiredException",
    "NotSignedUp",
    "PendingVerification",
)
BLOCKED = ("Blocked",)
IN_TROUBLE = (
    "InternalError",
    "InternalFailure",
    "InternalServerError",
    "ServiceUnavailable",
    "ServiceUnavailableException",
)
"""The pages "Common errors" of STS, IAM and Rekognition, and S3's error responses."""
