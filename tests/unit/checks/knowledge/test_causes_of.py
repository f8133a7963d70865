"""From real error texts to findings: each as its program prints it, with the finding that it shows."""

import html
import io
import json
import textwrap
import time
import tomllib
from pathlib import Path

import pytest

from checks.catalogue import all_messages
from checks.knowledge.causes import SHARED, causes_of, matches
from checks.knowledge.known import KNOWN_TEXTS, explainable
from tests.e2e.causes.codes import codes as table_codes
from wizard.explaining.given_away import holds_a_secret
from wizard.explaining.logs import read

DATA = Path(__file__).parents[3] / "data"
NO_PROGRAM = (
    "is not recognized as the name of a cmdlet, function, script file, or operable program."
)
DENIED = (
    "An error occurred (AccessDeniedException) when calling the DetectFaces operation: User:"
    " arn:aws:iam::123456789012:user/ming is not authorized to perform: rekognition:DetectFaces"
)
PHOTO = (
    "An error occurred (InvalidImageFormatException) when calling the DetectFaces operation:"
    " Request has invalid image format"
)
TOKEN = "The security token included in the request is invalid"
SSL = "SSL validation failed for https://sts.us-east-1.amazonaws.com/"
VERIFY = f"{SSL} [SSL: CERTIFICATE_VERIFY_FAILED] certificate verify failed:"
PROXY = 'Failed to connect to proxy URL: "http://proxy.example:3128"'
NO_ENDPOINT = "Could not connect to the endpoint URL:"
LIMIT = (
    "An error occurred (ValidationException) when calling the DetectFaces operation: 1 validation"
    " error detected: Value 'java.nio.HeapByteBuffer[pos=0 lim=0 cap=0]' at 'image.bytes' failed to"
    " satisfy constraint: Member must have length"
)
CLI_2 = 'You can configure credentials by running "aws configure".'
SIGNATURE = (
    "The request signature we calculated does not match the signature you provided. Check your"
)

