"""Texts with many causes in which AWS refuses a request."""

import re

from checks.knowledge import aws_codes
from checks.knowledge.by_refusal import OF_REKOGNITION
from checks.knowledge.pasted import Pasted
from checks.knowledge.shared import Candidate, Shared, Sign, lacks, says
from checks.model import Phrase

OF_IMAGES = r"Detect\w*|Compare\w*|Search\w*|IndexFaces|Recognize\w*|GetCelebrity\w*"
OF_S3 = r"(?:List|Get|Head)(?:Bucket|Object)\w*"
OF_BUCKETS = r"(?:Get|Head)Object|HeadBucket|ListObjects(?:V2)?"
OF_IAM = r"(?:Create|Delete|Put|Update|Detach)(?:User|Role|Policy|AccessKey|LoginProfile|Group)\w*"


BODY_ALONE = re.compile(r"\{__type: ?[\w.#]+ ?\}")
"""AWS's answer in JSON as a debug log has it, with a code and no message."""


def _without_words(pasted: Pasted) -> bool:
    """Rekognition refuses so, or nobody knows who."""
    of_it = pasted.operation is None or bool(
        re.fullmatch(OF_REKOGNITION + "|DetectFaces", pasted.operation)
    )
    is_bare = pasted.bare.endswith("operation:") or bool(BODY_ALONE.search(pasted.bare))
    return is_bare and of_it


def _calls(pattern: str) -> Sign:
    """A sign: an operation of this pattern was refused, or an action of AWS's sentence."""
    return lambda pasted: bool(re.fullmatch(pattern, pasted.operation or ""))


def _of_nobody_here(pasted: Pasted) -> bool:
    """None of the operations and actions that have a cause of their own was refused."""
    if pasted.operation:
        known = rf"{OF_IMAGES}|{OF_S3}|{OF_IAM}|{OF_REKOGNITION}|AssumeRole\w*|Attach\w*Policy"
        return not re.fullmatch(known, pasted.operation)
    return not re.search(r"rekognition:|s3:|sts:assumerole|iam:|detectfaces", pasted.bare)


KEY_REFUSED = Shared(
    texts=(
        "The security token included in the request is invalid",
        "The AWS Access Key Id you provided does not exist in our records",
        "AWS was not able to validate the provided access credentials",
    ),
    codes=("InvalidClientTokenId", "UnrecognizedClientException", "InvalidAccessKeyId",
           "AuthFailure"),
    candidates=(
        Candidate("credentials.shadowed-by-environment",
                  Phrase("Variables of this terminal hold another, older key than the file.")),
        Candidate("credentials.stale-token",
                  Phrase("The ID begins with AKIA, and an old session token is sent with it.")),
        Candidate("credentials.temporary-key-without-token",
                  Phrase("The ID begins with ASIA, and no session token is set.")),
        Candidate("credentials.key-unknown",
                  Phrase("None of these: the key was deleted, is inactive, or is mistyped.")),
        Candidate("region.not-enabled",
                  Phrase("The same key works in us-east-1: this Region is switched off for the"
                         " account.")),
        Candidate("region.other-partition",
                  Phrase("The key is one of GovCloud or China and the Region is not, or the other"
                         " way round.")),
        Candidate("credentials.placeholder",
                  Phrase("The key is the sample from a page, not your own.")),
        Candidate("credentials.swapped",
                  Phrase("The ID and the secret stand in each other's place.")),
        Candidate("files.quoted-value",
                  Phrase("The ID stands in quotes in the file.")),
        Candidate("files.foreign-character",
                  Phrase("The ID holds a sign that cannot be seen, pasted with it.")),
        Candidate("credentials.key-shape",
                  Phrase("The ID has not 20 letters and digits, or begins with neither AKIA nor"
                         " ASIA.")),
    ),
)  # fmt: skip

