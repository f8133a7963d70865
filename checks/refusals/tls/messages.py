"""What rekwiz says of certificates, of bundles of them, and of an endpoint's scheme."""

from __future__ import annotations

from checks.fix import Fix
from checks.model import Message, Severity
from checks.pages import CERTIFICATES, ENDPOINTS, TROUBLESHOOTING

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
    fix=Fix.SET_CA_BUNDLE,
)

CERTIFICATE_VARIABLE_IGNORED = Message(
    code="network.certificate-variable-ignored",
    severity=Severity.WARN,
    summary="The variable {name} is set to {file}, and botocore does not read that variable.",
    why="botocore reads AWS_CA_BUNDLE, ca_bundle of the profile, and then REQUESTS_CA_BUNDLE.",
    recognised="Another program's variable is set, such as SSL_CERT_FILE, CURL_CA_BUNDLE or"
    " NODE_EXTRA_CA_CERTS; those three are not; and its file vouches for the host that was not"
    " trusted.",
    steps=("Name the same file in AWS_CA_BUNDLE, or as ca_bundle in the config file.",),
    commands=("aws configure set ca_bundle {file}",),
    links=(CERTIFICATES,),
    fix=Fix.SET_CA_BUNDLE,
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
    fix=Fix.COMBINE_BUNDLES,
)

BUNDLE_UNUSABLE = Message(
    code="network.bundle-unusable",
    severity=Severity.FAIL,
    summary="The certificate bundle {bundle} cannot be used.",
    why="{source} names it, so botocore trusts nothing but what stands in it.",
    recognised="The file was looked at: it is missing, a folder, or holds no PEM certificate.",
    raw=(
        "NO_CERTIFICATE_OR_CRL_FOUND",
        "SSL validation failed for … [Errno 2]",
        "Could not find a suitable TLS CA certificate bundle, invalid path: …",
    ),
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

NOT_STANDARD = Message(
    code="network.certificate-not-standard",
    severity=Severity.FAIL,
    summary="The certificate that answers here breaks a rule that newer Pythons insist on.",
    why="A company's proxy or virus scanner reads along with a certificate of its own. Python 3.13 and"
    " later refuse one that older ones took, because it was not made by the rules of RFC 5280.",
    recognised="OpenSSL's reason names the rule: a key identifier that is missing, basic constraints"
    " that are not critical, no key usage.",
    raw=(
        "certificate verify failed: Missing Authority Key Identifier",
        "certificate verify failed: Basic Constraints of CA cert not marked critical",
        "certificate verify failed: CA cert does not include key usage extension",
    ),
    steps=(
        "Have whoever looks after the company's certificates make a new one by these rules.",
        "Until then use a Python that does not insist: 3.12 or older.",
        "Never switch the check of certificates off: anybody on the way could then read your keys.",
    ),
    links=("https://docs.python.org/3/whatsnew/3.13.html#ssl",),
    explains=("network.tls-inspected",),
)
SCHEME_WRONG = Message(
    code="network.scheme-wrong",
    severity=Severity.FAIL,
    summary="The address {address} cannot be used.",
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
    NOT_STANDARD,
)
