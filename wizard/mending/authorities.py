"""Certificate authorities in files: read, joined with the public ones, and tried on a host."""

from __future__ import annotations

import re
import ssl
from pathlib import Path
from urllib.parse import urlsplit

from checks.context import Context
from checks.sources.local.network import TROUBLES, connected, own_list, way_to
from checks.sources.local.programs import Ran

SECONDS = 5.0
MOST_BYTES = 16 * 1024 * 1024
PEM = re.compile(
    rb"-----BEGIN (?:TRUSTED |X509 )?CERTIFICATE-----.+?-----END (?:TRUSTED |X509 )?CERTIFICATE-----",
    re.DOTALL,
)
MANY = 50
"""More than a company has of its own: such a file holds the public ones as well."""
NAMED_BY = (
    "SSL_CERT_FILE",
    "REQUESTS_CA_BUNDLE",
    "CURL_CA_BUNDLE",
    "NODE_EXTRA_CA_CERTS",
    "PIP_CERT",
    "GIT_SSL_CAINFO",
    "CARGO_HTTP_CAINFO",
)
"""Variables by which other programs know the company's root already."""
OF_SYSTEMS = (
    Path("/etc/ssl/certs/ca-certificates.crt"),
    Path("/etc/pki/tls/certs/ca-bundle.crt"),
    Path("/etc/ssl/ca-bundle.pem"),
    Path("/etc/ssl/cert.pem"),
)
"""Debian, Fedora, SUSE, Alpine: the list to which an administrator adds the company's root."""
KEYCHAINS = (
    "/Library/Keychains/System.keychain",
    "/System/Library/Keychains/SystemRootCertificates.keychain",
)
ROOTS_OF_WINDOWS = ("ROOT", "CA")


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


def joined(*own: bytes) -> bytes:
    """A bundle of the public authorities and these, each once."""
    public = certificates_of(Path(own_list()))
    return b"".join(dict.fromkeys((*public, *own)))


def of_the_system(context: Context) -> tuple[bytes, ...]:
    """What macOS and Windows trust, which keep it in no file; none elsewhere."""
    if context.platform == "win32" and hasattr(ssl, "enum_certificates"):
        listed = [each for store in ROOTS_OF_WINDOWS for each in ssl.enum_certificates(store)]
        return tuple(
            ssl.DER_cert_to_PEM_cert(data).encode() for data, kind, _ in listed if "x509" in kind
        )
    if context.platform == "darwin":
        command = ("security", "find-certificate", "-a", "-p", *KEYCHAINS)
        said = context.programs.ask(*command, timeout=SECONDS)
        return certificates_in(said.out.encode()) if isinstance(said, Ran) else ()
    return ()


def files_known_here(context: Context) -> list[Path]:
    """Bundles that other programs or the system use, in the order in which they are worth a try."""
    named = (context.environment.get(name) for name in NAMED_BY)
    places = [*(Path(each).expanduser() for each in named if each), *OF_SYSTEMS]
    return [place for place in dict.fromkeys(places) if place.is_file()]


def address_of(context: Context, host: str) -> str:
    """The address at which the host was asked."""
    asked = (context.aws.endpoint(service) for service in ("sts", "rekognition", "s3", "iam"))
    fitting = (each for each in asked if isinstance(each, str) and urlsplit(each).hostname == host)
    return next(fitting, f"https://{host}")


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
