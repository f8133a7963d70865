"""What may be shown of a secret: of an access key ID its ends, of anything else nothing."""

from __future__ import annotations

import re
from collections.abc import Iterable
from itertools import combinations

from checks.chance import is_by_chance, is_in_words, is_mixed, is_no_region

HIDDEN = "****"

# Every repetition before a value is bounded, and `masked` cuts its text: with `*` in their place
# 16 kB of `token` keep _NAMED busy for more than five minutes.

# aws_secret_access_key, AWS_SESSION_TOKEN, SecretAccessKey, password, GITLAB_TOKEN; but not
# `secretsmanager` (a service: its actions stand in refusals) nor web_identity_token_file (a path).
_SECRET_NAMES = re.compile(
    r"secret(?!smanager)|password|passphrase|(session|security|auth|access|bearer|refresh|id)"
    r"[_-]?token(?!_file)|^token$",
    re.IGNORECASE,
)
# A secret access key in the ID's place has small letters, and never fits.
_KEY_ID = re.compile(r"[A-Z0-9]{12,128}")
# AKIAIOSFODNN7EXAMPLE in a sentence or before the scope of a signature; not in the midst of a run.
_KEY_ID_IN_TEXT = re.compile(r"(?<![A-Za-z0-9/+])(?:AKIA|ASIA)[A-Z0-9]{12,124}(?![A-Za-z0-9])")
MOST = 16 * 1024
"""Of a longer text the rest is cut away, in characters."""
_LONGEST = 100
"""From so many characters on, a run is hidden whatever it is."""
# {"SecretAccessKey": "abc"}, with its quotes behind backslashes or a `b` before them where Python
# or JSON has quoted it again; x-amz-security-token:abc; ?X-Amz-Security-Token=ab%2F&b=c;
# password="ab;c d", where what ends a bare value does not end one in quotes.
_NAMED = re.compile(
    r"""(?P<name>[\w-]{0,40}(?:secret|password|passphrase|token)[\w-]{0,40})
        (?P<between>\\?["']?\s{0,40}[=:]\s{0,40})
        (?P<opening>\\?(?:b?(?P<quote>["']))?)
        (?P<value>(?(quote)(?:\\.|(?!(?P=quote))[^\\\n])+|[^\s"',;&<>]+))""",
    re.IGNORECASE | re.VERBOSE,
)
# A job's right to ask for a token (GitHub), and the tokens that it asks for (GitLab): no value is there.
_OF_A_JOB = re.compile(r"id-token: (?:write|read|none)\}?|id_tokens: \{\w{1,40}:")
# export AWS_SECRET_ACCESS_KEY="$AWS_SECRET_KEY", $Env:… = $Env:…, set "…=%…%": no value is there, and whoever
# pastes the command with **** in it has that for a secret.
_REFERENCE = r"(?:\$(?:Env:)?|%)(?:aws_[a-z_]{3,40}|secret_access_key)%?"
_IS_REFERENCE = re.compile(_REFERENCE, re.IGNORECASE)
# `aws_secret_access_key = AAAA BBBB`: botocore takes the whole line for the value, blanks and all.
# One in quotes is left to _NAMED, which stops where they close.
_LINE_OF_A_FILE = re.compile(
    r"(aws_(?:secret_access_key|session_token|security_token)[ \t]{0,40}=[ \t]{0,40})"
    rf"(?=[^\s\"'])(?!{_REFERENCE}\"?[ \t]*(?:\n|\Z))[^\n]+",
    re.IGNORECASE,
)
_IN_WORDS = [
    # Authorization: AWS4-HMAC-SHA256 …, SignedHeaders=host;x-amz-date, Signature=fe5f80
    (re.compile(r"(Signature['\"]?\s{0,40}[=:]\s{0,40}['\"]?)[^\s,&'\"]+", re.I), rf"\1{HIDDEN}"),
    # Credential=wJalrXUtnFEMI/K7MDENG/bPx…/20260501/us-east-1/sts: the secret was taken for the ID,
    # and its slashes break it into runs too short to be known as one. A true ID keeps its ends.
    (
        re.compile(r"(Credential=)(?!(?:AKIA|ASIA)[A-Z0-9]{12,124}(?:/|%2F|\b))[^\s,&'\"]+", re.I),
        rf"\1{HIDDEN}",
    ),
    # Authorization: Bearer abcdefgh.ijk; Proxy-Authorization: Basic bWU6cGFzcw==
    (re.compile(r"\b(Bearer|Basic)\s{1,40}[A-Za-z0-9._~+/=-]{8,}"), rf"\1 {HIDDEN}"),
    # credential_process = /bin/x --password abc
    (
        re.compile(r"(--[\w-]{0,40}(?:secret|password|token)\s{1,40})\S+", re.IGNORECASE),
        rf"\1{HIDDEN}",
    ),
    # Invalid header value b'AWS4 a\nb': http.client repeats the header that it could not send, for a
    # line break in the key ID or the token. In a text that was cut the quote never closes.
    (
        re.compile(r"(Invalid header value\s{1,40})b?(['\"]).*?(?:\2(?=\s|\Z)|\Z)", re.DOTALL),
        rf"\1{HIDDEN}",
    ),
    # Provided region_name 'a b' doesn't match: botocore repeats what stands in the Region's place
    (
        re.compile(r"(Provided region_name\s{1,40})(['\"]).*?(?:\2(?=\s)|\Z)", re.DOTALL),
        rf"\1{HIDDEN}",
    ),
    # Failed to connect to proxy URL: "http://u:p S3cret@h": botocore's exceptions repeat an address
    # as it was written, and after a blank _ADDRESS would not know it as one
    (
        re.compile(r"""((?:URL|Invalid\ endpoint):\ ["']?(?:\w{1,20}://)?)[^\n]*@""", re.X),
        rf"\1{HIDDEN}@",
    ),
    # Failed to parse: 'u:S3cret' is not a valid host or port: of an address that urllib3 could not
    # take apart it repeats the part at fault, half a login as a rule
    (re.compile(r"(Failed to parse: )[^\n]*?(?=, label| is not a valid|$)", re.M), rf"\1{HIDDEN}"),
    # Port could not be cast to integer value as 'S3cret' (urllib.parse), and http.client's twin
    (re.compile(r"((?:integer value as|nonnumeric port:) )[^\n]*"), rf"\1{HIDDEN}"),
]
# http://me:p%40ss@proxy:8080/x, http://u:p/S3cret@h:1/x, http://t0ken@h: up to the next blank
_ADDRESS = re.compile(r"://(\S+)")
# What is no login: proxy:8080, [::1]:3128, the `host:port` of our own advice, and each with what may
# follow an address in a text. http://u:S3cret:h:1 is none: its @ was forgotten.
_HOST = re.compile(r"""[^:]*(?::(?:\d*|port))?(?:\W*\Z|\W*[\s"'<>,;)?#])|\[""", re.IGNORECASE)
# http:// before a login, and not `user:` where no scheme was written: user:Pr0xyS3cret@127.0.0.1:9
_SCHEME = re.compile(r"\s*[A-Za-z][A-Za-z0-9+.-]{0,20}://")
# Where an address may be taken apart, inside of its login.
_PIECES = re.compile(r"[:/@#?&=%\s]+")
_SHORTEST = 3
"""A piece of a login that is known by value; of a shorter one nothing can be told, and it is a word."""
# The config profile (xwJalrXUtn…) could not be found: botocore, of whatever was given for a name
_NAME_IN_WORDS = re.compile(r"(?<=config profile \()[^\n]*(?=\))")
# "The token IQoJb3JpZ2luX2VjE… is": a session token, wherever it stands
_LONG = re.compile(rf"(?<![A-Za-z0-9/+=])[A-Za-z0-9/+=_-]{{{_LONGEST},}}(?![A-Za-z0-9/+=])")
# "the key wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY is wrong", AccessKey=wJalr…, wJalr…=, http://h/wJalr…,
# and one with a letter too many at an end
_FORTY_OR_MORE = re.compile(r"[A-Za-z0-9/+]{40,}")
_SECRET = 40
"""Letters of a secret access key."""
_MOST_OF_A_PATH = 400
"""Letters that are looked through for a secret with slashes in it."""
_MOST_ABOUT = 4
"""Letters that may stand before or behind it by mistake."""
# us-east-1wJalr…, or a secret whose first letter was not copied: most of one, which _FORTY misses
_RUN = re.compile(r"[A-Za-z0-9/+=]{30,}")
# AWS_PROFILE, source_profile; region, AWS_DEFAULT_REGION, sso_region; output, AWS_DEFAULT_OUTPUT, for
# no format has letters and digits mixed either, and a key that is pasted a question too late ends there
_NAMES = re.compile(r"(?:^|_)profile$", re.IGNORECASE)
_REGIONS = re.compile(r"(?:^|_)region$|^(?:aws_default_)?output$", re.IGNORECASE)
# endpoint_url, AWS_ENDPOINT_URL_S3, HTTPS_PROXY, proxy
_ADDRESSES = re.compile(r"_url|proxy$", re.IGNORECASE)


