"""TLS failed: who answered cannot be trusted, or the certificates to trust cannot be used."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime

from checks.context import Context
from checks.model import Evidence, Finding, Message, Phrase, Severity
from checks.refused.bundle import Bundle, bundle_of
from checks.refused.clock import CLOCK_WRONG, in_words, remedy_for
from checks.refused.issuer import is_public, issuer_of
from checks.refused.pages import CERTIFICATES, ENDPOINTS, TROUBLESHOOTING
from checks.refused.seen import evidence_of, host_of
from checks.sources.refusal import Refusal

TLS_INSPECTED = Message(
    code="network.tls-inspected",
    severity=Severity.FAIL,
    summary="A device on this network opens TLS to {host}, with a certificate of {issuer}.",
    why="Companies and some antivirus programs put their own certificate in the place of AWS's."
    " Browsers know that authority; botocore has a list of its own, which does not.",
    recognised="The certificate's issuer is none of Amazon's, and no authority that botocore trusts"
    " vouches for it.",
    raw=(
        "certificate verify failed: self-signed certificate in certificate chain",
        "certificate verify failed: self signed certificate in certificate chain",
        "SSL validation failed for …",
    ),
    steps=(
        "Ask the IT department for the root certificate of {issuer} as a PEM file.",
        "Write its path into the config file as ca_bundle, or into AWS_CA_BUNDLE.",
        "It must be the root, not the server's certificate. Trust no certificate of an unknown"
        " network.",
    ),
    commands=("aws configure set ca_bundle /path/to/company-root.pem",),
    links=(TROUBLESHOOTING, CERTIFICATES),
    fix="set-ca-bundle",
)

CERTIFICATE_VARIABLE_IGNORED = Message(
    code="network.certificate-variable-ignored",
    severity=Severity.WARN,
    summary="SSL_CERT_FILE is set to {file}, and botocore does not read that variable.",
    why="botocore reads AWS_CA_BUNDLE, ca_bundle of the profile, and then REQUESTS_CA_BUNDLE.",
    recognised="SSL_CERT_FILE is set, those three are not, and a certificate was not trusted.",
    steps=("Name the same file in AWS_CA_BUNDLE, or as ca_bundle in the config file.",),
    commands=("aws configure set ca_bundle {file}",),
    links=(CERTIFICATES,),
    fix="set-ca-bundle",
    explains=("network.tls-inspected", "network.certificate-of-another-server"),
)

BUNDLE_INCOMPLETE = Message(
    code="network.bundle-incomplete",
    severity=Severity.FAIL,
    summary="The certificate bundle {bundle} lacks the authority that vouches for {host}.",
    why="A bundle that is set replaces botocore's own list. With a company's root alone in it, no"
    " host can be trusted that the company does not open.",
    recognised="A bundle is set ({source}), and this certificate's issuer is not in it.",
    raw=("certificate verify failed: unable to get local issuer certificate",),
    steps=(
        "Join the bundle with certifi's list into a new file, and name that file instead.",
        "Or unset the bundle where this network opens no TLS.",
    ),
    commands=('cat "$(python -m certifi)" {bundle} > ~/.aws/ca-bundle.pem',),
    links=(CERTIFICATES,),
    fix="combine-bundles",
)

BUNDLE_UNUSABLE = Message(
    code="network.bundle-unusable",
    severity=Severity.FAIL,
    summary="The certificate bundle {bundle} cannot be used: {trouble}.",
    why="{source} names it, so botocore trusts nothing but what stands in it.",
    recognised="The file was looked at: it is missing, a folder, or holds no PEM certificate.",
    raw=("NO_CERTIFICATE_OR_CRL_FOUND", "SSL validation failed for … [Errno 2]"),
    steps=(
        "Name a PEM file: it has lines that read BEGIN CERTIFICATE.",
        "Or unset {source}, if no bundle is needed.",
    ),
    commands=("unset {source}",),
    links=(CERTIFICATES,),
)

ANOTHER_SERVER = Message(
    code="network.certificate-of-another-server",
    severity=Severity.FAIL,
    summary="Another server than AWS answered for {host}: its certificate is not for that name.",
    why="A Wi-Fi that wants a sign-in, an entry in the hosts file, or an endpoint setting sends the"
    " request elsewhere. Nothing was sent to that server.",
    recognised="The certificate is self-signed, or made for another host.",
    raw=(
        "certificate verify failed: self-signed certificate (_ssl.c:…)",
        "hostname '…' doesn't match '…'",
    ),
    steps=(
        "Open a browser, go to http://neverssl.com, and sign in to the network if a page asks.",
        "Look for {host} in the hosts file, and for endpoint_url in ~/.aws/config.",
    ),
    links=(ENDPOINTS, TROUBLESHOOTING),
)

CERTIFICATE_DATES = Message(
    code="network.certificate-dates",
    severity=Severity.FAIL,
    summary="The certificate that {host} shows here is out of its dates.",
    why="AWS renews its certificates long before. A proxy, an inspecting device or an endpoint of"
    " one's own shows this one. A clock that is wrong by months looks the same.",
    recognised="TLS says that the certificate has expired or is not yet valid.",
    raw=(
        "certificate verify failed: certificate has expired",
        "certificate verify failed: certificate is not yet valid",
    ),
    steps=(
        "Look at this computer's date and time; if they are wrong, set them by the network.",
        "If they are right, have whoever runs the proxy or the endpoint renew its certificate.",
    ),
    links=(TROUBLESHOOTING,),
)

SCHEME_WRONG = Message(
    code="network.scheme-wrong",
    severity=Severity.FAIL,
    summary="The endpoint's address {address} begins wrongly: {trouble}.",
    why="An endpoint is a whole address. What stands before :// must be what the server speaks.",
    recognised="botocore calls the endpoint invalid, or plain HTTP answered where TLS was begun.",
    raw=("Invalid endpoint: …", "[SSL: WRONG_VERSION_NUMBER] wrong version number"),
    steps=(
        "Write http:// or https:// before the address, whichever the server speaks.",
        "Or unset the endpoint, to reach AWS itself.",
    ),
    commands=("unset AWS_ENDPOINT_URL",),
    links=(ENDPOINTS,),
)

MESSAGES = (
    TLS_INSPECTED,
    CERTIFICATE_VARIABLE_IGNORED,
    BUNDLE_INCOMPLETE,
    BUNDLE_UNUSABLE,
    ANOTHER_SERVER,
    CERTIFICATE_DATES,
    SCHEME_WRONG,
)
RELEASED = datetime(2026, 11, 1, tzinfo=UTC)
"""rekwiz did not exist before: a clock that says an earlier date is wrong."""
DATES = ("certificate has expired", "certificate is not yet valid")
SELF_SIGNED = ("self-signed certificate", "self signed certificate")  # before OpenSSL 3: no hyphen
NO_SCHEME = Phrase("http:// or https:// is missing")
NO_TLS = Phrase("the server there speaks plain HTTP")


def findings(refusal: Refusal, context: Context) -> Iterator[Finding]:
    """What is wrong with the certificates, or with the endpoint's scheme."""
    if refusal.words.startswith("Invalid endpoint: "):
        address = refusal.words.removeprefix("Invalid endpoint: ")
        yield SCHEME_WRONG.finding(*evidence_of(refusal), address=address, trouble=NO_SCHEME)
    elif refusal.code == "SSLError":
        found = _found(refusal, context)
        yield found
        yield from _ignored_variable(found, context)


