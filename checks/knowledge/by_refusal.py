"""What AWS refused, by operation and error code; its words decide only where one code has many reasons."""

from checks.knowledge import aws_codes
from checks.knowledge.rules import Refused

TOKEN = "AssumeRoleWithWebIdentity"
DENIED = r"AccessDenied(?:Exception)?|UnauthorizedOperation|NotAuthorized(?:Exception)?"
OF_REKOGNITION = (
    r"(?:(?:Create|Delete|Describe|Start|Stop|List|Update|Copy|Index|Search|Compare|Associate"
    r"|Disassociate|Recognize|Put|Distribute)\w*(?:Face|Collection|Project|StreamProcessor|Dataset"
    r"|Celebrit|User|MediaAnalysis)\w*|Detect(?!Faces$)(?:\w*Labels|Text|ProtectiveEquipment)"
    r"|Get(?:\w*Detection|Face\w*|Celebrity\w*|PersonTracking|ContentModeration))"
)
"""Rekognition's other operations than DetectFaces (rekognition 2016-06-27)."""
OF_TEXTRACT = r"(?:Analyze|Detect|Start|Get)(?:Document|Expense|ID)\w*"
"""Amazon Textract's operations (textract 2018-06-27), which refuse as Rekognition's do."""
OTHERWISE = (
    r"InvalidParameterException|ResourceNotFoundException|ResourceAlreadyExistsException"
    r"|ResourceInUseException|ValidationException|ConflictException|InvalidPaginationTokenException"
    r"|IdempotentParameterMismatchException|SessionNotFoundException|VideoTooLargeException"
    r"|ResourceNotReadyException|HumanLoopQuotaExceededException|InvalidManifestException"
    r"|InvalidPolicyRevisionIdException|MalformedPolicyDocumentException"
)

RULES = (
    Refused("credentials.token-file-malformed", TOKEN, "InvalidIdentityToken",
            "not a valid jwt|malformed|missing a required claim|could not be parsed"),
    Refused("identity.provider-missing", TOKEN, "InvalidIdentityToken", r"no openidconnect provider"),
    Refused("identity.audience-wrong", TOKEN, "InvalidIdentityToken", "audience"),
    Refused("identity.token-unverifiable", TOKEN, "InvalidIdentityToken|IDPCommunicationError",
            "verification key|could not be reached|idp error"),
    Refused("identity.token-unverifiable", TOKEN, "IDPCommunicationError"),
    Refused("credentials.token-file-expired", TOKEN, "ExpiredToken(?:Exception)?"),
    Refused("credentials.token-file-expired", ".*", "ExpiredTokenException",
            "token expired: current date/time"),
    Refused("identity.tag-session-denied", ".*", DENIED, "perform:? sts:tagsession"),
    Refused("identity.web-identity-refused", TOKEN, "AccessDenied|IDPRejectedClaim"),
    Refused("identity.web-identity-refused", ".*", "AccessDenied|IDPRejectedClaim",
            "perform:? sts:assumerolewithwebidentity"),
    Refused("identity.session-too-long", r"AssumeRole\w*", "ValidationError", "durationseconds"),
    Refused("credentials.session-name-invalid", r"AssumeRole\w*", "ValidationError",
            "rolesessionname"),
    Refused("credentials.role-arn-invalid", r"AssumeRole\w*", "ValidationError",
            r"arn\b.{0,200}is invalid|invalid arn|rolearn.{0,60}failed to satisfy"),
    Refused("identity.sso-role-not-assigned", "GetRoleCredentials",
            "ForbiddenException|AccessDeniedException|ResourceNotFoundException"),
    Refused("credentials.sign-in-needed", r"GetRoleCredentials|ListAccount\w*",
            "Unauthorized(?:Exception)?"),
    Refused("permissions.sign-in-denied", "CreateOAuth2Token|AuthorizeOAuth2Access", DENIED,
            lacks="has expired|have changed"),
    Refused("permissions.sign-in-denied", ".*", DENIED, "perform:? signin:"),
    Refused("permissions.decryption-denied", r"(?:Get|Head)Object", DENIED, "perform:? kms:decrypt"),
    Refused("credentials.sign-in-needed", "CreateToken|CreateOAuth2Token",
            r"InvalidGrant\w*|ExpiredToken\w*|UnauthorizedClient\w*|AuthorizationPending\w*"
            r"|InvalidClient\w*|TokenExpired\w*|InvalidRequest\w*"),
    Refused("credentials.sign-in-needed", "CreateOAuth2Token", "ValidationException",
            r"grant is (?:invalid|expired|revoked|malformed)"),
    Refused("detection.another-operation",
            rf"(?!DescribeCollection$)(?:{OF_REKOGNITION}|{OF_TEXTRACT})", OTHERWISE),
    Refused("detection.bucket-photo-out-of-reach", "HeadObject", "404"),
    Refused("network.throttled", ".*", "|".join(aws_codes.THROTTLED)),
    Refused("identity.account-blocked", ".*", "|".join(aws_codes.BLOCKED)),
    # an emulator that has no Rekognition answers with AWS's own code
    Refused("network.endpoint-overridden", ".*", "InternalFailure|NotImplemented", "localstack"),
    Refused("network.aws-in-trouble", ".*", "|".join(aws_codes.IN_TROUBLE)),
)  # fmt: skip