NO_VALUES = ("token",)
"""Behind a colon it begins a sentence: “Error loading SSO Token: Token for corp does not
exist”."""


def is_secret(setting: str) -> bool:
    """Whether a setting of that name holds a secret, a session token or a password."""
    return bool(_SECRET_NAMES.search(setting))


def is_address(setting: str) -> bool:
    """Whether a setting or a variable of that name holds an address, with a login perhaps."""
    return bool(_ADDRESSES.search(setting))


def is_key_id(text: str) -> bool:
    """Whether it may be an access key ID: a secret in its place has small letters."""
    return bool(_KEY_ID.fullmatch(text.strip()))


def mask_key_id(text: str) -> str:
    """An access key ID with its first and last four characters: `AKIA************XMPL`.

    What cannot be a key ID, a secret in the wrong place above all, is hidden as a whole.
    """
    if not _KEY_ID.fullmatch(text):
        return HIDDEN
    return text[:4] + "*" * (len(text) - 8) + text[-4:]


def masked_value(setting: str, value: str) -> str:
    """A setting's value as it may be shown."""
    if not value:
        return value
    if is_secret(setting):
        return HIDDEN
    if setting.lower() == "aws_access_key_id":
        return mask_key_id(value)
    if _REGIONS.search(setting):
        return masked_region(value)
    if _NAMES.search(setting):
        return masked_name(value)
    return masked_url(value) if is_address(setting) else masked(value)