SIGNATURE_REFUSED = Shared(
    texts=("The request signature we calculated does not match the signature you provided",),
    codes=("SignatureDoesNotMatch", "InvalidSignatureException"),
    candidates=(
        Candidate("network.clock-wrong",
                  Phrase("The text goes on with “Signature expired” or “not yet current”."),
                  says("signature (expired|not yet current)")),
        Candidate("region.scope-mismatch",
                  Phrase("The text says “should be scoped to a valid region”."),
                  says("should be scoped to")),
        Candidate("credentials.placeholder",
                  Phrase("The secret is the sample from a page, not your own."),
                  lacks("signature (expired|not yet)|scoped to")),
        Candidate("files.value-on-next-line",
                  Phrase("The secret goes on in a second line of the file."),
                  lacks("signature (expired|not yet)|scoped to")),
        Candidate("credentials.secret-shape",
                  Phrase("The secret has not 40 characters, or one that no secret has."),
                  lacks("signature (expired|not yet)|scoped to")),
        Candidate("credentials.shadowed-by-environment",
                  Phrase("Variables of this terminal hold another, older key than the file."),
                  lacks("signature (expired|not yet)|scoped to")),
        Candidate("credentials.secret-rejected",
                  Phrase("None of these: the secret belongs to another key, or is mistyped."),
                  lacks("signature (expired|not yet)|scoped to")),
    ),
)  # fmt: skip

_MALFORMED_REGION = r"the region (?![a-z]{2}(?:-[a-z]+)+-\d )\S+ is wrong"
OTHER_REGION = Shared(
    texts=("The authorization header is malformed; the region '…' is wrong; expecting '…'",),
    candidates=(
        Candidate("region.malformed",
                  Phrase("The first of the two is not written as a Region's code."),
                  says(_MALFORMED_REGION)),
        Candidate("region.bucket-elsewhere",
                  Phrase("The bucket lies in the second of the two Regions."),
                  lacks(_MALFORMED_REGION)),
        Candidate("region.scope-mismatch",
                  Phrase("No bucket was named: AWS_ENDPOINT_URL or endpoint_url is that of another"
                         " Region."),
                  lacks(_MALFORMED_REGION)),
    ),
)  # fmt: skip
"""S3's words ("Error responses", AuthorizationHeaderMalformed)."""

EXPIRED = Shared(
    texts=("The security token included in the request is expired",
           "The provided token has expired", "Request has expired"),
    codes=("ExpiredToken", "ExpiredTokenException", "RequestExpired"),
    candidates=(
        Candidate("network.clock-wrong",
                  Phrase("The request itself is too old: this computer's clock is wrong."),
                  says("request ?(has )?expired")),
        Candidate("credentials.stale-token",
                  Phrase("The ID begins with AKIA, and an old session token is sent with it.")),
        Candidate("credentials.token-expired",
                  Phrase("The ID begins with ASIA: temporary credentials have run out."),
                  says("expired")),
        Candidate("credentials.shadowed-by-environment",
                  Phrase("Variables of this terminal hold another, older key than the file.")),
    ),
)  # fmt: skip

SIGNATURE_UNREADABLE = Shared(
    texts=("not a valid key=value pair (missing equal-sign) in Authorization header",
           "the authorization header requires three components",
           "Credential must have exactly 5 slash-delimited elements"),
    codes=("IncompleteSignature", "IncompleteSignatureException", "AuthorizationHeaderMalformed"),
    candidates=(
        Candidate("credentials.swapped",
                  Phrase("The ID and the secret stand in each other's place."),
                  says("exactly 5 slash-delimited")),
        Candidate("files.extra-text-in-value",
                  Phrase("The ID goes on with a comment, or the question was pasted with it."),
                  lacks("exactly 5 slash-delimited")),
        Candidate("credentials.whitespace-in-key",
                  Phrase("The ID has a blank or a line break in it."),
                  lacks("exactly 5 slash-delimited")),
        Candidate("files.quoted-value",
                  Phrase("The ID stands in quotes in the file."),
                  lacks("exactly 5 slash-delimited")),
        Candidate("credentials.empty-value",
                  Phrase("The file names the setting and gives it no value."),
                  lacks("exactly 5 slash-delimited")),
        Candidate("credentials.signature-unreadable",
                  Phrase("None of these: something else is wrong with the ID."),
                  lacks("exactly 5 slash-delimited")),
    ),
)  # fmt: skip