FIRST = [
    # install
    ('Unknown cli_timestamp_format value: rfc822, valid values are "wire" or "iso8601"',
     "cli.setting-refused"),
    ("Parameter validation failed:\nInvalid length for parameter SerialNumber, value: 0, valid min"
     " length: 9", "credentials.mfa-serial-invalid"),
    ("bash: line 1: aws: command not found", "cli.not-installed"),
    ("sh: 1: aws: not found", "cli.not-installed"),
    ("zsh: command not found: aws", "cli.not-installed"),
    ("FileNotFoundError: [Errno 2] No such file or directory: 'aws'", "cli.not-installed"),
    (f"aws : The term 'aws' {NO_PROGRAM} Check the spelling of the name", "cli.not-installed"),
    ("'aws' is not recognized as an internal or external command,\noperable program or batch file.",
     "cli.not-installed"),
    ("'aws' 不是內部或外部命令、可執行的程式或批次檔。", "cli.not-installed"),
    ("bash: line 1: /old/path/aws: No such file or directory", "cli.shell-remembers-old-place"),
    ("bash: line 1: /usr/local/bin/aws: Permission denied", "cli.not-executable"),
    ("PermissionError: [Errno 13] Permission denied: 'aws'", "cli.not-executable"),
    ("bash: line 1: /opt/aws: cannot execute binary file: Exec format error", "cli.wrong-processor"),
    ("OSError: [Errno 8] Exec format error: 'aws'", "cli.wrong-processor"),
    ("zsh: bad CPU type in executable: aws", "cli.wrong-processor"),
    ("./aws/install: line 78: /aws/dist/aws: not found", "cli.system-library-mismatch"),
    ("Error loading Python lib '/tmp/libpython3.x.so.1.0': dlopen: /lib64/libm.so.6: version"
     " `GLIBC_2.29' not found (required by /tmp/libpython3.x.so.1.0)", "cli.system-library-mismatch"),
    ("symbol __cxa_thread_atexit_impl, version GLIBC_2.18 not defined in file libc.so.6 with link",
     "cli.system-library-mismatch"),
    ("bash: line 1: /opt/aws: cannot execute: required file not found", "cli.broken-install"),
    ("/home/linuxbrew/bin/aws: /home/linuxbrew/python3.8: bad interpreter: No such file or"
     " directory", "cli.broken-install"),
    ("aws: line 1: syntax error near unexpected token `<'", "cli.broken-install"),
    ("Traceback (most recent call last):\n  File \"/usr/local/bin/aws\", line 19, in <module>\n"
     "    import awscli.clidriver\nModuleNotFoundError: No module named 'awscli'",
     "cli.python-packages-broken"),
    ("ImportError: cannot import name 'is_json_value_header'", "cli.python-packages-broken"),
    ("pyenv: aws: command not found\n\nThe `aws' command exists in these Python versions:\n  3.11.7",
     "cli.shim-without-program"),
    ("pyenv: version `9.9.9' is not installed (set by PYENV_VERSION environment variable)",
     "cli.shim-without-program"),
    ("aws is aliased to `docker run --rm -it amazon/aws-cli'", "cli.hidden-by-alias"),
    ("Found preexisting AWS CLI installation: /usr/local/aws-cli/v2/current. Please rerun install"
     " script with --update flag.", "cli.installer-found-older-copy"),
    ("Found same AWS CLI version: /usr/local/aws-cli/v2/2.11.0. Skipping install.",
     "cli.installer-found-older-copy"),
    ("aws: error: argument command: Invalid choice, valid choices are:\n\naccessanalyzer | account",
     "cli.too-old-for-login"),
    ("aws: error: argument operation: Invalid choice, valid choices are:\n\nget-role-credentials |"
     " list-account-roles", "cli.too-old-for-login"),
    ("Invalid choice: 'rekogniton', maybe you meant:\n\n  * rekognition", "cli.command-misspelt"),
    ("aws: [ERROR]: An error occurred (ParamValidation): argument command: Found invalid choice"
     " 'rekogniton'", "cli.command-misspelt"),
    ("Unable to redirect output to pager. Received the following error when opening pager: [Errno 2]"
     " No such file or directory: 'less'", "cli.pager-missing"),
    ('{\n    "Faces": []\n(END)', "cli.pager-waits"),
    ("Unknown output type: JSON", "cli.output-format-unknown"),
    ("Unknown output type: us-east-1", "region.swapped-with-output"),
    ("error: externally-managed-environment", "sdk.python-externally-managed"),
    ("Note: AWS CLI version 2, the latest major version of the AWS CLI, is now stable and"
     " recommended for general use.", "cli.outdated"),
    # shared files
    ("aws: [WARNING]: The file '/home/u/.aws/config' is accessible by other users. Consider running"
     " 'chmod 600 /home/u/.aws/config' to restrict access to only your user.",
     "files.open-to-others"),
    ("[Errno 21] Is a directory: '/home/u/.aws/config'", "files.file-and-folder-mixed-up"),
    ("[Errno 13] Permission denied: '/home/u/.aws/config'", "files.not-writable"),
    ('Expected header "User Name" not found', "cli.import-wants-user-name"),
    (r"Provided region_name 'us-east-1\noutput = json' doesn't match a supported format.",
     "files.indented-line"),
    ("Provided region_name '\"us-east-1\"' doesn't match a supported format.",
     "files.quoted-value"),
    ("Provided region_name 'us-east-1 # virginia' doesn't match a supported format.",
     "files.extra-text-in-value"),
    ("Provided region_name 'us-east-1' doesn't match a supported format.",
     "files.foreign-character"),
    ("Provided region_name 'US East (N. Virginia)' doesn't match a supported format.",
     "region.malformed"),
    ("Provided region_name 'us_east_1' doesn't match a supported format.", "region.malformed"),
    ("Provided region_name 'us-east-1 ' doesn't match a supported format.", "region.malformed"),
    ("Provided region_name 'SAoWDrfMgfLVzK9sQ3PpN7yT2wXb5Jc1HdRaEuGi' doesn't match a supported"
     " format.", "region.looks-like-a-secret"),
    # credentials
    ("The config profile (nosuch) could not be found", "credentials.profile-not-found"),
    ("aws: [ERROR]: The config profile (default) could not be found",
     "credentials.profile-not-found"),
    ("The config profile () could not be found", "credentials.profile-variable-malformed"),
    ('The config profile ("rek") could not be found', "credentials.profile-variable-malformed"),
    ("The config profile (rek ) could not be found", "credentials.profile-variable-malformed"),
    ("Partial credentials found in env, missing: AWS_SECRET_ACCESS_KEY",
     "credentials.secret-missing"),
    ("Partial credentials found in assume-role, missing: source_profile or credential_source",
     "credentials.role-source-unclear"),
    ('The profile "rek" contains both source_profile and credential_source.',
     "credentials.role-source-unclear"),
    ('The credential source "env" referenced in profile "rek" is not valid.',
     "credentials.role-source-unclear"),
    ('The source_profile "gone" referenced in the profile "rek" does not exist.',
     "credentials.role-chain-broken"),
    ('The source profile "b" must have credentials.', "credentials.role-chain-broken"),
    ("Infinite loop in credential configuration detected. Attempting to load from profile rek which"
     " has already been visited. Visited profiles: ['rek', 'b']", "credentials.role-chain-broken"),
    ("Error when retrieving credentials from Environment: No credentials found in credential_source"
     " referenced in profile rek", "credentials.role-chain-broken"),
    ("Error when retrieving credentials from custom-process: boom", "credentials.helper-broken"),
    ("Expecting value: line 1 column 1 (char 0)", "credentials.helper-broken"),
    ("Error when retrieving credentials from custom-process: Unsupported version '<Version key not"
     " provided>' for credential process provider, supported versions: 1",
     "credentials.helper-broken"),
    ("No closing quotation", "credentials.helper-broken"),
    ("[Errno 2] No such file or directory: 'C:toolsgetcreds.exe'", "credentials.helper-missing"),
    ("Credentials were refreshed, but the refreshed credentials are still expired.",
     "credentials.helper-expired"),
    ("Error loading SSO Token: Token for https://d-1.awsapps.com/start does not exist",
     "credentials.sign-in-needed"),
    ("The SSO session associated with this profile has expired or is otherwise invalid. To refresh"
     " this SSO session run aws sso login with the corresponding profile.",
     "credentials.sign-in-needed"),
    ("Error when retrieving token from sso: Token has expired and refresh failed",
     "credentials.sign-in-needed"),
    ("aws: [ERROR]: Error loading login session token: Unable to load a existing login session for"
     " session arn:aws:iam::123456789012:user/rek, Please reauthenticate with 'aws login'.",
     "credentials.sign-in-needed"),
    ('The profile "rek" is configured to use SSO but is missing required configuration:'
     " sso_role_name, sso_region", "credentials.sso-incomplete"),
    ('The specified sso-session does not exist: "s"', "credentials.sso-incomplete"),
    ("The value for sso_start_url is inconsistent between profile (https://a) and sso-session"
     " (https://b).", "credentials.sso-incomplete"),
    ("Error when retrieving credentials from container-role: Error retrieving metadata: Received"
     " error when attempting to retrieve container metadata: timed out",
     "credentials.leftover-source-variable"),
    ("Unsupported host 'example.com'.  Can only retrieve metadata from a loopback address or one of"
     " these hosts: 169.254.170.2", "credentials.leftover-source-variable"),
    ("Enter MFA code for arn:aws:iam::123456789012:mfa/u: EOF when reading a line",
     "credentials.mfa-code-needed"),
    ("An error occurred (AccessDenied) when calling the AssumeRole operation:"
     " MultiFactorAuthentication failed with invalid MFA one time pass code.",
     "credentials.mfa-code-refused"),
    ("An error occurred (AccessDenied) when calling the AssumeRole operation:"
     " MultiFactorAuthentication failed, unable to validate MFA code.  Please verify your MFA serial"
     " number is valid and associated with this user.", "credentials.mfa-code-refused"),
    ("An error occurred (AccessDenied) when calling the GetSessionToken operation: Cannot call"
     " GetSessionToken with session credentials", "credentials.already-temporary"),
    ("An error occurred (LimitExceeded) when calling the CreateAccessKey operation: Cannot exceed"
     " quota for AccessKeysPerUser: 2", "credentials.too-many-keys"),
    ("An error occurred (IncompleteSignature) when calling the GetCallerIdentity operation:"
     " Credential must have exactly 5 slash-delimited elements, e.g."
     " keyid/date/region/service/term, got 'x/y/20261123/us-east-1/sts/aws4_request'",
     "credentials.swapped"),
    ("An HTTP Client raised an unhandled exception: Invalid header value b'AWS4-HMAC-SHA256"
     " Credential=AKIAX\\n/20261123/us-east-1/sts/aws4_request'", "credentials.whitespace-in-key"),
    ("An error occurred (ExpiredToken) when calling the GetCallerIdentity operation: The security"
     " token included in the request is expired", "credentials.token-expired"),
    ("botocore.errorfactory.ExpiredTokenException: The security token included in the request is"
     " expired", "credentials.token-expired"),
    ("ExpiredToken: The provided token has expired.", "credentials.token-expired"),
    ("Error when retrieving credentials from Ec2InstanceMetadata: the instance says nothing",
     "credentials.source-broken"),
    # network
    (f'{NO_ENDPOINT} "http://127.0.0.1:4566/"', "network.endpoint-overridden"),
    (f'{NO_ENDPOINT} "https://sts.us-east-1.amazonaws.com/"', "network.offline"),
    (f'{NO_ENDPOINT} "https://sts.amazonaws.com/"', "network.offline"),
    ('Connect timeout on endpoint URL: "https://sts.us-east-1.amazonaws.com/"',
     "network.timed-out"),
    ('Read timeout on endpoint URL: "https://rekognition.us-east-1.amazonaws.com/"',
     "network.timed-out"),
    ("Connection was closed before we received a valid response from endpoint URL:"
     ' "https://sts.us-east-1.amazonaws.com/".', "network.connection-refused"),
    (f"{PROXY} Tunnel connection failed: 407 Proxy Authentication Required",
     "network.proxy-needs-login"),
    (f"{PROXY} OSError('Tunnel connection failed: 403 Forbidden')", "network.proxy-forbids"),
    (f"{PROXY} [Errno 111] Connection refused", "network.proxy-unreachable"),
    ('Failed to connect to proxy URL: "http://socks5://127.0.0.1:1080"',
     "network.proxy-address-wrong"),
    ('Failed to connect to proxy URL: "https://proxy.example:3128"',
     "network.proxy-address-wrong"),
    ("An HTTP Client raised an unhandled exception: Failed to parse: http://127.0.0.1:port",
     "network.proxy-address-wrong"),
    (f"{VERIFY} self-signed certificate in certificate chain (_ssl.c:1006)",
     "network.tls-inspected"),
    (f"{VERIFY} self signed certificate in certificate chain (_ssl.c:1006)",
     "network.tls-inspected"),
    (f"{VERIFY} unable to get local issuer certificate (_ssl.c:1006)",
     "network.bundle-incomplete"),
    (f"{SSL} [Errno 2] No such file or directory", "network.bundle-unusable"),
    (f"{SSL} [Errno 21] Is a directory", "network.bundle-unusable"),
    (f"{SSL} [X509: NO_CERTIFICATE_OR_CRL_FOUND] no certificate or crl found (_ssl.c:4154)",
     "network.bundle-unusable"),
    (f"{VERIFY} self-signed certificate (_ssl.c:1006)", "network.certificate-of-another-server"),
    ("SSL validation failed for https://localhost:9442/ hostname 'localhost' doesn't match"
     " 'other.example'", "network.certificate-of-another-server"),
    (f"{SSL} [SSL: WRONG_VERSION_NUMBER] wrong version number (_ssl.c:1006)",
     "network.scheme-wrong"),
    (f"{VERIFY} certificate has expired (_ssl.c:1006)", "network.clock-wrong"),
    (f"{VERIFY} certificate is not yet valid (_ssl.c:1006)", "network.clock-wrong"),
    ("Invalid endpoint: localhost:4566", "network.scheme-wrong"),
    ("Unable to parse response (mismatched tag: line 1, column 72), invalid XML received. Further"
     " retries may succeed:\nb'<html><p>Welcome</p></html>'", "network.sign-in-page"),
    ("An error occurred (302) when calling the ListCollections operation: ",
     "network.sign-in-page"),
    ("An error occurred (403) when calling the ListCollections operation: <html>Blocked</html>",
     "network.blocked-by-filter"),
    ("KeyError: 'FaceDetails'", "network.sign-in-page"),
    ("An error occurred (500) when calling the DetectFaces operation (reached max retries: 2):"
     " <!doctype html> <title>500 Internal Server Error</title>", "network.endpoint-overridden"),
    ("An error occurred (503) when calling the GetCallerIdentity operation (reached max retries: 2):"
     " Service Unavailable", "network.aws-in-trouble"),
    ("An error occurred (InternalServerError) when calling the DetectFaces operation: Internal"
     " server error", "network.aws-in-trouble"),
    ("An error occurred (SignatureDoesNotMatch) when calling the GetCallerIdentity operation:"
     " Signature expired: 20220127T001427Z is now earlier than 20220127T014428Z"
     " (20220127T015928Z - 15 min.)", "network.clock-wrong"),
    ("An error occurred (InvalidSignatureException) when calling the DetectFaces operation:"
     " Signature not yet current: 20220127T014428Z is still later than 20220127T001427Z"
     " (20220127T000927Z + 5 min.)", "network.clock-wrong"),
    ("An error occurred (RequestTimeTooSkewed) when calling the ListBuckets operation: The"
     " difference between the request time and the current time is too large.",
     "network.clock-wrong"),
    ("An error occurred (ProvisionedThroughputExceededException) when calling the DetectFaces"
     " operation (reached max retries: 4): Provisioned Rate exceeded.", "network.throttled"),
    ("An error occurred (ThrottlingException) when calling the DetectFaces operation: Slow down;"
     " sudden increase in rate of requests.", "network.throttled"),
    ("An error occurred (Throttling) when calling the ListUsers operation: Rate exceeded",
     "network.throttled"),
    # identity
    ("An error occurred (OptInRequired) when calling the ListBuckets operation: You are not"
     " subscribed to this service. Please go to http://aws.amazon.com to subscribe.",
     "identity.account-not-activated"),
    ("SubscriptionRequiredException: The AWS Access Key Id needs a subscription for the service",
     "identity.account-not-activated"),
    ("NotSignedUp: Your account is not signed up for the S3 service. You must sign up before you"
     " can use S3.", "identity.account-not-activated"),
    ("Blocked: This account is currently blocked and not recognized as a valid account. Please"
     " contact aws-verification@amazon.com", "identity.account-blocked"),
    ("An error occurred (AccessDenied) when calling the AssumeRole operation: User:"
     " arn:aws:iam::123456789012:user/ming is not authorized to perform: sts:AssumeRole on resource:"
     " arn:aws:iam::123456789012:role/x", "identity.role-refused"),
    ('{\n    "UserId": "123456789012",\n    "Account": "123456789012",\n    "Arn":'
     ' "arn:aws:iam::123456789012:root"\n}', "identity.root-user"),
    # region
    ("Invalid endpoint: https://rekognition..amazonaws.com", "region.empty"),
    (f'{NO_ENDPOINT} "https://sts.json.amazonaws.com/"', "region.swapped-with-output"),
    (f'{NO_ENDPOINT} "https://rekognition.us-east-1a.amazonaws.com/"', "region.zone-instead"),
    (f'{NO_ENDPOINT} "https://rekognition.eu-west-3c.amazonaws.com/"', "region.zone-instead"),
    (f'{NO_ENDPOINT} "https://rekognition.us-west-2-lax-1.amazonaws.com/"', "region.zone-instead"),
    (f'{NO_ENDPOINT} "https://rekognition.us-eats-1.amazonaws.com/"', "region.misspelt"),
    (f'{NO_ENDPOINT} "https://rekognition.useast1.amazonaws.com/"', "region.misspelt"),
    (f'{NO_ENDPOINT} "https://rekognition.eu-north-1.amazonaws.com/"',
     "region.rekognition-not-offered"),
    (f'{NO_ENDPOINT} "https://rekognition.cn-north-1.amazonaws.com.cn/"',
     "region.partition-without-rekognition"),
    (f'{NO_ENDPOINT} "https://rekognition-fips.eu-west-1.amazonaws.com/"',
     "region.endpoint-variant-unavailable"),
    ("An error occurred (SignatureDoesNotMatch) when calling the GetUser operation: Credential"
     " should be scoped to a valid region, not 'us-west-2'. ", "region.scope-mismatch"),
    ("An error occurred (RegionDisabledException) when calling the AssumeRole operation: STS is not"
     " activated in the requested region for the account that is being asked to generate"
     " credentials", "region.not-enabled"),
    ("An error occurred (AccessDeniedException) when calling the ListStreamProcessors operation: ",
     "region.operation-not-offered"),
    ("AccessDeniedException: You are not authorized to call this API in this region us-west-2",
     "region.operation-not-offered"),
    # permissions
    (f"{DENIED} because no identity-based policy allows the rekognition:DetectFaces action",
     "permissions.rekognition-denied"),
    (f"{DENIED} with an explicit deny in a service control policy",
     "permissions.denied-by-organization"),
    (f"{DENIED} because no service control policy allows the rekognition:DetectFaces action",
     "permissions.denied-by-organization"),
    (f"{DENIED} with an explicit deny in a resource control policy",
     "permissions.denied-by-organization"),
    (f"{DENIED} because no permissions boundary allows the rekognition:DetectFaces action",
     "permissions.denied-by-boundary"),
    (f"{DENIED} with an explicit deny in a permissions boundary", "permissions.denied-by-boundary"),
    (f"{DENIED} because no session policy allows the rekognition:DetectFaces action",
     "permissions.denied-by-session-policy"),
    (f"{DENIED} with an explicit deny in a sessions policy",
     "permissions.denied-by-session-policy"),
    (f"{DENIED} because no VPC endpoint policy allows the rekognition:DetectFaces action",
     "permissions.denied-by-endpoint-policy"),
    (f"{DENIED} with an explicit deny in a resource-based policy",
     "permissions.denied-by-resource-policy"),
    (f"{DENIED} with an explicit deny in an identity-based policy", "permissions.mfa-required"),
    ("An error occurred (AccessDenied) when calling the ListBuckets operation: Access Denied",
     "permissions.s3-denied"),
    ("An error occurred (AccessDenied) when calling the AttachUserPolicy operation: User:"
     " arn:aws:iam::123456789012:user/rek is not authorized to perform: iam:AttachUserPolicy on"
     " resource: user rek", "permissions.attach-denied"),
    ("An error occurred (AccessDenied) when calling the CreateUser operation: User:"
     " arn:aws:iam::123456789012:user/rek is not authorized to perform: iam:CreateUser on resource:"
     " arn:aws:iam::123456789012:user/rekognition because no identity-based policy allows the"
     " iam:CreateUser action", "permissions.change-denied"),
    ("An error occurred (EntityAlreadyExists) when calling the CreateUser operation: User with name"
     " rekognition already exists.", "permissions.user-exists"),
    ("An error occurred (LimitExceeded) when calling the CreateUser operation: Cannot exceed quota"
     " for UsersPerAccount: 5000", "permissions.too-many-users"),
    ("An error occurred (LimitExceeded) when calling the AttachUserPolicy operation: Cannot exceed"
     " quota for PoliciesPerUser: 10", "permissions.too-many-policies"),
    ("An error occurred (NoSuchEntity) when calling the AttachUserPolicy operation: Policy"
     " arn:aws:iam::aws:policy/AmazonRekognitionFullAcess does not exist or is not attachable.",
     "permissions.policy-not-found"),
    ("An error occurred (NoSuchEntity) when calling the ListAttachedUserPolicies operation: The user"
     " with name nobody cannot be found.", "permissions.user-not-found"),
    ('"EvalDecision": "implicitDeny", "MissingContextValues": ["aws:RequestedRegion"]',
     "permissions.reading-disagrees"),
    # boto3
    ("bash: python: command not found", "sdk.python-missing"),
    ("ModuleNotFoundError: No module named 'boto.vendored.six.moves'", "sdk.boto-instead-of-boto3"),
    ("AttributeError: 'module' object has no attribute 'client'", "sdk.boto-instead-of-boto3"),
    ("ModuleNotFoundError: No module named 'botocore.vendored.six.moves'", "sdk.boto3-outdated"),
    ("'Rekognition' object has no attribute 'recognize_celebrities'", "sdk.boto3-outdated"),
    ("ImportError: cannot import name 'DEFAULT_CIPHERS' from 'urllib3.util.ssl_'"
     " (/x/urllib3/util/ssl_.py)", "sdk.packages-clash"),
    ("AttributeError: partially initialized module 'boto3' has no attribute 'client' (most likely"
     " due to a circular import)", "sdk.shadowed-by-own-file"),
    ("AttributeError: module 'boto3' has no attribute 'client'", "sdk.shadowed-by-own-file"),
    ("ModuleNotFoundError: No module named 'botocore.exceptions'; 'botocore' is not a package",
     "sdk.shadowed-by-own-file"),
    ("ImportError: cannot import name 'loads' from 'json' (/home/u/json.py)",
     "sdk.shadowed-by-own-file"),
    ("AttributeError: module 'queue' has no attribute 'LifoQueue'", "sdk.shadowed-by-own-file"),
    ("PythonDeprecationWarning: Boto3 will no longer support Python 3.9 starting April 29, 2026. To"
     " continue receiving service updates", "sdk.python-too-old"),
    ('Missing Dependency: Using the login credential provider requires an additional dependency. You'
     ' will need to pip install "botocore[crt]" before proceeding.', "sdk.login-support-missing"),
    ("ValueError: invalid literal for int() with base 10: 'zero'", "sdk.tuning-variable-invalid"),
    ("Invalid value provided to \"mode\": \"fast\" must be one of: ('legacy', 'standard',"
     " 'adaptive')", "sdk.tuning-variable-invalid"),
    ("Client configured with invalid defaults mode: nope. Valid defaults modes include: legacy,"
     " auto", "sdk.tuning-variable-invalid"),
    ("'Rekognition' object has no attribute 'detectFaces'. Did you mean: 'detect_faces'?",
     "sdk.method-name-wrong"),
    ("TypeError: detect_faces() only accepts keyword arguments.", "sdk.arguments-not-named"),
    ("Unknown service: 'Rekognition'. Valid service names are: accessanalyzer, account",
     "sdk.service-name-wrong"),
    ("Consider using a boto3.client('rekognition') instead of a resource for 'rekognition'",
     "sdk.resource-instead-of-client"),
    # detection
    (PHOTO, "detection.photo-format-unsupported"),
    (f"{LIMIT} greater than or equal to 1", "detection.not-a-photo"),
    (f"{LIMIT} less than or equal to 5242880", "detection.photo-too-heavy"),
    ("An error occurred (413) when calling the DetectFaces operation: ",
     "detection.photo-too-heavy"),
    ("An error occurred (ImageTooLargeException) when calling the DetectFaces operation: Input image"
     " dimensions 10800 x 5400 exceed maximum dimension size of 10000 pixels",
     "detection.photo-too-many-pixels"),
    ("An error occurred (InvalidParameterException) when calling the DetectFaces operation: Request"
     " has Invalid Parameters", "detection.photo-too-small"),
    ('{\n    "FaceDetails": []\n}', "detection.no-face-found"),
    ("[Errno 2] No such file or directory: 'nope.jpg'", "detection.photo-not-found"),
    ("Error parsing parameter '--image-bytes': Unable to load paramfile fileb://nope.jpg: [Errno 2]"
     " No such file or directory: 'nope.jpg'", "detection.photo-not-found"),
    ("[Errno 2] No such file or directory: '~/a.jpg'", "detection.photo-not-found"),
    ("[Errno 2] No such file or directory: '\"a.jpg\"'", "detection.photo-not-found"),
    ("[Errno 21] Is a directory: 'dir.jpg'", "detection.photo-not-readable"),
    (r"[Errno 2] No such file or directory: 'C:\new\test\x07.jpg'",
     "detection.path-eaten-by-backslashes"),
    (r"SyntaxError: (unicode error) 'unicodeescape' codec can't decode bytes in position 2-3:"
     r" truncated \UXXXXXXXX escape", "detection.path-eaten-by-backslashes"),
    ("'utf-8' codec can't decode byte 0xff in position 0: invalid start byte",
     "detection.bytes-not-read"),
    ("a bytes-like object is required, not '_io.BufferedReader'", "detection.bytes-not-read"),
    ("Error parsing parameter '--image-bytes': Unable to load paramfile (a.jpg), text contents could"
     " not be decoded.  If this is a binary file, please use the fileb:// prefix",
     "detection.cli-photo-argument"),
    ('Invalid base64: "fileb://a.jpg"', "detection.cli-photo-argument"),
    ("Error parsing parameter '--image': Expected: '=', received: ''' for"
     " input:\n'{S3Object:{Bucket:b,Name:n}}'", "detection.cli-photo-argument"),
    ("Unknown options: photo.jpg", "detection.cli-photo-argument"),
    ("Invalid type for parameter Attributes, value: ALL, type: <class 'str'>, valid types: <class"
     " 'list'>, <class 'tuple'>", "detection.arguments-wrong"),
    ('Parameter validation failed:\nMissing required parameter in input: "Image"',
     "detection.arguments-wrong"),
    ("An error occurred (InvalidS3ObjectException) when calling the DetectFaces operation: Unable to"
     " get object metadata from S3. Check object key, region and/or access permissions.",
     "detection.bucket-photo-out-of-reach"),
    ("An error occurred (403) when calling the HeadObject operation: Forbidden",
     "detection.bucket-photo-out-of-reach"),
    ("Parameter validation failed:\nInvalid length for parameter Image.S3Object.Bucket, value: 1,"
     " valid min length: 3", "detection.bucket-name-wrong"),
    ("InvalidParameterException: There are no faces in the image. Should be at least 1.",
     "detection.another-operation"),
    ("LimitExceededException: 20 open Jobs for User arn:aws:iam::123456789012:user/ming Maximum"
     " limit: 20", "detection.another-operation"),
    ("InvalidClientTokenId: No account found for the given parameters",
     "detection.another-operation"),
]  # fmt: skip
AMONG = [
    ("An error occurred (NoSuchBucket) when calling the ListObjectsV2 operation: The specified bucket"
     " does not exist", "detection.bucket-missing"),
    ("An error occurred (NoSuchKey) when calling the GetObject operation: The specified key does not"
     " exist.", "detection.object-missing detection.object-key-encoded"),
    ("An error occurred (InvalidS3ObjectException) when calling the DetectFaces operation: Unable to"
     " get object metadata from S3. Check object key, region and/or access permissions.",
     "region.bucket-elsewhere permissions.bucket-denied permissions.decryption-denied"
     " detection.object-key-encoded detection.bucket-requester-pays"),
    ("An error occurred (InvalidObjectState) when calling the GetObject operation: The operation is"
     " not valid for the object's storage class", "detection.object-archived"),
    ("An error occurred (InvalidRequest) when calling the HeadObject operation: The object was stored"
     " using a form of Server Side Encryption. The correct parameters must be provided to retrieve"
     " the object.", "detection.object-under-own-key"),
    ("An error occurred (KMS.DisabledException) when calling the GetObject operation: key is disabled",
     "permissions.decryption-denied"),
    ("An error occurred (ResourceNotFoundException) when calling the DescribeCollection operation:"
     " The collection id: friends does not exist",
     "detection.collection-missing region.collection-elsewhere"),
    (f"{DENIED} with an explicit deny in a service control policy",
     "region.not-the-projects region.project-without-rekognition"),
    ('"EvalActionName": "rekognition:CompareFaces",\n"EvalDecision": "implicitDeny"',
     "permissions.action-denied permissions.reading-disagrees"),
    ("bash: line 1: aws: command not found", "cli.not-on-path cli.broken-install"
     " cli.folder-in-the-way"),
    ("Unable to parse config file: /home/u/.aws/config", "files.byte-order-mark"
     " files.wrong-encoding files.not-ini files.no-section-header files.written-twice"
     " files.line-without-equals files.value-on-next-line files.merge-markers"),
    ("Unable to parse config file: /home/u/.aws/config\nSource contains parsing errors:\n"
     "\t[line  2]: '<<<<<<< HEAD\\n'", "files.line-without-equals files.merge-markers"),
    ("Traceback (most recent call last):\n  File \"x.py\", line 1\nconfigparser.ParsingError: Source"
     " contains parsing errors: 'f'\n\nDuring handling of the above exception, another exception"
     " occurred:\n\nTraceback (most recent call last):\nbotocore.exceptions.ConfigParseError: Unable"
     " to parse config file: /root/.aws/config", "files.line-without-equals"),
    (f"Unable to locate credentials. {CLI_2}", "files.wrong-name files.not-readable"
     " files.dangling-link files.variable-names-no-file files.other-home files.setting-misspelt"
     " files.section-named-for-other-file files.section-misspelt credentials.secret-without-key"
     " files.file-and-folder-mixed-up credentials.source-without-role cli.too-old-for-login"
     " credentials.none-found"),
    ("You must specify a region. You can also configure your region by running \"aws configure\".",
     "region.not-set region.cli-and-boto3-differ files.section-named-for-other-file"
     " files.default-twice"),
    ("Partial credentials found in shared-credentials-file, missing: aws_secret_access_key",
     "credentials.secret-missing files.indented-line files.setting-misspelt"),
    ("An error occurred (IncompleteSignature) when calling the GetCallerIdentity operation: 'AKIAX/"
     "20200128/us-east-1/sts/aws4_request' not a valid key=value pair (missing equal-sign) in"
     " Authorization header: 'AWS4-HMAC-SHA256 Credential= AKIAX", "credentials.whitespace-in-key"
     " credentials.signature-unreadable files.extra-text-in-value credentials.empty-value"),
    (f"An error occurred (InvalidClientTokenId) when calling the GetCallerIdentity operation:"
     f" {TOKEN}.", "credentials.key-unknown credentials.temporary-key-without-token"
     " credentials.stale-token region.not-enabled region.other-partition credentials.key-shape"
     " credentials.placeholder credentials.shadowed-by-environment"),
    (f"An error occurred (UnrecognizedClientException) when calling the DetectFaces operation:"
     f" {TOKEN}.", "credentials.key-unknown"),
    ("An error occurred (InvalidAccessKeyId) when calling the ListBuckets operation: The AWS Access"
     " Key Id you provided does not exist in our records.", "credentials.key-unknown"),
    ("An error occurred (AuthFailure) when calling the DescribeRegions operation: AWS was not able"
     " to validate the provided access credentials", "credentials.key-unknown region.not-enabled"),
    (f"An error occurred (SignatureDoesNotMatch) when calling the ListBuckets operation: {SIGNATURE}"
     " key and signing method.", "credentials.secret-rejected credentials.secret-shape"
     " files.value-on-next-line"),
    ("Credentials were refreshed, but the refreshed credentials are still expired.",
     "credentials.export-expired"),
    ("An error occurred (RequestExpired) when calling the DescribeInstances operation: Request has"
     " expired.", "network.clock-wrong credentials.token-expired"),
    ("[Errno 2] No such file or directory: '/nope'", "credentials.helper-missing"
     " credentials.leftover-source-variable"),
    (f"{VERIFY} self-signed certificate in certificate chain (_ssl.c:1006)",
     "network.certificate-variable-ignored"),
    (f"{VERIFY} certificate has expired (_ssl.c:1006)", "network.certificate-dates"),
    (PROXY, "network.proxy-unreachable network.proxy-needs-login network.proxy-forbids"),
    (f'{NO_ENDPOINT} "https://sts.us-east-1.amazonaws.com/"', "network.ipv6-only network.name-not-resolved"
     " network.connection-refused"),
    (f"{DENIED} with an explicit deny in an identity-based policy", "permissions.denied-explicitly"
     " permissions.key-quarantined"),
    ("An error occurred (AccessDeniedException) when calling the DetectFaces operation:",
     "permissions.denied-without-reason"
     " permissions.still-spreading"),
    ("Traceback (most recent call last):\n  File \"x.py\", line 1, in <module>\n    import boto3\n"
     "ModuleNotFoundError: No module named 'boto3'", "sdk.boto3-missing sdk.boto3-in-another-python"
     " sdk.boto-instead-of-boto3"),
    (PHOTO, "detection.not-a-photo detection.photo-encoded-as-text detection.photo-incomplete"
     " detection.photo-damaged-as-text detection.photo-wrapped"
     " detection.photo-refused detection.bytes-not-read detection.cli-photo-argument"),
    ("KeyError: 'FaceDetails'", "detection.answer-unrecognisable"),
]  # fmt: skip
UNKNOWN = [
    "hello, I have a question about my photo",
    "An error occurred (SomethingNew) when calling the DetectFaces operation: It is Tuesday.",
    "…",
    "not found",
    "Error",
]


