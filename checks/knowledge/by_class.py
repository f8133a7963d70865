"""What an exception means by its class, and by what it says of itself where a class is used for much."""

from checks.knowledge.rules import Raised

OF_THE_CLI = r"awscli|/aws\b|aws\.cmd|^aws: |\bfile aws, line"
PACKAGES = r"dateutil|jmespath|urllib3|six|s3transfer|botocore|awscrt|OpenSSL|docutils|colorama|rsa"
"""What boto3 and AWS CLI 1 stand on (their metadata, Requires-Dist)."""
SERVICES = "rekognition|sts|s3|iam|ec2|sso|sso-oidc|lambda|dynamodb|sqs|sns|kms|logs|cloudformation"
"""Names that every boto3 of the last ten years knows."""
NOBODY = r"nonetype object has no attribute (?:get_frozen_credentials|access_key|secret_key)\b"
"""What a program says that takes credentials apart of which there are none."""

OF_A_TEXT = r"open\([^)]{0,200}\.(?:txt|csv|json|md|ya?ml|toml|env|log)\b|\bsetup\.py\b"
"""What a traceback shows of a program that reads a text, and no photo."""

RULES = (
    Raised("sdk.program-indented-wrongly", "IndentationError|TabError"),
    Raised("credentials.token-cache-broken", "KeyError",
           r"keyerror: (?:[0-9a-f]{40}|[0-9a-f]{64})\b"),
    Raised("files.setting-not-nested", "AttributeError",
           r"str object has no attribute (?:get|items|keys|values|copy|update|setdefault)\b"),
    Raised("credentials.none-found", "AttributeError", NOBODY),
    Raised("network.timed-out", "(?:Read|Connect)Timeout(?:Error)?",
           lacks=r"proxy|169\.254\.|metadata"),
    Raised("credentials.mfa-code-needed", "RefreshWithMFAUnsupportedError"),
    Raised("credentials.metadata-unreachable", "BadIMDSRequestError"),
    Raised("cli.plugin-missing", "ModuleNotFoundError|ImportError", around=r"awscli[/\\]plugin\.py",
           lacks=rf"no module named (?:{PACKAGES.lower()})\b"),
    Raised("cli.python-packages-broken", "ModuleNotFoundError|ImportError|AttributeError",
           around=rf"traceback.{{0,400}}(?:{OF_THE_CLI})|^aws: "),
    Raised("sdk.packages-clash", "ModuleNotFoundError|ImportError",
           rf"no module named (?:{PACKAGES.lower()})\b", r"botocore\.history|named botocore$"),
    Raised("sdk.packages-clash", "ImportError",
           r"cannot import name \w+ from (?:urllib3|botocore|s3transfer|six|jmespath|dateutil)\b"
           r"|urllib3 v2(?:\.0)? only supports openssl", rf"default_ciphers|{OF_THE_CLI}"),
    Raised("sdk.packages-clash", "AttributeError",
           r"module (?:lib|openssl[\w.]*|urllib3[\w.]*|botocore[\w.]*|_?ssl|collections) has no"
           r" attribute (?!client|resource|session)", OF_THE_CLI),
    Raised("sdk.packages-clash", r"ContextualVersionConflict|VersionConflict|DistributionNotFound"),
    Raised("sdk.data-overridden",
           "DataNotFoundError|UnknownEndpointError|MissingServiceIdError|UndefinedModelAttributeError"
           "|NoShapeFoundError|InvalidShape(?:Reference)?Error"),
    Raised("sdk.data-overridden", "UnknownServiceError", written=rf"service: '?(?:{SERVICES})'?\."),
    Raised("permissions.sign-in-denied", "LoginInsufficientPermissions"),
    Raised("credentials.sign-in-needed",
           "SSOTokenLoadError|UnauthorizedSSOTokenError|LoginRefreshRequired|LoginTokenLoadError"
           "|LoginAuthorizationCodeError|SSOTokenProviderFailure|InvalidTokenException"),
    Raised("sdk.tuning-variable-invalid",
           "InvalidChecksumConfigError|InvalidRetryConfigurationError|InvalidMaxRetryAttemptsError"
           "|InvalidRetryModeError|InvalidDefaultsMode|InvalidS3AddressingStyleError"
           "|InvalidSTSRegionalEndpointsConfigError|InvalidS3UsEast1RegionalEndpointConfigError"
           "|InvalidIMDSEndpointError|InvalidIMDSEndpointModeError"
           "|InvalidEndpointDiscoveryConfigurationError"),
    Raised("files.foreign-character", "UnicodeEncodeError", "latin-1 codec cant encode character",
           around=r"http[/\\]client|putheader|urllib3|botocore"),
    Raised("files.wrong-encoding", "UnicodeDecodeError",
           around=r"config file|[/\\]\.aws\b|configloader|configparser"),
    Raised("detection.bytes-not-read", "UnicodeDecodeError",
           not_around=rf"{OF_THE_CLI}|clidriver|{OF_A_TEXT}"),
)  # fmt: skip