def _of_rekognition(pasted: Pasted) -> bool:
    of_it = re.fullmatch(rf"{OF_REKOGNITION}|DetectFaces", pasted.operation or "")
    return bool(of_it) or bool(re.search("detectfaces|rekognition:", pasted.bare))


DENIED = Shared(
    texts=(),
    codes=("AccessDeniedException", "AccessDenied"),
    candidates=(
        Candidate("region.operation-not-offered",
                  Phrase("No reason is given, and us-east-1 allows the same call."),
                  _without_words),
        Candidate("permissions.denied-without-reason",
                  Phrase("No reason is given in any Region."), _without_words),
        Candidate("permissions.rekognition-denied",
                  Phrase("AmazonRekognitionFullAccess is not attached to this identity."),
                  _of_rekognition),
        Candidate("permissions.still-spreading",
                  Phrase("The policy was attached less than a minute ago."),
                  _of_rekognition),
        Candidate("permissions.s3-denied",
                  Phrase("AmazonS3ReadOnlyAccess is not attached to this identity."),
                  _calls(OF_S3)),
        Candidate("permissions.bucket-denied",
                  Phrase("Other buckets can be read: this one's policy, or its owner, says no."),
                  _calls(OF_BUCKETS)),
        Candidate("identity.role-refused",
                  Phrase("AWS refused AssumeRole: the role does not trust this identity."),
                  _calls(r"AssumeRole\w*")),
        Candidate("permissions.attach-denied",
                  Phrase("AWS refused to attach a policy, which only an administrator may."),
                  _calls(r"Attach\w*Policy")),
        Candidate("permissions.denied-by-organization",
                  Phrase("A rule of the company's organization forbids the call."),
                  says("organization|control policy|scp")),
        Candidate("permissions.change-denied",
                  Phrase("AWS refused a change in IAM, which only an administrator may make."),
                  _calls(OF_IAM)),
        Candidate("permissions.action-denied",
                  Phrase("No policy of this identity allows the action."), _of_nobody_here),
    ),
)  # fmt: skip

_CHANGE = "iam:(?:create|delete|put|detach|update)"
_OF_ANOTHER = f"rekognition:|s3:(?:get|list)|sts:assumerole|iam:attach|{_CHANGE}"
_NAMED = "(?:to perform:|policy allows the) "
"""AWS's sentence names the action at two places."""
ALLOWED_BY_NONE = Shared(
    texts=("no identity-based policy allows the … action",
           "is not authorized to perform: …"),
    candidates=(
        Candidate("permissions.rekognition-denied",
                  Phrase("AmazonRekognitionFullAccess is not attached to this identity."),
                  says(f"{_NAMED}rekognition:")),
        Candidate("permissions.s3-denied",
                  Phrase("AmazonS3ReadOnlyAccess is not attached to this identity."),
                  says(f"{_NAMED}s3:(get|list)")),
        Candidate("permissions.bucket-denied",
                  Phrase("Other buckets can be read: this one's policy, or its owner, says no."),
                  says(f"{_NAMED}s3:(?:getobject|listbucket)\\b")),
        Candidate("identity.role-refused",
                  Phrase("AWS refused AssumeRole: the role does not trust this identity."),
                  says(f"{_NAMED}sts:assumerole")),
        Candidate("permissions.attach-denied",
                  Phrase("AWS refused to attach a policy, which only an administrator may."),
                  says(f"{_NAMED}iam:attach")),
        Candidate("permissions.change-denied",
                  Phrase("AWS refused a change in IAM, which only an administrator may make."),
                  says(f"{_NAMED}{_CHANGE}")),
        Candidate("permissions.action-denied",
                  Phrase("No policy of this identity allows the action."),
                  says(rf"{_NAMED}(?!{_OF_ANOTHER})[a-z0-9-]+:")),
        Candidate("permissions.decryption-denied",
                  Phrase("S3 said it of an object: the object is encrypted with that key."),
                  says(f"{_NAMED}kms:decrypt")),
    ),
)  # fmt: skip