def codes(text: str) -> list[str]:
    return [match.message.code for match in matches(text)]


@pytest.mark.parametrize(("text", "code"), FIRST, ids=[code for _, code in FIRST])
def test_a_text_names_its_finding_first(text, code):
    assert codes(text)[:1] == [code]


@pytest.mark.parametrize(("text", "among"), AMONG, ids=[text[:40] for text, _ in AMONG])
def test_a_text_that_many_findings_share_names_each(text, among):
    assert set(among.split()) <= set(codes(text))


@pytest.mark.parametrize("text", UNKNOWN)
def test_an_unknown_text_names_nothing(text):
    assert codes(text) == []


DISTURBANCES = {
    "in quotes": lambda text: f'"{text}"',
    "in a terminal's colours": lambda text: f"\x1b[31;1m{text[:9]}\x1b[0m{text[9:]}\x1b[K",
    "wrapped by an e-mail": lambda text: text.replace(" ", "\n> ", 1).replace("\n> ", "\n  "),
    "wrapped by a terminal": lambda text: "\n".join(
        text[at : at + 40] for at in range(0, len(text), 40)
    ),
    "answered in an e-mail": lambda text: "\n".join(
        f"> {line}" for line in textwrap.wrap(text, 66)
    ),
    "in JSON": lambda text: json.dumps({"level": "error", "message": text}),
    "in a page": html.escape,
    "with blanks that do not break": lambda text: text.replace(" ", "\u00a0"),
    "within a Chinese sentence": lambda text: f"請問「{text}」怎麼解決？",
    "with curly quotes": lambda text: text.replace("'", "’"),
    "in capitals": str.upper,
    "behind a prompt": lambda text: f"$ python detect.py\n{text}\n$ ",
    "behind the AWS CLI's name": lambda text: f"\naws: [ERROR]: {text}",
    "behind an exception's name": lambda text: f"botocore.exceptions.ClientError: {text}",
    "with a note on retries": lambda text: text.replace(
        "operation:", "operation (reached max retries: 4):"
    ),
}
DISTURBED = [
    (f"{DENIED} because no identity-based policy allows the rekognition:DetectFaces action",
     "permissions.rekognition-denied"),
    ("Infinite loop in credential configuration detected. Attempting to load from profile rek",
     "credentials.role-chain-broken"),
    ("Error loading SSO Token: Token for https://d-1.awsapps.com/start does not exist",
     "credentials.sign-in-needed"),
    ("An error occurred (RequestTimeTooSkewed) when calling the ListBuckets operation: The"
     " difference between the request time and the current time is too large.",
     "network.clock-wrong"),
    ('Could not connect to the endpoint URL: "https://rekognition.us-east-1a.amazonaws.com/"',
     "region.zone-instead"),
    ("SSL validation failed for https://sts.amazonaws.com/ [SSL: CERTIFICATE_VERIFY_FAILED] certificate"
     " verify failed: self-signed certificate in certificate chain (_ssl.c:1006)",
     "network.tls-inspected"),
]  # fmt: skip


