"""The metadata service of a machine of AWS's, asked without a proxy: whether it is there and answers."""

from __future__ import annotations

import http.client
from collections.abc import Mapping
from enum import Enum

HOST = "169.254.169.254"
OTHERS = ("169.254.170.2", "169.254.170.23")
"""The addresses of ECS and of EKS Pod Identity."""
SECONDS = 1.0
"""botocore's own patience with it (AWS_METADATA_SERVICE_TIMEOUT)."""


class Door(Enum):
    """How the service meets a request for a session token (EC2 User Guide, "Use IMDSv2")."""

    OPEN = "answered"
    REFUSED = "refused"
    SILENT = "silent"
    """It takes the connection and does not answer: as a rule the answer's hop limit is 1."""
    ABSENT = "absent"


def door_of(host: str = HOST) -> Door:
    """What the service says to `PUT /latest/api/token`; a second at the most."""
    connection = http.client.HTTPConnection(host, timeout=SECONDS)
    try:
        connection.connect()
    except OSError:
        return Door.ABSENT
    try:
        lifetime = {"X-aws-ec2-metadata-token-ttl-seconds": "60"}
        connection.request("PUT", "/latest/api/token", headers=lifetime)
        answer = connection.getresponse()
        return Door.OPEN if answer.status == 200 else Door.REFUSED
    except TimeoutError:
        return Door.SILENT
    except (OSError, http.client.HTTPException):
        return Door.REFUSED
    finally:
        connection.close()


def is_asked_by_proxy(environment: Mapping[str, str]) -> list[str]:
    """The variables that make botocore ask the service through a proxy; empty where it asks directly."""
    proxies = {name.lower(): value for name, value in environment.items() if value}
    if "http_proxy" not in proxies:
        return []
    exempt = [name.strip().lstrip(".") for name in proxies.get("no_proxy", "").split(",")]
    if any(name == "*" or (name and HOST.endswith(name)) for name in exempt):
        return []  # Python's rule, and so botocore's: the end of a name counts, a range does not
    return [name for name in environment if name.lower() == "http_proxy"]
