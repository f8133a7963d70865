"""Whether a text that was pasted gives a secret away: then nothing of it is repeated."""

from __future__ import annotations

import re

from checks.secrets.gate import shown
from checks.secrets.heard import told

_LONG_WORD = re.compile(r"[A-Za-z0-9/+=]{20,}")
"""A secret access key has 40 of these, a session token hundreds; 20 leave room for a torn one."""
_KEY_ID = re.compile(r"(AKIA|ASIA)[A-Z0-9]{12,}")
"""It is masked like a secret, but is none: AWS prints it in its own error texts."""
_GIVEN_AWAY = re.compile(
    # botocore, of a proxy: Failed to connect to proxy URL: "http://ming:geheim@proxy:3128"
    r"://[^/\s:@*]+:[^/\s@*]+@"
    # http.client, of a token with a line break in it: Invalid header value b'AWS4-HMAC-SHA256 …'
    r"|Invalid header value"
    # AWS, of a key pasted where its ID belongs: … Credential must have exactly 5 slash-delimited …
    r"|slash-delimited elements"
)
"""A login in an address, and texts that repeat what they were given, however short it is."""


def holds_a_secret(text: str) -> bool:
    """Whether something in the text has the looks of a secret, a token or a password."""
    hidden = told(text)
    lost = [word for word in _LONG_WORD.findall(text) if word not in hidden]
    if hidden != shown(text):  # it names one: password hunter2
        return True
    return any(not _KEY_ID.fullmatch(word) for word in lost) or bool(_GIVEN_AWAY.search(text))
