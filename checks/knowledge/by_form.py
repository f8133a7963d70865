"""What words mean by their form, in the wording of botocore, AWS CLI and the SDKs of other languages."""

import sys

from checks.knowledge.by_class import OF_A_TEXT, SERVICES
from checks.knowledge.of_others import OWN_SERVERS
from checks.knowledge.rules import Worded

NO_WRITING = (
    r"(?:\[errno (?:13|28|30)\]|\[winerror (?:5|19|112)\]|eacces:|erofs:|enospc:|permission denied"
    r"|read-only file system|no space left on device|access is denied)"
)
CACHES = r"\.aws[/\\]+(?:cli|sso|login|boto)\b"
TOKEN_FILE = r"(?:serviceaccount|secrets|web.?identity|identity)[^ ]*token"
NO_FILE = r"(?:enoent|no such file or directory)"
PHOTO = r"\.(jpe?g|png|heic|gif|webp|bmp|tiff?)\b"
EATEN = r"[a-z]:[^ ]*(?<!\\)\\(?!\\)"
"""Python shows a backslash as two; one alone is the beginning of another sign."""
OF_AWS = r"(?:\.amazonaws\.com|\.api\.aws|\$metadata|\bawshttpsconnection\b)"
"""A host of AWS's, what the SDK for JavaScript shows of each answer and of none, or botocore's class."""
NO_ANSWER = (
    r"(?:\betimedout\b|i/o timeout|\btimed out\b|execution expired|httpclient\.timeout"
    r"|client\.timeout exceeded)"
)
"""Node.js, Go, Java and curl, Ruby, .NET, Go."""
NO_HELPER = (
    r"not found|no such file|enoent|not recognized|executable file|cannot find the (?:file|path)"
)
NOT_STANDARD = (
    r"missing (?:authority|subject) key identifier|(?:authority|subject) key identifier marked critical"
    r"|basic constraints of ca cert not marked critical|does not include key usage extension"
    r"|using cert extension requires at least x509v3|has explicit ecc parameters"
    r"|path length (?:given|invalid)|keycertsign invalid|(?:issuer|subject) name (?:is )?empty"
    r"|empty subject alternative name|ca cert(?:ificate)? (?:is )?not marked critical"
    r"|not standards compliant|invalid non-ca certificate has ca markings"
    r"|subject signature algorithm .* mismatch"
)
"""What OpenSSL says under X509_V_FLAG_X509_STRICT (crypto/x509/x509_txt.c), and Go on macOS."""
NO_JSON = (
    r"(?:\b(?:in|invalid|bad|malformed|parse|parsing|decode|decoding) json|jsondecode|(?<![.\w])json: "
    r"|unexpected (?:token|end)|invalid character)"
)
OF_HELPERS = (
    r"(?:credentialsprovidererror: command failed: |process provider error|error in credential_process"
    r"|credential_process provider failure|invalidprocesscredentialspayload"
    r"|refresh process-based credentials)"
)
REDO = r"aws (?:sso )?login"
SIGNED_OUT = (
    rf"(?:sso session|session|token|credentials)\b.{{0,160}}(?:expired|invalid|not found|does not exist|"
    rf"could not be found|refresh|changed|reauthenticate).{{0,120}}{REDO}"
    rf"|(?:re-?authenticate|refresh this sso session|renew).{{0,60}}{REDO}"
    r"|token has expired and refresh failed|refresh cached sso token failed"
    r"|sso (?:session|token) (?:has expired|is expired|expired|not found)"
    r"|error loading (?:sso|login)\b.{0,40} token|sso token.{0,80}(?:expired|does not exist|invalid)"
    r"|no valid sso token|\brun aws2? sso login\b"
    r"|cached sso token (?:is )?(?:expired|missing)|failed to read cached sso token"
    r"|authorization grant is invalid, expired, revoked|error loading or redeeming a login"
    r"|pending authorization to retrieve an sso token"
    r"|failed to (?:decode the verification code|retrieve an auth(?:_code or|orization code))"
    r"|^(?:aws: (?:\[error\]: )?)?state parameter .{0,120}does not match expected"
    r"|oauth 2\.0 authorization callback handler"
)
NO_REGION = r"(?:invalid aws region|region is not valid):"
"""Terraform, and GitHub's action, with the value behind it."""
FIELDS_OF_OTHERS = (
    r"externalimageid|collectionid|faceids?|userid|facematchthreshold|similaritythreshold|maxfaces"
    r"|sourceimage|targetimage|maxlabels|minconfidence|jobtag|clientrequesttoken|projectname"
    r"|projectversionarn|facesearchsettings|qualityfilter|maxresults"
)
"""Parameters of Rekognition's operations that DetectFaces has not (rekognition 2016-06-27)."""