DENIED_BY_OWN_POLICY = Shared(
    texts=("with an explicit deny in an identity-based policy",),
    likeliest="permissions.mfa-required",
    candidates=(
        Candidate("permissions.denied-explicitly",
                  Phrase("A policy of this identity forbids this very call.")),
        Candidate("permissions.mfa-required",
                  Phrase("Nearly every call is refused: a policy asks for MFA first.")),
        Candidate("permissions.key-quarantined",
                  Phrase("AWS has written to you that the key was found in public.")),
    ),
)  # fmt: skip

_OWNER = "accountfullaccessrole"
"""The role of whoever opened a project (checks/accounts/projects.toml)."""
_NO_PROJECTS = "to perform: iam:|arn:aws-"
"""Which no project's Region is about: IAM has none, and other partitions have no projects."""
DENIED_BY_CONTROL_POLICY = Shared(
    texts=("with an explicit deny in a service control policy",),
    candidates=(
        Candidate("permissions.denied-by-organization",
                  Phrase("A company or school gave you the account."), lacks(_OWNER)),
        Candidate("region.not-the-projects",
                  Phrase("You opened the account yourself, and AWS Settings shows it as a project: it"
                         " has one Region."), lacks(_NO_PROJECTS)),
        Candidate("region.project-without-rekognition",
                  Phrase("The same, and you gave an address in Europe: its Region is eu-north-1."),
                  lacks(_NO_PROJECTS)),
    ),
)  # fmt: skip

NOT_SERVED = Shared(
    texts=("needs a subscription for the service", "is not signed up for the S3 service"),
    codes=aws_codes.NOT_ACTIVATED,
    candidates=(
        Candidate("identity.account-not-activated",
                  Phrase("The account is new: its card or phone is not verified yet.")),
        Candidate("identity.plan-ended",
                  Phrase("The account is some months old and on the free plan: aws freetier"
                         " get-account-plan-state says EXPIRED.")),
    ),
)  # fmt: skip

SIGN_IN_EXPIRED = Shared(
    texts=("The refresh token has expired",),
    candidates=(
        Candidate("credentials.sign-in-needed",
                  Phrase("The sign-in is older than twelve hours.")),
        Candidate("network.clock-wrong",
                  Phrase("You signed in just now: this computer's clock is wrong.")),
    ),
)  # fmt: skip

SIMULATED = Shared(
    texts=('"EvalDecision": "implicitDeny"',),
    candidates=(
        Candidate("permissions.reading-disagrees",
                  Phrase("MissingContextValues is not empty: IAM was not told what the policy asks"
                         " about."),
                  says(r"missingcontextvalues: \[ *\w")),
        Candidate("permissions.action-denied",
                  Phrase("No policy of this identity allows the action.")),
    ),
)  # fmt: skip