def field_texts() -> list[tuple[str, str]]:
    """What people pasted in public, and more of each kind in the wording of other tools."""
    names = ("field_texts", "field_texts_more", "field_texts_accounts", "field_texts_sdks")
    files = (DATA / f"{name}.tsv" for name in names)
    lines = [line for file in files for line in file.read_text("utf-8").splitlines() if line]
    return [(text, code) for text, _, code in (line.rpartition("\t") for line in lines)]


@pytest.mark.parametrize(("text", "code"), field_texts())
def test_what_people_paste_names_its_finding_first(text, code):
    assert codes(text)[:1] == [code]


def whole_texts() -> list[tuple[str, str, str]]:
    file = DATA / "field_texts_whole.toml"
    return [
        (each["name"], each["text"], each["code"])
        for each in tomllib.loads(file.read_text("utf-8"))["pasted"]
    ]


WHOLE = [pytest.param(text, code, id=name) for name, text, code in whole_texts()]


@pytest.mark.parametrize(("text", "code"), WHOLE)
def test_a_whole_paste_names_its_finding_first_as_a_text_and_as_a_log(text, code):
    expected = [code] if code else []

    assert codes(text)[:1] == expected
    log = read(io.BytesIO(text.encode()))
    assert [known.matches[0].message.code for known in log.known][:1] == expected