_PYTHONS = "|".join(sorted({"boto3", "botocore", *sys.stdlib_module_names}))
SHADOWED = (
    rf"cannot import name \w+ from (?:partially initialized module )?(?P<one>{_PYTHONS}) "
    r"(?:\(most likely due to a circular import\) )?"
    r"\((?!\S*(?:[/\\]lib[/\\]|-packages))\S*[/\\](?P=one)\.py\)"
    rf"|no module named (?P<other>{_PYTHONS})\.[\w.]+; (?P=other) is not a package"
)
"""What Python says of a module of its own, or of boto3, whose file lies among a person's own."""

OTHER_LAYERS = (
    "identity-based|service control|resource control|permissions boundary|sessions? policy|vpc endpoint"
    "|resource-based"
)
"""Of policies that AWS's sentence can name, those that have findings of their own."""

RULES = (
    # zsh, macOS about the Python of a script
    Worded("cli.broken-install",
           r"\baws: bad interpreter: "
           r"|\bdyld(?:\[\d+\])?: library not loaded: .{0,600}(?:\babort(?: trap: \d+)? |/)aws(?![\w-])"),
    # Windows, macOS about an AWS CLI for another processor
    Worded("cli.wrong-processor",
           r"[/\\]aws(?:\.exe)? is not compatible with the version of windows"
           r"|rosetta error: failed to open elf .{0,200}\baws(?![\w-])"),
    Worded("cli.pager-missing",
           r"\baws\b.{0,300}\b(?:more|less) is not recognized as an internal"
           r"|\[errno 2\] no such file or directory: (?:more|less)\W*$"),
    Worded("cli.alias-file-broken",
           r"(?:unable to parse config file: |config file \().{0,400}[/\\]cli[/\\]alias\b"),
    Worded("cli.cache-not-writable", rf"{NO_WRITING}.{{0,200}}{CACHES}|{CACHES}.{{0,200}}{NO_WRITING}"),
    Worded("cli.plugin-missing", r"no module named \w*(?:awscli\w*plugin|plugin)\w*"),
    Worded("cli.plugin-missing",
           r"^aws: (?:\[error\]: )?no module named (?!awscli\b|botocore|dateutil|urllib3|jmespath)\w+$"),
    Worded("credentials.token-cache-broken",
           rf"(?:sso|login|cli)[/\\]cache.{{0,200}}{NO_JSON}|{NO_JSON}.{{0,200}}(?:sso|login|cli)[/\\]cache"
           r"|missing required fields.{0,60}(?:access|token)|token cache, missing required fields"),
    Worded("credentials.token-file-unreadable",
           rf"{NO_WRITING}.{{0,120}}{TOKEN_FILE}|{TOKEN_FILE}.{{0,60}}{NO_WRITING}"),
    Worded("credentials.leftover-source-variable",
           rf"{NO_FILE}.{{0,120}}{TOKEN_FILE}|{TOKEN_FILE}.{{0,60}}{NO_FILE}"),
    # Node.js, Go, Ruby, Java and PHP about credential_process
    Worded("credentials.helper-missing", rf"{OF_HELPERS}.{{0,300}}(?:{NO_HELPER})"),
    Worded("credentials.helper-broken", OF_HELPERS),
    Worded("credentials.session-name-invalid", "rolesessionname.{0,60}failed to satisfy|"
           "invalid.{0,30}rolesessionname|role session name.{0,40}invalid"),
    Worded("credentials.token-file-expired", r"token expired: current date/time"),
    Worded("credentials.token-file-malformed", r"id token provided is not a valid jwt"),
    Worded("identity.provider-missing", r"no openid ?connect provider found"),
    Worded("identity.audience-wrong", r"incorrect token audience"),
    Worded("identity.token-unverifiable", r"retrieve verification key"),
    Worded("identity.tag-session-denied", r"perform:? sts:tagsession"),
    Worded("identity.web-identity-refused", r"perform:? sts:assumerolewithwebidentity"),
    Worded("identity.session-too-long",
           r"durationseconds exceeds|maxsessiondurat|exceeds the 1 hour session limit"),
    Worded("identity.sso-role-not-assigned", r"forbiddenexception: no access|getrolecredentials.{0,200}"
           r"(?:forbidden|no access)"),
    Worded("permissions.sign-in-denied", r"perform:? signin:\w+"),
    Worded("identity.payment-missing", r"invalid.payment.instrument|valid payment instrument"),
    Worded("permissions.denied-explicitly", rf"explicit deny in an? (?!{OTHER_LAYERS})"),
    Worded("credentials.metadata-unreachable",
           r"^(?!.*unsupported host).*169\.254\.170\.\d|\becs metadata\b|\bec2 metadata token request\b"
           r"|(?:^|: )<botocore\.awsrequest\.awsrequest object at"
           r"|(?:response received from|unable to connect to) instance metadata service"
           r"|received non 200 response \d+ from container metadata"),
    Worded("sdk.boto-instead-of-boto3", r"\bboto\.exception\.|no handler was ready to authenticate"),
    Worded("network.bundle-unusable", "invalid ca bundle: "),
    Worded("credentials.mfa-code-needed", r"refresh credentials: mfa token required"),
    Worded("cli.python-packages-broken",
           r"^aws: (?:\[error\]: )?(?:(?:type object|module) [\w.]+ has no attribute"
           r"|cannot import name)"),
    Worded("sdk.packages-clash",
           r"requires (?:boto3|botocore|awscli|urllib3|s3transfer)\S*, but you have"
           r"|but you have (?:boto3|botocore|awscli|urllib3|s3transfer) \S+ which is incompatible"),
    Worded("credentials.pipeline-token-missing",
           r"determine how to assume credentials|please"
           r" check your action inputs|id-token permission|actions_id_token_request_(?:url|token)"
           r"|unable to get id token|could not get id token|id-token: write"),
    Worded("credentials.sign-in-needed", SIGNED_OUT),
    Worded("network.certificate-not-standard", NOT_STANDARD),
    Worded("network.timed-out",
           rf"{NO_ANSWER}.{{0,300}}{OF_AWS}|{OF_AWS}.{{0,300}}{NO_ANSWER}"
           r"|dispatch failure: timeout|http connect timeout occurred",
           rf"proxy|169\.254\.|\blookup\b|{OWN_SERVERS}"),
    Worded("network.offline",
           rf"{OF_AWS}.{{0,300}}(?:no route to host|host is down)",
           rf"proxy|169\.254\.|{OWN_SERVERS}"),
    Worded("network.connection-refused",
           rf"\bawshttpsconnection\b.{{0,200}}\[errno 13\]"
           rf"|\be(?:connrefused|connreset|pipe)\b.{{0,300}}{OF_AWS}"
           rf"|{OF_AWS}.{{0,300}}connection (?:refused|reset by peer)",
           rf"proxy|169\.254\.|127\.0\.0\.1|::1|localhost|no such host|getaddrinfo|resol|{OWN_SERVERS}"),
    Worded("region.misspelt", rf"{NO_REGION} *[a-z]{{2}}(?:-[a-z]+)+-\d\b"),
    Worded("region.malformed", rf"{NO_REGION} *[^\s│╵]", written=rf"(?i){NO_REGION}[ \t]*[^\s│╵]"),
    Worded("sdk.boto3-too-old-for-sign-in",
           r"missing required configuration: sso_(?:start_url, sso_region|region, sso_start_url)\b(?!,)"),
    Worded("sdk.login-support-missing",
           r"requires? an additional dependency.{0,120}botocore\[crt\]"),
    Worded("sdk.method-name-wrong",
           r"\brekognition object has no attribute (?:detect_?face|detectfaces|face_?detect\w*"
           r"|(?:recogni[sz]e|analy[sz]e|get|find)_?faces?)(?!\w)"),
    Worded("region.not-enabled", "sts is not activated in (?:this|the requested) region"),
    Worded("cli.wrong-processor", r"qemu-\w+: could not open .{0,200}\baws\b"),
    Worded("cli.system-library-mismatch", r"error relocating \S*aws\S*: .{0,100}symbol not found"),
    Worded("sdk.data-overridden", "unable to load data for: |in the metadata of the model: "
           "|missing the serviceid metadata property"),
    Worded("sdk.data-overridden", "unknown service: .{1,60} valid service names",
           written=rf"service: ['\"]?(?:{SERVICES})['\"]?\. Valid"),
    Worded("sdk.service-name-wrong", "unknown service: .{1,60} valid service names"),
    Worded("sdk.shadowed-by-own-file", SHADOWED),
    Worded("sdk.program-indented-wrongly",
           r"inconsistent use of tabs and spaces|unindent does not match any outer|unexpected indent$"
           r"|expected an indented block"),
    Worded("sdk.tuning-variable-invalid",
           r"request_checksum_calculation|response_checksum_validation|account_id_endpoint_mode"
           r"|invalid configuration value for|invalid retry mode|invalid value for (?:max_attempts|"
           r"retry_mode)|ec2_metadata_service_endpoint_mode"),
    Worded("files.wrong-encoding", r"config file.{0,200}codec cant decode byte"),
    Worded("detection.bytes-not-read",
           r"codec cant decode byte 0x[0-9a-f]{2} in position \d|a bytes-like object is required, not "
           r"|type ndarray is not json serializable|parameter image\.bytes, value"
           r"|expected params\.image\.bytes to be "
           r"|type: <class (?:numpy|pil)\.",
           r"config file|parameter validation.{0,40}s3object|^aws: |clidriver|configloader",
           not_around=OF_A_TEXT),
    Worded("detection.cli-photo-argument",
           r"^(?:aws: (?:\[error\]: )?)?invalid base64: |blob values must be a path to a file"
           r"|error parsing parameter --?-?image\b(?!-bytes: unable to load paramfile)"),
    Worded("detection.cli-photo-argument",
           rf"unknown options: .{{0,200}}(?:--image|fileb?://|{PHOTO}|s3object|\b(?:bucket|name): ?\w)"),
    Worded("cli.command-misspelt", r"unknown options: "),
    Worded("detection.path-eaten-by-backslashes", rf"\[errno 22\] invalid argument: {EATEN}"),
    Worded("detection.bucket-name-wrong", r"s3object\.bucket failed to satisfy constraint"),
    Worded("sdk.arguments-not-named", r"\b_api_call\(\) takes \d positional argument"),
    Worded("sdk.python-too-old", r"will no longer support python \d|no longer supports? python \d"
           r"|package (?:boto3|botocore)\S* requires a different python"
           r"|the requested python version .{0,200}\bboto(?:3|core)\b"),  # pip, uv
    Worded("detection.arguments-wrong",
           r"invalid type for parameter (?:image|attributes)\b(?!\.bytes)"
           r"|(?:unexpected key|missing required key) .{1,60} (?:found )?in params"
           r"|unknown parameter in image(?:\.s3object)?: "
           r"|expected params\.(?:image|attributes)\b.{0,20} to be "),
    Worded("detection.another-operation",
           rf"at (?:{FIELDS_OF_OTHERS})(?:\.\w+)* failed to satisfy constraint"
           r"|(?:faceid|collection id:? ?[^ ]*|collectionid|userid|the collection)\b.{0,60}(?:was not found|"
           r"does not exist|already exists)|no faces in the (?:image|source image|target image)",
           "describecollection"),
)  # fmt: skip