def _may_be_a_secret(run: str) -> bool:
    return is_mixed(run) and not is_in_words(run)


def is_region(setting: str) -> bool:
    """Whether a setting or a variable of that name holds a Region, or an output format: words alike."""
    return bool(_REGIONS.search(setting))


def masked_name(text: str) -> str:
    """A profile's name: none where a secret, or most of one, stands there."""
    return HIDDEN if any(map(_may_be_a_secret, _RUN.findall(text))) else masked(text)


def masked_region(text: str) -> str:
    """A Region or an output format, also a misspelt one; not even a small piece of a secret that was
    pasted in its place."""
    return HIDDEN if is_no_region(text) else masked_name(text)


def masked_url(url: str) -> str:
    """An address without its login, be there a scheme or not, and whatever stands in the login."""
    _, at, host = url.rpartition("@")
    scheme = _SCHEME.match(url)
    before = scheme.group() if scheme else ""
    if at:
        return f"{before}{HIDDEN}@{masked(host)}"
    rest = url.removeprefix(before)
    return before + masked(rest) if _is_host(re.split("[/?#]", rest)[0]) else before + HIDDEN


def login_pieces(values: Iterable[str]) -> tuple[str, ...]:
    """The pieces of the logins in these addresses, the longest first.

    A password with @, # or / in it is taken apart by whoever reads the address, and one of its pieces
    then stands in an error text as a host, in small letters.
    """
    logins = (value.rpartition("@")[0] for value in values if "@" in value)
    pieces = {piece for login in logins for piece in _PIECES.split(_SCHEME.sub("", login, count=1))}
    return tuple(sorted((piece for piece in pieces if len(piece) >= _SHORTEST), key=len)[::-1])


