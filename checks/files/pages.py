"""AWS's own pages that the remedies of these areas lead to."""

FILES = "https://docs.aws.amazon.com/cli/latest/userguide/cli-configure-files.html"
VARIABLES = "https://docs.aws.amazon.com/cli/latest/userguide/cli-configure-envvars.html"
LOCATIONS = "https://docs.aws.amazon.com/sdkref/latest/guide/file-location.html"
FORMAT = "https://docs.aws.amazon.com/sdkref/latest/guide/file-format.html"
ACCESS_KEYS = "https://docs.aws.amazon.com/IAM/latest/UserGuide/id_credentials_access-keys.html"
IDENTIFIERS = "https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_identifiers.html"
TEMPORARY = (
    "https://docs.aws.amazon.com/IAM/latest/UserGuide/id_credentials_temp_use-resources.html"
)
ROLES = "https://docs.aws.amazon.com/cli/latest/userguide/cli-configure-role.html"
PROCESS = "https://docs.aws.amazon.com/cli/latest/userguide/cli-configure-sourcing-external.html"
SSO = "https://docs.aws.amazon.com/cli/latest/userguide/cli-configure-sso.html"
SIGN_IN = "https://docs.aws.amazon.com/cli/latest/userguide/cli-configure-sign-in.html"
WEB_IDENTITY = (
    "https://docs.aws.amazon.com/sdkref/latest/guide/feature-assume-role-credentials.html"
)
CONTAINER = "https://docs.aws.amazon.com/sdkref/latest/guide/feature-container-credentials.html"
PROVIDERS = "https://docs.aws.amazon.com/boto3/latest/guide/credentials.html"
REGIONS = "https://docs.aws.amazon.com/global-infrastructure/latest/regions/aws-regions.html"
REKOGNITION_REGIONS = "https://docs.aws.amazon.com/general/latest/gr/rekognition.html"
