"""TLS failed: who answered cannot be trusted, or the certificates to trust cannot be used."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path

from msgspec.structs import replace

from checks.certificate_bundle import Bundle, bundle_of
from checks.context import Context
from checks.endpoints import source_of
from checks.masking import masked_url
from checks.model import Evidence, Finding, Phrase, Remedy
from checks.pages import CERTIFICATES, TROUBLESHOOTING
from checks.refusals.clock import MOST_SECONDS, wrong_by
from checks.refusals.connection import CONNECTION_REFUSED
from checks.refusals.evidence import evidence_of, host_of
from checks.refusals.tls.issuer import is_public, issuer_of
from checks.refusals.tls.messages import (
    ANOTHER_SERVER,
    BUNDLE_INCOMPLETE,
    BUNDLE_UNUSABLE,
    CERTIFICATE_DATES,
    CERTIFICATE_VARIABLE_IGNORED,
    NOT_STANDARD,
    SCHEME_WRONG,
    TLS_INSPECTED,
)
from checks.sources.aws.partitions import is_of_aws
from checks.sources.aws.refusal import Refusal
from checks.sources.local.authorities import PASSED_OVER, certificates_of, vouches
from checks.sources.local.network import date_from, trusting, way_to
from checks.sources.local.shells import unset_remedy

RELEASED = datetime(2026, 11, 1, tzinfo=UTC)
"""rekwiz did not exist before: a clock that says an earlier date is wrong."""
DATES = ("certificate has expired", "certificate is not yet valid")
BREAKS_A_RULE = re.compile(
    r"key identifier|Basic Constraints|key usage|at least X509v3|ECC parameters|Path length"
    r"|(?:Issuer|Subject) name empty|Subject Alternative Name ext|marked critical",
    re.IGNORECASE,
)
"""OpenSSL's reasons under X509_V_FLAG_X509_STRICT (crypto/x509/x509_txt.c)."""
SELF_SIGNED = ("self-signed certificate", "self signed certificate")  # before OpenSSL 3: no hyphen
NO_SCHEME = Phrase("The address {address} cannot be used: http:// or https:// is missing.")
SET_TO_NOTHING = Phrase("The certificate bundle {bundle} cannot be used: it is set to nothing.")
NO_HOST = Phrase("The address {address} cannot be used: no host and port can be read out of it.")
NO_TLS = Phrase("The address {address} cannot be used: what answers there speaks plain HTTP.")
IN_PLACE_OF_AWS = Remedy(
    steps=(
        Phrase("AWS speaks TLS there: something on this network answers in its place."),
        Phrase("Open a browser, go to http://neverssl.com, and sign in to the network."),
        Phrase("Try another network, such as a phone's hotspot."),
    ),
    links=(TROUBLESHOOTING,),
)


def findings(refusal: Refusal, context: Context) -> Iterator[Finding]:
    """What is wrong with the certificates, or with the endpoint's address."""
    address = refusal.words.removeprefix("Invalid endpoint: ")
    if address != refusal.words and not address.startswith(("http://", "https://")):
        about = {"address": address}
        yield SCHEME_WRONG.finding(*evidence_of(refusal), summary=NO_SCHEME, facts=about)
    elif refusal.inner.startswith("LocationParseError") or "Port could not be" in refusal.words:
        about = {"address": masked_url(source_of(refusal.service, context).value)}
        yield SCHEME_WRONG.finding(*evidence_of(refusal), summary=NO_HOST, facts=about)
    elif "Invalid CA bundle" in refusal.words:
        about = {"bundle": "''", "source": _empty_variable(context)}
        yield BUNDLE_UNUSABLE.finding(*evidence_of(refusal), summary=SET_TO_NOTHING, facts=about)
    elif refusal.code == "SSLError":
        found = _found(refusal, context)
        yield found
        yield from _ignored_variable(found, refusal, context)


