"""Texts with many causes that lie in the shared files and the environment."""

from checks.knowledge.shared import Candidate, Shared, lacks, lacks_quoted, says, says_quoted
from checks.model import Phrase

_NO_HEADER = r"(?:missingsectionheadererror|no section headers)"
_MARK = r"line: 1\b.{0,40}(?:\\ufeff|\ufeff|ï»¿)"
_OTHER_FORM = (
    r"line: 1\b.{0,4}(?:\W{0,4}access key id, ?secret|user name, ?password|\{|export |set |\$env:)"
)
"""What Python shows of the first line: a mark, the columns of a key file, JSON, lines for a shell."""
UNPARSABLE = Shared(
    texts=("Unable to parse config file", "File contains no section headers."),
    codes=("ConfigParseError", "ConfigParser"),
    candidates=(
        Candidate(
            "files.no-section-header",
            Phrase("The first setting has no line such as [default] above it."),
            says(rf"{_NO_HEADER}(?!.{{0,300}}(?:{_MARK}|{_OTHER_FORM}))"),
        ),
        Candidate(
            "files.line-without-equals",
            Phrase("A line is neither a section nor a setting, often half of a broken secret."),
            says("(?<!config)parsingerror|contains parsing errors"),
        ),
        Candidate(
            "files.written-twice",
            Phrase("A section, or a setting in a section, stands in the file twice."),
            says("duplicate(section|option)error|already exists"),
        ),
        Candidate(
            "files.merge-markers",
            Phrase("Lines of <<<<<<< and >>>>>>> stand in the file: a merge of git's is unfinished."),
            says("<<<<<<<|>>>>>>>"),
        ),
        Candidate(
            "files.byte-order-mark",
            Phrase("The file begins with three invisible bytes, as some Windows programs write"
                   " them."),
            says(rf"{_NO_HEADER}(?!.{{0,300}}{_OTHER_FORM})"),
        ),
        Candidate(
            "files.wrong-encoding",
            Phrase("The file was saved as “Unicode”, or with letters of another encoding."),
            says("unicodedecodeerror|codec cant decode"),
        ),
        Candidate(
            "files.not-ini",
            Phrase("The file is the downloaded key file or an answer in JSON, saved under this"
                   " name."),
            says(rf"{_NO_HEADER}(?!.{{0,300}}{_MARK})"),
        ),
        Candidate(
            "files.value-on-next-line",
            Phrase("A setting's value stands in the next line, indented."),
        ),
    ),
)  # fmt: skip

NO_CREDENTIALS = Shared(
    texts=(
        "Unable to locate credentials",
        # the SDKs for JavaScript, Java, Go, .NET,
        "Could not load credentials from any providers",
        "Missing credentials in config",
        "Credential is missing",
        "Unable to load credentials from any of the providers in the chain",
        "no valid providers in chain",
        "no EC2 IMDS role found",
        "Unable to get IAM security credentials from EC2 Instance Metadata Service",
        # PowerShell and R
        "No credentials specified or obtained from persisted/shell defaults",
        "No compatible credentials provided",
    ),
    codes=("NoCredentials", "NoCredentialsError"),
    form=(
        r"(?:unable to|failed to|could not|couldnt|cannot|error) ?(?:load|locate|find|obtain|get|resolve"
        r"|retriev\w+) .{0,30}credentials from (?:any|the (?:instance|default|provider|environment))"
        r"|(?:sign|signing) (?:the )?requests? without credentials|missingcredentialserror"
        r"|no providers? in (?:the )?chain|no valid credential sources?"
        r"|nonetype object has no attribute get_frozen_credentials"
        r"|failed to resolve aws credentials|no credentials have been configured"
        r"|aws (?:provider )?credentials (?:were )?not found|cannot read credentials from"
        r"|resolved credential object is not valid|no aws credentials provided by"
        r"|no identity could be resolved from the chain|could not find aws credentials"
        r"|valid credentials could not be sourced"
        r"|could not establish aws credentials|unable to resolve aws account to use"  # rain, CDK
        r"|the credential provider was not enabled"  # Rust
    ),
    candidates=(
        Candidate("credentials.none-found",
                  Phrase("No key was ever entered on this computer.")),
        Candidate("files.section-named-for-other-file",
                  Phrase("The section is named as the other one of the two files wants it.")),
        Candidate("files.section-misspelt",
                  Phrase("The section's name differs from the profile's by a capital, a blank or"
                         " quotes.")),
        Candidate("files.setting-misspelt",
                  Phrase("A setting's name is misspelt, or has export in front of it.")),
        Candidate("files.wrong-name",
                  Phrase("The file is there under another name, such as credentials.txt.")),
        Candidate("files.not-readable",
                  Phrase("The file is there, and this user may not read it.")),
        Candidate("files.dangling-link",
                  Phrase("The file is a link to something that is not there.")),
        Candidate("files.variable-names-no-file",
                  Phrase("A variable sends AWS's tools to another file, which is not there.")),
        Candidate("files.other-home",
                  Phrase("The files lie in another user's home: sudo, a service or WSL.")),
        Candidate("credentials.secret-without-key",
                  Phrase("There is a secret and no access key ID.")),
        Candidate("credentials.source-without-role",
                  Phrase("The profile names a source_profile and no role_arn.")),
        Candidate("files.file-and-folder-mixed-up",
                  Phrase("There is a folder in the file's place, or a file in the folder's.")),
        Candidate("cli.too-old-for-login",
                  Phrase("The profile was made by aws login, and only boto3 finds its credentials:"
                         " this AWS CLI is too old.")),
    ),
)  # fmt: skip

