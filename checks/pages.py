"""AWS's own pages that remedies lead to, each once."""

ACCESS_DENIED = "https://docs.aws.amazon.com/IAM/latest/UserGuide/troubleshoot_access-denied.html"
ACCESS_KEYS = "https://docs.aws.amazon.com/IAM/latest/UserGuide/id_credentials_access-keys.html"
ACTIVATION = "https://repost.aws/knowledge-center/create-and-activate-aws-account"
ARCHIVED_OBJECTS = "https://docs.aws.amazon.com/AmazonS3/latest/userguide/restoring-objects.html"
ATTACHING = (
    "https://docs.aws.amazon.com/IAM/latest/UserGuide/access_policies_manage-attach-detach.html"
)
BOUNDARIES = "https://docs.aws.amazon.com/IAM/latest/UserGuide/access_policies_boundaries.html"
BUCKETS_OF_PHOTOS = "https://docs.aws.amazon.com/rekognition/latest/dg/images-s3.html"
CERTIFICATES = "https://docs.aws.amazon.com/sdkref/latest/guide/feature-gen-config.html"
COLLECTIONS = "https://docs.aws.amazon.com/rekognition/latest/dg/collections.html"
COMMON_ERRORS = "https://docs.aws.amazon.com/STS/latest/APIReference/CommonErrors.html"
COMPROMISED = "https://repost.aws/knowledge-center/potential-account-compromise"
CONTAINER = "https://docs.aws.amazon.com/sdkref/latest/guide/feature-container-credentials.html"
CUSTOMER_KEYS = (
    "https://docs.aws.amazon.com/AmazonS3/latest/userguide/ServerSideEncryptionCustomerKeys.html"
)
DETECT_FACES_API = (
    "https://docs.aws.amazon.com/rekognition/latest/APIReference/API_DetectFaces.html"
)
DUAL_STACK = (
    "https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_dual-stack_endpoint_support.html"
)
ENABLING_REGIONS = "https://docs.aws.amazon.com/accounts/latest/reference/manage-acct-regions.html"
ENDPOINTS = "https://docs.aws.amazon.com/sdkref/latest/guide/feature-ss-endpoints.html"
FILES = "https://docs.aws.amazon.com/cli/latest/userguide/cli-configure-files.html"
FREE_TIER = "https://docs.aws.amazon.com/awsaccountbilling/latest/aboutv2/free-tier.html"
FORMAT = "https://docs.aws.amazon.com/sdkref/latest/guide/file-format.html"
HEALTH = "https://health.aws.amazon.com/health/status"
IDENTIFIERS = "https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_identifiers.html"
INSTALLATION = "https://docs.aws.amazon.com/cli/latest/userguide/getting-started-install.html"
KMS_OBJECTS = "https://docs.aws.amazon.com/AmazonS3/latest/userguide/UsingKMSEncryption.html"
LIMITS = "https://docs.aws.amazon.com/rekognition/latest/dg/limits.html"
LOCATIONS = "https://docs.aws.amazon.com/sdkref/latest/guide/file-location.html"
MFA = "https://repost.aws/knowledge-center/authenticate-mfa-cli"
OBJECT_KEYS = "https://docs.aws.amazon.com/AmazonS3/latest/userguide/object-keys.html"
OIDC = "https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles_create_for-idp_oidc.html"
ORGANIZATION = (
    "https://docs.aws.amazon.com/organizations/latest/userguide/orgs_manage_policies_scps.html"
)
PAGINATION = "https://docs.aws.amazon.com/cli/latest/userguide/cli-usage-pagination.html"
PARTITIONS = (
    "https://docs.aws.amazon.com/whitepapers/latest/aws-fault-isolation-boundaries/partitions.html"
)
PROCESS = "https://docs.aws.amazon.com/cli/latest/userguide/cli-configure-sourcing-external.html"
PROJECT_POLICIES = (
    "https://docs.aws.amazon.com/accounts/latest/reference/scps-and-rcps-for-projects.html"
)
PROJECT_REGIONS = "https://docs.aws.amazon.com/accounts/latest/reference/project-regions.html"
PROVIDERS = "https://docs.aws.amazon.com/boto3/latest/guide/credentials.html"
PROXY = "https://docs.aws.amazon.com/cli/latest/userguide/cli-configure-proxy.html"
QUARANTINE = (
    "https://docs.aws.amazon.com/aws-managed-policy/latest/reference/"
    "AWSCompromisedKeyQuarantineV3.html"
)
QUICKSTART = "https://docs.aws.amazon.com/boto3/latest/guide/quickstart.html"
REGIONS = "https://docs.aws.amazon.com/global-infrastructure/latest/regions/aws-regions.html"
REKOGNITION_ERRORS = "https://docs.aws.amazon.com/rekognition/latest/dg/error-handling.html"
REKOGNITION_REGIONS = "https://docs.aws.amazon.com/general/latest/gr/rekognition.html"
REQUESTER_PAYS = "https://docs.aws.amazon.com/AmazonS3/latest/userguide/RequesterPaysBuckets.html"
ROLES = "https://docs.aws.amazon.com/cli/latest/userguide/cli-configure-role.html"
S3_ERRORS = "https://docs.aws.amazon.com/AmazonS3/latest/API/ErrorResponses.html"
SESSIONS = "https://docs.aws.amazon.com/IAM/latest/UserGuide/access_policies.html#policies_session"
SIGNING = "https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_sigv-troubleshooting.html"
SIGN_IN = "https://docs.aws.amazon.com/cli/latest/userguide/cli-configure-sign-in.html"
SIGN_IN_POLICY = "https://docs.aws.amazon.com/aws-managed-policy/latest/reference/SignInLocalDevelopmentAccess.html"
SPREADING = "https://docs.aws.amazon.com/IAM/latest/UserGuide/troubleshoot.html"
SSO = "https://docs.aws.amazon.com/cli/latest/userguide/cli-configure-sso.html"
TEMPORARY = (
    "https://docs.aws.amazon.com/IAM/latest/UserGuide/id_credentials_temp_use-resources.html"
)
TESTING_POLICIES = (
    "https://docs.aws.amazon.com/IAM/latest/UserGuide/access_policies_testing-policies.html"
)
TROUBLESHOOTING = "https://docs.aws.amazon.com/cli/latest/userguide/cli-chap-troubleshooting.html"
TROUBLESHOOTING_ROLES = "https://docs.aws.amazon.com/IAM/latest/UserGuide/troubleshoot_roles.html"
VARIABLES = "https://docs.aws.amazon.com/cli/latest/userguide/cli-configure-envvars.html"
VARIANTS = "https://docs.aws.amazon.com/sdkref/latest/guide/feature-endpoints.html"
VPC_ENDPOINTS = "https://docs.aws.amazon.com/vpc/latest/privatelink/vpc-endpoints-access.html"
WEB_IDENTITY = (
    "https://docs.aws.amazon.com/sdkref/latest/guide/feature-assume-role-credentials.html"
)
