"""Under which names the sandbox may be asked: any other is a page's whose name leads here."""

from __future__ import annotations

from email.message import Message
from urllib.parse import urlsplit

from checks.sources.aws.partitions import is_of_aws

_LOCAL = "localhost"


def is_own(headers: Message, target: str, port: int) -> bool:
    """Whether the Host, and the host in the target where there is one, are the sandbox's."""
    named = [headers.get("Host", "")]
    if not target.startswith("/") and (there := urlsplit(target).netloc):
        named.append(there)
    return all(_is_own(host, port) for host in named)


def _is_own(host: str, port: int) -> bool:
    """127.0.0.1 and localhost with its port, and AWS's own names, which nobody else can have.

    S3's virtual style puts a bucket before `localhost`, as botocore does, and before AWS's names.
    No page can be under `….localhost` but this computer's (RFC 6761).
    """
    try:
        asked = urlsplit(f"//{host}")
        name, named_port = asked.hostname or "", asked.port
    except ValueError:
        return False
    if "@" in host or asked.path or asked.query or asked.fragment:
        return False
    if is_of_aws(f"//{host}"):
        return True
    is_local = name in ("127.0.0.1", _LOCAL) or name.endswith(f".{_LOCAL}")
    return is_local and named_port == port