@pytest.mark.parametrize(
    "before",
    [
        "face-api-1  | ",
        "2026-11-28T01:15:12.345678901Z stderr F ",
        "2026-11-28T01:15:12.3456789Z ",
        "Nov 28 09:15:12 pi face[1234]: ",
    ],
)
def test_what_stands_before_each_line_of_a_log_does_not_matter(before):
    lost = dict[str, list[str]]()
    for name, text, code in whole_texts():
        lines = "".join(f"{before}{line}\n" for line in text.split("\n"))
        named = [known.matches[0].message.code for known in read(io.BytesIO(lines.encode())).known]
        if named[:1] != ([code] if code else []):
            lost[name] = named

    assert lost == {}


@pytest.mark.parametrize("text", [
    "It is Tuesday.",
    "An error occurred (InvalidParameterException) when calling the RunTask operation: No instances",
    "An error occurred (ResourceNotFoundException) when calling the GetFunction operation: not found",
    "An error occurred (ValidationException) when calling the PutItem operation: a key is missing",
    "TypeError: 'NoneType' object is not subscriptable",
    "AttributeError: 'NoneType' object has no attribute 'get'",
    "KeyError: 'Items'",
    "ModuleNotFoundError: No module named 'pandas'",
    "Error: connect ECONNREFUSED 127.0.0.1:5432",
    "Error: getaddrinfo ENOTFOUND registry.npmjs.org",
    "Error: Process completed with exit code 1.",
    "HTTP 403",
    "",
])  # fmt: skip
def test_what_nothing_fits_is_not_guessed_at(text):
    assert codes(text) == []


