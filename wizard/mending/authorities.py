"""Certificate authorities that other programs and the system trust, and those joined with the public ones."""

from __future__ import annotations

import os
import ssl
from pathlib import Path
from urllib.parse import urlsplit

from checks.context import Context
from checks.sources.local.authorities import NAMED_BY, certificates_in, certificates_of
from checks.sources.local.network import own_list
from checks.sources.local.programs import Ran

SECONDS = 5.0
MANY = 50
"""More than a company has of its own: such a file holds the public ones as well."""
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
    places = [*(Path(os.path.expanduser(each)) for each in named if each), *OF_SYSTEMS]
    return [place for place in dict.fromkeys(places) if place.is_file()]


def address_of(context: Context, host: str) -> str:
    """The address at which the host was asked."""
    asked = (context.aws.endpoint(service) for service in ("sts", "rekognition", "s3", "iam"))
    fitting = (each for each in asked if isinstance(each, str) and urlsplit(each).hostname == host)
    return next(fitting, f"https://{host}")
