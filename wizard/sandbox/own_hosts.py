"""Under which names the sandbox may be asked: any other is a page's whose name leads here."""

from __future__ import annotations

from email.message import Message
from urllib.parse import urlsplit

from checks.sources.aws.partitions import is_of_aws

_LOCAL = "localhost"


def is_own(headers: Message, target: str) -> bool:
    """Whether the Host, and the host in the target where there is one, are the sandbox's."""
    named = [headers.get("Host", "")]
    if not target.startswith("/") and (there := urlsplit(target).netloc):
        named.append(there)
    return all(_is_own(host) for host in named)


def _is_own(host: str) -> bool:
    """127.0.0.1 and localhost, and AWS's own names, which nobody else can have.

    S3's virtual style puts a bucket before `localhost`, as botocore does, and before AWS's names.
    No page can be under `….localhost` but this computer's (RFC 6761). The port may be another's:
    that of a tunnel that leads here.
    """
    try:
        asked = urlsplit(f"//{host}")
        name = asked.hostname or ""
        _ = asked.port  # ValueError where it is no number
    except ValueError:
        return False
    if "@" in host or asked.path or asked.query or asked.fragment:
        return False
    return is_of_aws(f"//{host}") or name in ("127.0.0.1", _LOCAL) or name.endswith(f".{_LOCAL}")