def test_the_words_of_other_programs_are_not_guessed_at():
    """Everyday errors of Python, git, docker, npm and of other services of AWS's."""
    texts = (DATA / "texts_of_others.txt").read_text("utf-8").splitlines()

    assert {text: codes(text) for text in texts if codes(text)} == {}


@pytest.mark.parametrize(
    ("file", "code"),
    [
        ("app.ini", []),
        ("/srv/site/setup.cfg", []),
        ("/home/ming/.aws/config", ["files.no-section-header"]),
        ("aws-config", ["files.no-section-header"]),
    ],
)
def test_a_file_that_a_program_of_ones_own_reads_is_none_of_awss(file, code):
    """As configparser names it, where nothing of botocore's is in between."""
    said = f"configparser.MissingSectionHeaderError: File contains no section headers.\nfile: '{file}', "
    traced = TRACED.format(file="app.py", where="load", line="parser.read(file)")

    assert codes(traced + said + "line: 1\n'x = 1\\n'")[:1] == code


TRACED = 'Traceback (most recent call last):\n  File "{file}", line 3, in {where}\n    {line}\n'


@pytest.mark.parametrize(
    ("file", "line", "raised", "code"),
    [
        ("app.py", "n = int(text)", "ValueError: invalid literal for int() with base 10: 'abc'", []),
        ("boto3_app.py", "body = json.loads(text)",
         "json.decoder.JSONDecodeError: Expecting value: line 1 column 1 (char 0)", []),
        ("botocore/credentials.py", "json.loads(stdout)",
         "json.decoder.JSONDecodeError: Expecting value: line 1 column 1 (char 0)",
         ["credentials.helper-broken"]),
        ("botocore/args.py", "int(value)", "ValueError: invalid literal for int() with base 10: 'x'",
         ["sdk.tuning-variable-invalid"]),
        ("app.py", "open('notes.txt').read()", "UnicodeDecodeError: 'cp950' codec can't decode byte"
         " 0xe4 in position 10: illegal multibyte sequence", []),
        ("app.py", "open('me.jpg').read()", "UnicodeDecodeError: 'cp950' codec can't decode byte"
         " 0xff in position 0: illegal multibyte sequence", ["detection.bytes-not-read"]),
        ("app.py", "pd.read_csv('faces.csv')",
         "FileNotFoundError: [Errno 2] No such file or directory: 'faces.csv'", []),
        ("http/client.py", "self.putheader(name, value)", "UnicodeEncodeError: 'latin-1' codec can't"
         " encode character '\\u201c' in position 57: ordinal not in range(256)",
         ["files.foreign-character"]),
    ],
)  # fmt: skip
def test_whose_program_a_traceback_shows_counts(file, line, raised, code):
    text = TRACED.format(file=file, where="<module>", line=line) + raised

    assert codes(text)[:1] == code


