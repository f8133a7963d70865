"""AWS does not accept the keys: the ID, the secret, the token, or the Region they are used in."""

from __future__ import annotations

from collections.abc import Iterator

from checks.console_links import USERS
from checks.context import Context
from checks.endpoints import source_of
from checks.fix import Fix
from checks.masking import mask_key_id, masked_url
from checks.model import Evidence, Finding, Message, Phrase, Remedy, Severity
from checks.pages import ACCESS_KEYS, ENDPOINTS, SIGNING, TEMPORARY
from checks.profile import ID, resolved_region
from checks.refusals.evidence import evidence_of
from checks.refusals.not_yet import still_spreading
from checks.refusals.region import SCOPE_MISMATCH, elsewhere
from checks.sources.aws.ask import Keys
from checks.sources.aws.refusal import Kind, Refusal
from checks.sources.local.shells import anew_remedy, unset_remedy
from checks.values_in_use import signing_keys

KEY_UNKNOWN = Message(
    code="credentials.key-unknown",
    severity=Severity.FAIL,
    passes=True,
    summary="AWS does not know the access key ID {key}: it is deleted, inactive or mistyped.",
    why="AWS looks the ID up before anything else, and gives the same answer for a deleted key, an"
    " inactive one and one that never was.",
    recognised="STS refused the ID here and in us-east-1 alike.",
    raw=(
        "The security token included in the request is invalid",
        "The AWS Access Key Id you provided does not exist in our records",
        "AWS was not able to validate the provided access credentials",
        "An error occurred (InvalidClientTokenId) when calling the GetCallerIdentity operation",
        "An error occurred (UnrecognizedClientException) when calling the DetectFaces operation",
    ),
    steps=(
        "Open the IAM console, your user, tab Security credentials, and look for this key.",
        "If it is inactive, activate it. If it is not there, create an access key.",
        "Enter the key with rekwiz setup.",
    ),
    commands=("rekwiz setup",),
    links=(USERS, ACCESS_KEYS),
    fix=Fix.ENTER_KEYS,
)

SECRET_REJECTED = Message(
    code="credentials.secret-rejected",
    severity=Severity.FAIL,
    summary="AWS knows the access key ID {key}, but the secret access key is not its secret.",
    why="Each request is signed with the secret. AWS computed the signature too, with the secret"
    " that it has on record, and the two differ: a character is missing, or it is another key's.",
    recognised="AWS refused the signature with {error}, and neither clock nor Region is the cause.",
    raw=(
        "The request signature we calculated does not match the signature you provided",
        "An error occurred (SignatureDoesNotMatch) when calling the GetCallerIdentity operation",
        "An error occurred (InvalidSignatureException) when calling the DetectFaces operation",
    ),
    steps=(
        "Enter the secret again, best from the .csv file that the IAM console gave you.",
        "If you no longer have it, create a new access key: AWS never shows a secret twice.",
    ),
    commands=("rekwiz setup",),
    links=(SIGNING, ACCESS_KEYS),
    fix=Fix.ENTER_KEYS,
)

TOKEN_EXPIRED = Message(
    code="credentials.token-expired",
    severity=Severity.FAIL,
    summary="The temporary credentials {key} have run out.",
    why="Credentials with a session token are made to last some hours only.",
    recognised="AWS's code is {error}, and the clock is right.",
    raw=(
        "The security token included in the request is expired",
        "The provided token has expired",
        "An error occurred (ExpiredToken) when calling the … operation",
        "An error occurred (ExpiredTokenException) when calling the … operation",
        "Request has expired",
    ),
    steps=(
        "Sign in again the way you did before: aws sso login, aws login, or the access portal.",
        "If you pasted the three values, paste new ones, the session token too.",
    ),
    commands=("aws sso login",),
    links=(TEMPORARY,),
)

SIGNATURE_UNREADABLE = Message(
    code="credentials.signature-unreadable",
    severity=Severity.FAIL,
    summary="AWS could not read the signature: a character in the keys breaks its header.",
    why="The access key ID becomes a part of a header. A blank, a quote or a line break in it takes"
    " that header apart.",
    recognised="AWS's code is {error}. Its words are not shown: they may hold your secret.",
    raw=(
        "not a valid key=value pair (missing equal-sign) in Authorization header",
        "the authorization header requires three components: Credential, SignedHeaders, and",
        "An error occurred (IncompleteSignature) when calling the … operation",
    ),
    steps=("Enter both keys again, without quotes and blanks.",),
    commands=("rekwiz setup",),
    links=(ACCESS_KEYS, SIGNING),
    fix=Fix.ENTER_KEYS,
)