PHOTO_FORMAT = Shared(
    texts=("Request has invalid image format", "cannot identify image file …"),
    operations=OF_IMAGES,
    codes=("InvalidImageFormatException",),
    candidates=(
        Candidate("detection.photo-format-unsupported",
                  Phrase("The photo is HEIC, WebP or another format, whatever its name says.")),
        Candidate("detection.not-a-photo",
                  Phrase("The file is a web page or something else, saved under a photo's name.")),
        Candidate("detection.photo-encoded-as-text",
                  Phrase("The file, or what the program passes, is base64 text.")),
        Candidate("detection.photo-damaged-as-text",
                  Phrase("The file was read and written as text on its way; no program opens it.")),
        Candidate("detection.photo-wrapped",
                  Phrase("The file holds a form upload or an error message in place of a photo.")),
        Candidate("detection.bytes-not-read",
                  Phrase("Your own program passes the file's name in place of its bytes.")),
        Candidate("detection.cli-photo-argument",
                  Phrase("The photo was given to the AWS CLI as JSON with Bytes.")),
        Candidate("detection.photo-incomplete",
                  Phrase("The file is cut off: the copy or the download ended too early.")),
        Candidate("detection.photo-refused",
                  Phrase("None of these: save it anew as JPEG.")),
    ),
)  # fmt: skip

PHOTO_PARAMETERS = Shared(
    texts=("Request has invalid parameters",),
    operations=OF_IMAGES,
    codes=("InvalidParameterException",),
    candidates=(
        Candidate("detection.photo-too-small",
                  Phrase("A side of the photo is shorter than 80 pixels.")),
        Candidate("detection.photo-incomplete",
                  Phrase("The file is cut off: the copy or the download ended too early.")),
        Candidate("detection.photo-refused",
                  Phrase("None of these: save it anew as JPEG.")),
    ),
)  # fmt: skip

PHOTO_IN_BUCKET = Shared(
    texts=("Unable to get object metadata from S3", "Request has invalid S3 object",
           "The specified key does not exist", "The specified bucket does not exist"),
    operations=OF_IMAGES,
    codes=("InvalidS3ObjectException",),
    candidates=(
        Candidate("detection.bucket-photo-out-of-reach",
                  Phrase("rekwiz doctor --bucket NAME/PHOTO looks which of all these it is.")),
        Candidate("region.bucket-elsewhere",
                  Phrase("aws s3api head-bucket names another Region than the one that is asked.")),
        Candidate("detection.bucket-missing",
                  Phrase("The list of your buckets has no such name.")),
        Candidate("detection.object-missing",
                  Phrase("The list of the bucket has no such name.")),
        Candidate("detection.object-key-encoded",
                  Phrase("The name came from an event or an address: it has + or % in it.")),
        Candidate("permissions.bucket-denied",
                  Phrase("aws s3 cp of the same photo is refused, too.")),
        Candidate("permissions.decryption-denied",
                  Phrase("The photo is encrypted by AWS KMS: aws s3api head-object shows it.")),
        Candidate("detection.bucket-requester-pays",
                  Phrase("aws s3 cp works with --request-payer requester alone.")),
        Candidate("detection.object-archived",
                  Phrase("Its storage class is GLACIER or DEEP_ARCHIVE.")),
        Candidate("detection.object-under-own-key",
                  Phrase("It was uploaded with a key of one's own (SSE-C).")),
        Candidate("detection.bucket-photo-refused",
                  Phrase("You can read it, and a rule of the bucket lets in some networks only.")),
    ),
)  # fmt: skip

COLLECTION_MISSING = Shared(
    texts=("The collection id: … does not exist",),
    operations="DescribeCollection",
    codes=("ResourceNotFoundException",),
    candidates=(
        Candidate("detection.collection-missing",
                  Phrase("No Region's list of collections has such a name.")),
        Candidate("region.collection-elsewhere",
                  Phrase("Another Region's list of collections has it.")),
    ),
)  # fmt: skip

SHARED = (
    KEY_REFUSED,
    SIGNATURE_REFUSED,
    OTHER_REGION,
    EXPIRED,
    SIGNATURE_UNREADABLE,
    DENIED,
    ALLOWED_BY_NONE,
    DENIED_BY_OWN_POLICY,
    DENIED_BY_CONTROL_POLICY,
    NOT_SERVED,
    SIGN_IN_EXPIRED,
    SIMULATED,
    PHOTO_FORMAT,
    PHOTO_PARAMETERS,
    PHOTO_IN_BUCKET,
    COLLECTION_MISSING,
)