NO_REGION = Shared(
    texts=(
        "You must specify a region",
        # the SDKs for JavaScript, Go, Java, .NET, and GitHub's action,
        "Region is missing",
        "Missing region in config",
        "could not find region configuration",
        "Invalid Configuration: Missing Region",
        "an AWS region is required, but was not found",
        "Unable to load region from any of the providers in the chain",
        "No RegionEndpoint or ServiceURL configured",
        "Input required and not supplied: aws-region",
        "No region specified or obtained from persisted/shell defaults",  # PowerShell
    ),
    codes=("NoRegion", "NoRegionError"),
    form=(
        r"\bno (?:aws )?region was (?:provided|specified|found|set|configured)"
        r"|\b(?:aws )?region (?:is |was )(?:missing|required|not (?:set|provided|specified|configured))"
        r"|missingregion(?:error)?\b"
        r"|\bregion configuration value is required|client configuration options: region\b"
        r"|invalid aws region: *$"
    ),
    candidates=(
        Candidate("region.not-set",
                  Phrase("The profile in use has no Region; it takes none over from default.")),
        Candidate("files.not-readable",
                  Phrase("The file is there, and this user may not read it.")),
        Candidate("files.variable-names-no-file",
                  Phrase("A variable sends AWS's tools to another file, which is not there.")),
        Candidate("files.other-home",
                  Phrase("The files lie in another user's home: sudo, a service or WSL.")),
        Candidate("region.cli-and-boto3-differ",
                  Phrase("The AWS CLI works and boto3 does not: only AWS_REGION is set.")),
        Candidate("files.section-named-for-other-file",
                  Phrase("The keys work, and the section in config lacks the word profile.")),
        Candidate("files.wrong-name",
                  Phrase("The file is there under another name, such as config.txt.")),
        Candidate("files.file-and-folder-mixed-up",
                  Phrase("There is a folder in the file's place, or a file in the folder's.")),
        Candidate("files.default-twice",
                  Phrase("config has [default] and [profile default]; the later one counts.")),
    ),
)  # fmt: skip

_MALFORMED = r"profile \(( *|[^)]* | [^)]*|[^)]*[\"'\u201c\u201d][^)]*)\)"

NO_PROFILE = Shared(
    texts=(
        "The config profile (…) could not be found", "The config profile () could not be found",
        # the SDKs for Go and JavaScript,
        "failed to get shared config profile, …",
        "Could not resolve credentials using profile: …",
        "Profile … could not be found or parsed in shared credentials file.",
    ),
    codes=("ProfileNotFound", "NoSuchProfileError"),
    form=r"\baws profile \S+ (?:doesnt seem to be|is not|was not|does not|could not be|not)\b",
    candidates=(
        Candidate("credentials.profile-not-found",
                  Phrase("The name in the brackets is the profile's, and no file has it."),
                  lacks_quoted(_MALFORMED)),
        Candidate("files.section-named-for-other-file",
                  Phrase("A file has the name, and the section is written as the other file wants"
                         " it."),
                  lacks_quoted(_MALFORMED)),
        Candidate("files.section-misspelt",
                  Phrase("A file has the name, but for a capital, a blank or quotes."),
                  lacks_quoted(_MALFORMED)),
        Candidate("credentials.profile-variable-malformed",
                  Phrase("The brackets are empty, or hold quotes or a blank: so does the"
                         " variable."),
                  says_quoted(_MALFORMED)),
        Candidate("files.not-readable",
                  Phrase("The file that has the profile is there, and this user may not read it."),
                  lacks_quoted(_MALFORMED)),
    ),
)  # fmt: skip