def _found(refusal: Refusal, context: Context) -> Finding:
    seen, host, inner = evidence_of(refusal), host_of(refusal, context), refusal.inner
    bundle = bundle_of(context)
    if bundle and (trouble := bundle.trouble):
        facts = {"bundle": bundle.path, "source": bundle.source, "trouble": trouble}
        return BUNDLE_UNUSABLE.finding(*seen, **facts)
    if "WRONG_VERSION_NUMBER" in inner or "record layer failure" in inner:
        address = _address(refusal, context)
        return SCHEME_WRONG.finding(*seen, address=address, trouble=NO_TLS)
    if any(words in inner for words in DATES):
        return _dates(refusal, context)
    if "doesn't match" in inner or _is_self_signed(inner):
        return ANOTHER_SERVER.finding(*seen, host=host)
    return _not_trusted(refusal, context, bundle)


def _dates(refusal: Refusal, context: Context) -> Finding:
    now = context.now()
    if now < RELEASED:
        skew = in_words((now - RELEASED).total_seconds())
        return CLOCK_WRONG.finding(*evidence_of(refusal), remedy=remedy_for(context), skew=skew)
    return CERTIFICATE_DATES.finding(*evidence_of(refusal), host=host_of(refusal, context))


def _is_self_signed(inner: str) -> bool:
    alone = "in certificate chain" not in inner
    return alone and any(words in inner for words in SELF_SIGNED)


def _not_trusted(refusal: Refusal, context: Context, bundle: Bundle | None) -> Finding:
    """An authority that is not known: the company's, or with a bundle of one's own a public one."""
    host = host_of(refusal, context)
    issuer = issuer_of(_address(refusal, context), context.environment)
    seen = (*evidence_of(refusal), *([Evidence("issuer", issuer, host)] if issuer else []))
    inspected = "in certificate chain" in refusal.inner or not bundle
    if bundle and (is_public(issuer) or not (issuer or inspected)):
        facts = {"bundle": bundle.path, "source": bundle.source, "host": host}
        return BUNDLE_INCOMPLETE.finding(*seen, **facts)
    return TLS_INSPECTED.finding(*seen, host=host, issuer=issuer or "?")


def _address(refusal: Refusal, context: Context) -> str:
    address = context.aws.endpoint(refusal.service)
    return address if isinstance(address, str) else f"https://{host_of(refusal, context)}"


def _ignored_variable(found: Finding, context: Context) -> Iterator[Finding]:
    file = context.environment.get("SSL_CERT_FILE")
    about_trust = found.message in (TLS_INSPECTED, ANOTHER_SERVER)
    if file and about_trust and not bundle_of(context):
        yield CERTIFICATE_VARIABLE_IGNORED.finding(
            Evidence("SSL_CERT_FILE", file, "environment"), file=file
        )
