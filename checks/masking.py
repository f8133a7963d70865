"""What may be shown of a secret: of an access key ID its ends, of anything else nothing."""

from __future__ import annotations

import re

HIDDEN = "****"

_SECRET_NAMES = re.compile(
    r"secret(?!smanager)|password|passphrase|(session|security|auth|access|bearer|refresh|id)"
    r"[_-]?token(?!_file)|^token$",
    re.IGNORECASE,
)
_KEY_ID = re.compile(r"[A-Z0-9]{12,128}")
_KEY_ID_IN_TEXT = re.compile(r"(?<![A-Za-z0-9/+])(?:AKIA|ASIA)[A-Z0-9]{12,124}(?![A-Za-z0-9])")
MOST = 16 * 1024
"""Of a longer text the rest is cut away, in characters."""
_LONGEST = 100
"""From so many characters on, a run is hidden whatever it is."""
_NAMED = re.compile(
    r"""(?P<name>[\w-]{0,40}(?:secret|password|passphrase|token)[\w-]{0,40})
        (?P<between>\\?["']?\s{0,40}[=:]\s{0,40})
        (?P<opening>\\?(?:b?(?P<quote>["']))?)
        (?P<value>(?(quote)(?:\\.|(?!(?P=quote))[^\\\n])+|[^\s"',;&<>]+))""",
    re.IGNORECASE | re.VERBOSE,
)
_LINE_OF_A_FILE = re.compile(
    r"(aws_(?:secret_access_key|session_token|security_token)[ \t]{0,40}=[ \t]{0,40})"
    r"(?=[^\s\"'])[^\n]+",
    re.IGNORECASE,
)
"""botocore takes the whole line for the value, blanks and all."""
_IN_WORDS = [
    # Authorization: AWS4-HMAC-SHA256 Credential=…, SignedHeaders=…, Signature=…; Bearer …; Basic …
    (re.compile(r"(Signature['\"]?\s{0,40}[=:]\s{0,40}['\"]?)[^\s,&'\"]+", re.I), rf"\1{HIDDEN}"),
    (
        re.compile(r"(Credential=)(?!(?:AKIA|ASIA)[A-Z0-9]{12,124}(?:/|%2F|\b))[^\s,&'\"]+", re.I),
        rf"\1{HIDDEN}",
    ),
    (re.compile(r"\b(Bearer|Basic)\s{1,40}[A-Za-z0-9._~+/=-]{8,}"), rf"\1 {HIDDEN}"),
    (
        re.compile(r"(--[\w-]{0,40}(?:secret|password|token)\s{1,40})\S+", re.IGNORECASE),
        rf"\1{HIDDEN}",
    ),
    # botocore and urllib3 repeat the whole value that they could not send
    (
        re.compile(r"(Invalid header value\s{1,40})b?(['\"]).*?(?:\2(?=\s|\Z)|\Z)", re.DOTALL),
        rf"\1{HIDDEN}",
    ),
    (
        re.compile(r"(Provided region_name\s{1,40})(['\"]).*?(?:\2(?=\s)|\Z)", re.DOTALL),
        rf"\1{HIDDEN}",
    ),
    # and an address as it was written, blanks and all
    (
        re.compile(r"""((?:URL|Invalid\ endpoint):\ ["']?(?:\w{1,20}://)?)[^\n]*@""", re.X),
        rf"\1{HIDDEN}@",
    ),
    # and of one that could not be taken apart the part at fault, half a login as a rule
    (re.compile(r"(Failed to parse: )[^\n]*?(?=, label| is not a valid|$)", re.M), rf"\1{HIDDEN}"),
    (re.compile(r"((?:integer value as|nonnumeric port:) )[^\n]*"), rf"\1{HIDDEN}"),
]
_ADDRESS = re.compile(r"://(\S+)")
_HOST = re.compile(r"""[^:]*(?::(?:\d*|port))?(?:\W*\Z|\W*[\s"'<>,;)?#])|\[""", re.IGNORECASE)
"""Up to what may follow an address in a text; an IPv6 address stands in brackets."""
_SCHEME = re.compile(r"\s*[A-Za-z][A-Za-z0-9+.-]{0,20}://")
_NAME_IN_WORDS = re.compile(r"(?<=config profile \()[^\n]*(?=\))")
_LONG = re.compile(rf"(?<![A-Za-z0-9/+=])[A-Za-z0-9/+=_-]{{{_LONGEST},}}(?![A-Za-z0-9/+=])")
_FORTY = re.compile(r"(?<![A-Za-z0-9/+])[A-Za-z0-9/+]{40}(?![A-Za-z0-9/+=])")
_RUN = re.compile(r"[A-Za-z0-9/+=]{30,}")
_NAMES = re.compile(r"(?:^|_)(?:region|output|profile)$", re.IGNORECASE)
_ADDRESSES = re.compile(r"_url|proxy$", re.IGNORECASE)