ITSELF = ("credentials.none-found", "region.not-set", "credentials.profile-not-found")
"""What a text that many share says itself: it comes before what it may come from."""


def owners() -> dict[str, set[str]]:
    """Each text of the findings' own, with the codes of those that have it."""
    found = dict[str, set[str]]()
    for message in explainable().values():
        for raw in message.raw:
            found.setdefault(raw, set()).add(message.code)
    return found


@pytest.mark.parametrize(("raw", "of"), owners().items())
def test_a_text_of_a_finding_is_explained_by_all_that_have_it_first(raw, of):
    tables = [*ITSELF, *table_codes()]

    named = codes(raw)[: len(of)]

    assert set(named) == of
    in_tables = [code for code in named if code in tables]
    assert in_tables == sorted(in_tables, key=tables.index)


RETRIED = "An error occurred (ThrottlingException) when calling the DetectFaces operation: Rate exceeded\n"


def test_of_several_refusals_the_last_counts():
    denied = f"{DENIED} because no identity-based policy allows the rekognition:DetectFaces action"

    assert codes(RETRIED + denied)[:1] == ["permissions.rekognition-denied"]
    assert codes(f"{denied}\n{RETRIED}")[:1] == ["network.throttled"]


@pytest.mark.parametrize(
    "prompt",
    [
        "$ ",
        "(venv) ming@pi:~/face $ ",
        "mei@MacBook face % ",
        "PS C:\\Users\\mei> ",
        "C:\\face>",
        ">>> ",
    ],
)
def test_of_several_commands_in_a_terminal_the_last_that_says_something_counts(prompt):
    first = f"{prompt}python detect.py\nUnable to locate credentials\n"
    second = (
        f"{prompt}python detect.py\nbotocore.exceptions.NoRegionError: You must specify a region.\n"
    )
    silent = f"{prompt}aws --version\naws-cli/2.32.1 Python/3.13.9\n{prompt}"

    assert codes(first + second)[:1] == ["region.not-set"]
    assert codes(second + first)[:1] == ["credentials.none-found"]
    assert codes(first + silent)[:1] == ["credentials.none-found"]