MESSAGES = (KEY_UNKNOWN, SECRET_REJECTED, TOKEN_EXPIRED, SIGNATURE_UNREADABLE)
UNKNOWN_ID = (
    "InvalidClientTokenId",
    "UnrecognizedClientException",
    "InvalidAccessKeyId",
    "AuthFailure",
)
"""Each service has its own word for an access key ID that it does not know: STS, Rekognition, S3, EC2."""
WRONG_SIGNATURE = ("SignatureDoesNotMatch", "InvalidSignatureException")
EXPIRED = ("ExpiredToken", "ExpiredTokenException", "RequestExpired")
SECRET_VARIABLE = "AWS_SECRET_ACCESS_KEY"
UNREADABLE = (
    "IncompleteSignature",
    "IncompleteSignatureException",
    "AuthorizationHeaderMalformed",
)


def findings(refusal: Refusal, context: Context) -> Iterator[Finding]:
    """What AWS has against the keys; the clock was looked at before."""
    if refusal.kind is not Kind.AWS:
        return
    facts = {"key": _key(context), "error": refusal.code}
    seen = evidence_of(refusal)
    if refusal.code in UNKNOWN_ID:
        yield _id_refused(refusal, context)
    elif refusal.code in WRONG_SIGNATURE and "should be scoped to" in refusal.words:
        yield _other_region(refusal, context)
    elif refusal.code in WRONG_SIGNATURE:
        remedy = _by_hand(SECRET_REJECTED, context)
        yield SECRET_REJECTED.finding(*seen, facts=facts, remedy=remedy)
    elif refusal.code in EXPIRED:
        yield TOKEN_EXPIRED.finding(*seen, facts=facts)
    elif refusal.code in UNREADABLE:
        seen = evidence_of(refusal, words=False)
        remedy = _by_hand(SIGNATURE_UNREADABLE, context)
        yield SIGNATURE_UNREADABLE.finding(*seen, facts=facts, remedy=remedy)


def _other_region(refusal: Refusal, context: Context) -> Finding:
    """With the address that a setting names, where one does."""
    there, seen = source_of(refusal.service, context), evidence_of(refusal)
    remedy = None
    if there.value:
        endpoint = f"endpoint of {refusal.service}"
        seen = (*seen, Evidence(endpoint, masked_url(there.value), there.source))
    if there.source in context.environment:
        remedy = unset_remedy((there.source,), context.platform, ENDPOINTS)
    region = resolved_region(context) or ""
    return SCOPE_MISMATCH.finding(
        *seen, location=there.location, remedy=remedy, facts={"region": region}
    )


def _id_refused(refusal: Refusal, context: Context) -> Finding:
    """Too new, good elsewhere, or unknown everywhere."""
    young = still_spreading(refusal, context)
    return young or elsewhere(refusal, context) or _unknown(refusal, context)


def _unknown(refusal: Refusal, context: Context) -> Finding:
    key = _key(context)
    seen = (*evidence_of(refusal), Evidence("key", key, "botocore"))
    facts = {"key": key, "error": refusal.code}
    return KEY_UNKNOWN.finding(*seen, facts=facts, remedy=_by_hand(KEY_UNKNOWN, context))


def _by_hand(message: Message, context: Context) -> Remedy | None:
    """For keys that no file has: a variable is set by the person, and a source of keys mends its own."""
    named = next((part for part in signing_keys(context) if part.key == ID), None)
    if named and named.in_file:
        return None
    steps = tuple(map(Phrase, message.steps))
    if named is None or named.source not in context.environment:
        return Remedy(steps, message.commands, message.links)
    names = (named.source, SECRET_VARIABLE)
    an_id, secret = (anew_remedy(name, context.platform).steps for name in names)
    return Remedy((steps[0], an_id[0], *secret), links=message.links)


def _key(context: Context) -> str:
    keys = context.aws.keys()
    return mask_key_id(keys.access_key_id) if isinstance(keys, Keys) else "?"