def is_secret(setting: str) -> bool:
    """Whether a setting of that name holds a secret, a session token or a password."""
    return bool(_SECRET_NAMES.search(setting))


def is_address(setting: str) -> bool:
    """Whether a setting or a variable of that name holds an address, with a login perhaps."""
    return bool(_ADDRESSES.search(setting))


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
    if _NAMES.search(setting):
        return masked_name(value)
    return masked_url(value) if is_address(setting) else masked(value)


def masked_name(text: str) -> str:
    """A Region, an output format or a profile's name: none where a secret, or most of one, stands there."""
    return HIDDEN if any(map(_is_mixed, _RUN.findall(text))) else masked(text)


def masked_url(url: str) -> str:
    """An address without its login, be there a scheme or not, and whatever stands in the login."""
    _, at, host = url.rpartition("@")
    scheme = _SCHEME.match(url)
    before = scheme.group() if scheme else ""
    if at:
        return f"{before}{HIDDEN}@{masked(host)}"
    rest = url.removeprefix(before)
    return before + masked(rest) if _is_host(re.split("[/?#]", rest)[0]) else before + HIDDEN


def masked(text: str, *known_secrets: str | None) -> str:
    """Any text (an answer of AWS's, a diff, a URL) with its secrets hidden, cut after 16 kB.

    Hidden are the secrets that the caller knows, values that a telling name stands before,
    signatures, `user:password@`, and whatever has the shape of a secret access key or a token.
    """
    if len(text) > MOST:  # the half of a secret, at the cut, would not be known as one
        return masked(text[:MOST], *known_secrets)[:-_LONGEST] + "…"
    for secret in sorted(filter(None, known_secrets), key=len, reverse=True):
        text = text.replace(secret, mask_key_id(secret) if _is_key_id(secret) else HIDDEN)
    for pattern, replacement in _IN_WORDS:
        text = pattern.sub(replacement, text)
    text = _NAME_IN_WORDS.sub(lambda found: masked_name(found.group()), text)
    text = _ADDRESS.sub(_hide_in_address, text)
    text = _NAMED.sub(_hide_named, _LINE_OF_A_FILE.sub(rf"\1{HIDDEN}", text))
    text = _KEY_ID_IN_TEXT.sub(lambda found: mask_key_id(found.group()), text)
    return _FORTY.sub(_hide_mixed_case, _LONG.sub(HIDDEN, text))


def _hide_in_address(found: re.Match[str]) -> str:
    """No login, whatever characters it has, and no host that a secret was taken for a Region in."""
    login, at, rest = found[1].rpartition("@")
    host, slash, path = rest.partition("/")
    if any(map(_is_mixed, _RUN.findall(host))) or not _is_host(host):
        host = HIDDEN
    return f"://{HIDDEN if login else ''}{at}{host}{slash}{path}"


def _is_host(text: str) -> bool:
    """Whether it is a host and a port at most, and so no login whose end was forgotten."""
    return bool(_HOST.match(text))


def _hide_named(found: re.Match[str]) -> str:
    if not is_secret(found["name"]):
        return found.group()
    return f"{found['name']}{found['between']}{found['opening']}{HIDDEN}"


def _hide_mixed_case(found: re.Match[str]) -> str:
    run = found.group()
    return run if run in (run.lower(), run.upper()) else HIDDEN


def _is_mixed(run: str) -> bool:
    return all(map(re.search, ("[A-Z]", "[a-z]", "[0-9]"), (run,) * 3))


def _is_key_id(text: str) -> bool:
    return bool(_KEY_ID_IN_TEXT.fullmatch(text))