def test_the_operation_and_the_code_that_a_caller_knows_decide():
    refused = causes_of("Access Denied", "AssumeRoleWithWebIdentity", "AccessDenied")
    raised = causes_of("unexpected indent (x.py, line 4)", code="IndentationError")

    assert refused[0].message.code == "identity.web-identity-refused"
    assert raised[0].message.code == "sdk.program-indented-wrongly"


@pytest.mark.parametrize(
    "part", ["User: arn:aws:", "(AccessDenied) when calling the ", "sso/cache "]
)
def test_a_text_of_a_megabyte_is_looked_at_in_a_moment(part):
    started = time.monotonic()

    codes(part * (2**20 // len(part)))

    assert time.monotonic() - started < 5


@pytest.mark.parametrize("how", DISTURBANCES)
@pytest.mark.parametrize(("text", "code"), DISTURBED, ids=[code for _, code in DISTURBED])
def test_how_a_text_was_copied_does_not_matter(text, code, how):
    assert codes(DISTURBANCES[how](text))[:1] == [code]


@pytest.mark.parametrize("how", ["in a page", "with blanks that do not break"])
def test_what_people_paste_is_known_with_the_signs_of_a_page(how):
    copied = {text: codes(DISTURBANCES[how](text))[:1] for text, _ in field_texts()}

    assert {text: copied[text] for text, code in field_texts() if copied[text] != [code]} == {}


def test_a_terminal_may_have_broken_the_words():
    said = (
        "CredentialsProviderError: The SSO session token associated with profile=work was not found or is"
        " invalid. To refresh this SSO session run 'aws sso login' with the corresponding profile."
    )
    broken = "\n".join(said[at : at + 50] for at in range(0, len(said), 50))

    assert codes(broken)[:1] == ["credentials.sign-in-needed"]
    assert codes(f"$ node detect.js\n{broken}\n$ ")[:1] == ["credentials.sign-in-needed"]


def test_two_lines_may_be_of_one_length_by_chance():
    first, second = (
        "botocore.exceptions.NoRegionError: You must",
        "specify a region. You can also configure it",
    )

    assert len(first) == len(second)
    assert codes(f"{first}\n{second}\n")[:1] == ["region.not-set"]


def test_an_operation_that_a_line_break_parts_from_its_refusal_counts():
    said = "An error occurred (InvalidParameterException) when calling the"

    assert codes(f"{said}\n  CompareFaces operation: Request has\n  invalid parameters")[:1] == [
        "detection.another-operation"
    ]


def test_of_a_traceback_the_last_line_counts():
    text = (
        'Traceback (most recent call last):\n  File "a.py"\nConnectionRefusedError: [Errno 111]'
        " Connection refused\n\nDuring handling of the above exception, another exception"
        ' occurred:\n\nTraceback (most recent call last):\n  File "a.py"\n'
        "botocore.exceptions.NoRegionError: You must specify a region.\n"
    )

    assert "region.not-set" in codes(text)


def test_every_finding_that_tools_have_words_for_is_in_the_tables():
    named = {code for _, code in (*FIRST, *field_texts())}
    named |= {code for _, _, code in whole_texts()}
    named |= {code for _, among in AMONG for code in among.split()}
    worded = {code for code, message in explainable().items() if message.raw}

    assert sorted(worded - named) == []


def test_every_candidate_of_a_shared_text_can_be_explained():
    named = {each.code for shared in SHARED for each in shared.candidates}

    assert named - set(explainable()) == set()


def test_no_known_text_is_raised_by_a_check():
    assert {message.code for message in KNOWN_TEXTS} & set(all_messages()) == set()


def test_a_finding_is_named_by_its_own_texts():
    lost = {
        message.code: raw
        for message in explainable().values()
        for raw in message.raw
        if matches(raw) == []
    }

    assert lost == {}


@pytest.mark.parametrize(
    ("text", "held"),
    [
        ("Provided region_name 'SAoWDrfMgfLVzK9sQ3PpN7yT2wXb5Jc1HdRaEuGi' doesn't match", True),
        ("Invalid header value b'AWS4-HMAC-SHA256'", True),
        ('Failed to connect to proxy URL: "http://ming:geheim@proxy:3128"', True),
        ("aws_session_token = FwoGZXIvYXdzEBYaDHplYWxseWxvbmd0b2tlbg", True),
        ("Unable to locate credentials", False),
        ("Error loading SSO Token: Token for s does not exist", False),
        ("The AWS Access Key Id AKIAQQQQWWWWEEEERRRR does not exist", False),
        ("Provided region_name 'us_east_1' doesn't match a supported format.", False),
        ("http://***:***@proxy:3128", False),
        ("Could not resolve credentials using profile: [rek] in credentials file(s).", False),
        ("InvalidSignatureException: JWT signature does not match", False),
        ("Command failed: /opt/bin/creds --json /bin/sh: 1: /opt/bin/creds: not found", False),
        ("/opt/creds --json=Zq9Kx4hunter2", True),
        ("Resolved credential object is not valid at SignatureV4.validateCredentials", False),
        ("could not resolve credentials: at SignatureV4NqVwYS81VP7Hb1DX8.x", True),
        ("Secret AWS_ACCESS_KEY_ID does not exist.", False),
        ("[ WARN:0@0.045] can't open file: check file path/integrity", False),
        ("login ming:x9@host", True),
        ("getting credentials: exec: executable aws failed with exit code 255", False),
    ],
)
def test_a_secret_in_a_text_is_noticed(text, held):
    assert holds_a_secret(text) is held