def _found(refusal: Refusal, context: Context) -> Finding:
    seen, host, inner = evidence_of(refusal), host_of(refusal, context), refusal.inner
    bundle = bundle_of(context)
    if bundle and (trouble := bundle.trouble):
        facts = {"bundle": bundle.path, "source": bundle.source}
        remedy = _other_bundle(bundle, context)
        return BUNDLE_UNUSABLE.finding(*seen, remedy=remedy, summary=trouble, facts=facts)
    address = _address(refusal, context)
    if "WRONG_VERSION_NUMBER" in inner or "record layer failure" in inner:
        own = IN_PLACE_OF_AWS if is_of_aws(address) else None
        return SCHEME_WRONG.finding(*seen, remedy=own, summary=NO_TLS, facts={"address": address})
    if any(words in inner for words in DATES):
        return _dates(refusal, context)
    if BREAKS_A_RULE.search(inner):
        return NOT_STANDARD.finding(*seen)
    if "doesn't match" in inner or _is_self_signed(inner):
        return ANOTHER_SERVER.finding(*seen, facts={"host": host})
    if "CERTIFICATE_VERIFY_FAILED" not in inner:  # cut off, or what came was no TLS
        return CONNECTION_REFUSED.finding(*seen, facts={"host": host})
    return _not_trusted(refusal, context, bundle)


def _empty_variable(context: Context) -> str:
    """Where botocore found a bundle's path without a letter in it."""
    names = ("AWS_CA_BUNDLE", "REQUESTS_CA_BUNDLE")
    empty = (name for name in names if not context.environment.get(name, name).strip())
    return next(empty, "ca_bundle")


def _other_bundle(bundle: Bundle, context: Context) -> Remedy:
    """Another file, or none: a variable is unset in the person's own shell."""
    name_another = Phrase("Name a PEM file: it has lines that read BEGIN CERTIFICATE.")
    if bundle.source not in context.environment:
        or_none = Phrase("Or take {source} out of the config file.", source=bundle.source)
        return Remedy((name_another, or_none), links=(CERTIFICATES,))
    away = unset_remedy((bundle.source,), context.platform, CERTIFICATES)
    return replace(away, steps=(name_another, *away.steps))


def _dates(refusal: Refusal, context: Context) -> Finding:
    """A clock that makes a good certificate look bad, or a bad certificate by a right clock."""
    skew = _skew(refusal, context)
    if abs(skew) > MOST_SECONDS:
        return wrong_by(skew, context, *evidence_of(refusal))
    return CERTIFICATE_DATES.finding(
        *evidence_of(refusal), facts={"host": host_of(refusal, context)}
    )


def _skew(refusal: Refusal, context: Context) -> float:
    """By the Date of the server, if all but the certificate's dates is right; else by a release."""
    now, bundle = context.now(), bundle_of(context)
    with suppress(OSError):
        trust = trusting(bundle.path if bundle else None)
        if date := date_from(way_to(_address(refusal, context)), trust):
            return (now - date).total_seconds()
    return min(0.0, (now - RELEASED).total_seconds())


def _is_self_signed(inner: str) -> bool:
    alone = "in certificate chain" not in inner
    return alone and any(words in inner for words in SELF_SIGNED)


def _not_trusted(refusal: Refusal, context: Context, bundle: Bundle | None) -> Finding:
    """An authority that is not known: the company's, or with a bundle of one's own a public one."""
    host = host_of(refusal, context)
    issuer = issuer_of(_address(refusal, context))
    seen = (*evidence_of(refusal), *([Evidence("issuer", issuer, host)] if issuer else []))
    inspected = "in certificate chain" in refusal.inner or not bundle
    if bundle and (is_public(issuer) or not (issuer or inspected)):
        facts = {"bundle": bundle.path, "source": bundle.source, "host": host}
        return BUNDLE_INCOMPLETE.finding(*seen, facts=facts)
    return TLS_INSPECTED.finding(*seen, facts={"host": host, "issuer": issuer or "?"})


def _address(refusal: Refusal, context: Context) -> str:
    address = context.aws.endpoint(refusal.service)
    return address if isinstance(address, str) else f"https://{host_of(refusal, context)}"


def _ignored_variable(found: Finding, refusal: Refusal, context: Context) -> Iterator[Finding]:
    """The first that names a file by which the host can be trusted; what cannot be tried may be one."""
    if found.message not in (TLS_INSPECTED, ANOTHER_SERVER) or bundle_of(context):
        return
    address = _address(refusal, context)
    for name in PASSED_OVER:
        file = context.environment.get(name)
        if file and _may_vouch(Path(os.path.expanduser(file)), address):
            seen = Evidence(name, file, "environment")
            yield CERTIFICATE_VARIABLE_IGNORED.finding(seen, facts={"name": name, "file": file})
            return


def _may_vouch(file: Path, address: str) -> bool:
    try:
        certificates = certificates_of(file)
    except (OSError, ValueError):
        return False
    return bool(certificates) and vouches(certificates, address) is not False