def without_pieces(text: str, pieces: Iterable[str]) -> str:
    """The text without any of these, in whatever case of letters."""
    for piece in pieces:
        text = re.sub(re.escape(piece), HIDDEN, text, flags=re.IGNORECASE)
    return text


def masked(text: str, *known_secrets: str | None) -> str:
    """Any text (an answer of AWS's, a diff, a URL) with its secrets hidden, cut after 16 kB.

    Hidden are the secrets that the caller knows, values that a telling name stands before,
    signatures, `user:password@`, and whatever has the shape of a secret access key or a token.
    """
    if len(text) > MOST:  # the half of a secret, at the cut, would not be known as one
        return masked(text[:MOST], *known_secrets)[:-_LONGEST] + "…"
    # The longest first: hunter2 would leave the last 2 of hunter22 standing.
    for secret in sorted(filter(None, known_secrets), key=len, reverse=True):
        text = text.replace(secret, mask_key_id(secret) if _is_key_id(secret) else HIDDEN)
    for pattern, replacement in _IN_WORDS:
        text = pattern.sub(replacement, text)
    text = _NAME_IN_WORDS.sub(lambda found: masked_name(found.group()), text)
    text = _ADDRESS.sub(_hide_in_address, text)
    text = _NAMED.sub(_hide_named, _LINE_OF_A_FILE.sub(rf"\1{HIDDEN}", text))
    text = _KEY_ID_IN_TEXT.sub(lambda found: mask_key_id(found.group()), text)
    return _FORTY_OR_MORE.sub(_hide_key, _LONG.sub(HIDDEN, text))


def _hide_in_address(found: re.Match[str]) -> str:
    """No login, whatever characters it has, and no host that a secret was taken for a Region in."""
    login, at, rest = found[1].rpartition("@")
    host, slash, path = rest.partition("/")
    if any(map(is_mixed, _RUN.findall(host))) or not _is_host(host):
        host = HIDDEN
    return f"://{HIDDEN if login else ''}{at}{host}{slash}{path}"


def _is_host(text: str) -> bool:
    """Whether it is a host and a port at most, and so no login whose end was forgotten."""
    return bool(_HOST.match(text))


def _hide_named(found: re.Match[str]) -> str:
    if not is_secret(found["name"]) or found["value"].lower() in NO_VALUES:
        return found.group()
    if _OF_A_JOB.fullmatch(f"{found['name']}: {found['value']}"):
        return found.group()
    if _IS_REFERENCE.fullmatch(found["value"]):
        return found.group()
    return f"{found['name']}{found['between']}{found['opening']}{HIDDEN}"


def _hide_key(found: re.Match[str]) -> str:
    """Forty letters of one case are no secret access key but a SHA-1; words are a path or a name."""
    run = found.group()
    if run in (run.lower(), run.upper()):
        return run
    if len(run) == _SECRET and run[0] != "/":
        return run if is_in_words(run) else HIDDEN
    if len(run) > _MOST_OF_A_PATH:
        return "/".join(map(_hide_part, run.split("/")))
    parts = run.split("/")
    for start, end in combinations(range(len(parts) + 1), 2):
        within = "/".join(parts[start:end])
        if len(within) == _SECRET and is_by_chance(within):
            return "/".join((*parts[:start], HIDDEN, *parts[end:]))
    hidden = "/".join(map(_hide_part, parts))
    whole = hidden == run and len(run) <= _SECRET + _MOST_ABOUT and is_by_chance(run)
    return HIDDEN if whole else hidden


def _hide_part(part: str) -> str:
    """A part of a path that is a secret access key; half of all keys have no slash in them."""
    return HIDDEN if len(part) >= _SECRET and is_by_chance(part) else part


def _is_key_id(text: str) -> bool:
    return bool(_KEY_ID_IN_TEXT.fullmatch(text))