PARTIAL = Shared(
    texts=("Partial credentials found in",),
    codes=("PartialCredentialsError",),
    candidates=(
        Candidate("credentials.role-source-unclear",
                  Phrase("The text names assume-role: the role has not exactly one source."),
                  says("assume-role")),
        Candidate("files.indented-line",
                  Phrase("The line with the secret is indented, so it was glued to the one above."),
                  says("in shared-credentials-file|in config-file")),
        Candidate("files.setting-misspelt",
                  Phrase("The line with the secret is there, under a misspelt name."),
                  says("in shared-credentials-file|in config-file")),
        Candidate("credentials.secret-missing",
                  Phrase("There is an access key ID and no secret, where the text says."),
                  lacks("assume-role")),
    ),
)  # fmt: skip

BAD_REGION = Shared(
    texts=("Provided region_name … doesn't match a supported format",),
    codes=("InvalidRegionError",),
    candidates=(
        Candidate("files.indented-line",
                  Phrase("The value holds a line break and another setting, which is indented."),
                  says(r"\\n\w+ ?=|\w\s+\w+ ?= ?\w")),
        Candidate("files.extra-text-in-value",
                  Phrase("The value goes on with a comment or with the question that it answers."),
                  says(r"region_name \S+ +[#;]|region_name \S+ \w+ ?= ?\w|\[none\]|access key")),
        Candidate("files.quoted-value",
                  Phrase("The value stands in quotes, and they count as part of it."),
                  says_quoted(r"region_name ['\"]?[\"'\u201c\u2018]+[^'\"]+[\"'\u201d\u2019]{2}")),
        Candidate("region.malformed",
                  Phrase("The value is a name or a list, has capitals or underscores, or ends with"
                         " a blank."),
                  lacks(r"[#;]|\\n|\[none\]|region_name [a-z0-9/+=]{20,} |region_name [^ ]*[^\x00-\x7f]")),
        Candidate("region.looks-like-a-secret",
                  Phrase("A key stands where the Region belongs."),
                  says(r"region_name [a-z0-9/+=]{20,} |region_name (akia|asia)[a-z0-9]{8,}")),
        Candidate("files.foreign-character",
                  Phrase("The value looks right: it holds a sign that cannot be seen."),
                  says_quoted(r"region_name '?[a-z]{2}(-[a-z]+)+-\d'? doesn|region_name [^ ]*[^\x00-\x7f]")),
    ),
)  # fmt: skip

BAD_ENDPOINT = Shared(
    texts=("Invalid endpoint: …",),
    candidates=(
        Candidate("region.empty",
                  Phrase("The address has two dots in a row: the Region is set, and empty."),
                  says(r"endpoint: \S*\.\.")),
        Candidate("network.scheme-wrong",
                  Phrase("The address lacks http:// or https:// at its beginning."),
                  lacks(r"endpoint: \S*\.\.")),
    ),
)  # fmt: skip

NO_TOKEN = Shared(
    texts=("Invalid length for parameter WebIdentityToken, value: 0",),
    form="at webidentitytoken failed to satisfy constraint: member must have length",
    candidates=(
        Candidate("credentials.token-file-unreadable",
                  Phrase("The file that AWS_WEB_IDENTITY_TOKEN_FILE names is empty.")),
        Candidate("credentials.pipeline-token-missing",
                  Phrase("A job passes its token in a variable, and that variable is empty.")),
    ),
)  # fmt: skip

SHARED = (
    UNPARSABLE,
    NO_CREDENTIALS,
    NO_REGION,
    NO_PROFILE,
    PARTIAL,
    BAD_REGION,
    BAD_ENDPOINT,
    NO_TOKEN,
)
