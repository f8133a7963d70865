"""Certificate authorities in files: where other programs name them, read, and tried on a host."""

from __future__ import annotations

import re
import ssl
from pathlib import Path

from checks.sources.local.network import TROUBLES, connected, way_to

SECONDS = 5.0
MOST_BYTES = 16 * 1024 * 1024
PEM = re.compile(
    rb"-----BEGIN (?:TRUSTED |X509 )?CERTIFICATE-----.+?-----END (?:TRUSTED |X509 )?CERTIFICATE-----",
    re.DOTALL,
)
PASSED_OVER = (
    "SSL_CERT_FILE",
    "CURL_CA_BUNDLE",
    "NODE_EXTRA_CA_CERTS",
    "PIP_CERT",
    "GIT_SSL_CAINFO",
    "CARGO_HTTP_CAINFO",
)
"""Variables by which other programs know the company's root, and botocore does not."""
NAMED_BY = (*PASSED_OVER, "REQUESTS_CA_BUNDLE")


def certificates_in(data: bytes) -> tuple[bytes, ...]:
    """Each certificate of a PEM file, or the one of a DER file, as PEM; none where it holds none."""
    found = tuple(match[0] + b"\n" for match in PEM.finditer(data.replace(b"\r\n", b"\n")))
    if not found and data[:1] == b"\x30":  # DER, as Windows and browsers export it
        found = (ssl.DER_cert_to_PEM_cert(data).encode(),)
    return tuple(each for each in found if _can_be_trusted(each))


def _can_be_trusted(certificate: bytes) -> bool:
    try:
        ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT).load_verify_locations(cadata=certificate.decode())
    except (ssl.SSLError, ValueError):
        return False
    return True


def certificates_of(path: Path) -> tuple[bytes, ...]:
    """Those of a file. Raises OSError."""
    with path.open("rb") as file:
        return certificates_in(file.read(MOST_BYTES))


def vouches(certificates: tuple[bytes, ...], address: str) -> bool | None:
    """Whether these are all that is needed to trust the host; None where it cannot be asked."""
    trust = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
    if certificates:
        trust.load_verify_locations(cadata=b"".join(certificates).decode())
    try:
        connected(way_to(address), trust, SECONDS).close()
    except ssl.SSLCertVerificationError:
        return False
    except TROUBLES:
        return None
    return True
