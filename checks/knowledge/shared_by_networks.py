"""Texts with many causes that lie on the way to AWS."""

from checks.knowledge.shared import Candidate, Shared, lacks, says
from checks.model import Phrase

HEADER = Shared(
    texts=("Invalid header value",
           # Node.js and Go
           'Invalid character in header content ["authorization"]',
           'invalid header field value for "Authorization"'),
    candidates=(
        Candidate("credentials.whitespace-in-key",
                  Phrase("A variable or a secret store gives the key with a line break at its"
                         " end.")),
        Candidate("files.value-on-next-line",
                  Phrase("The key goes on in a second, indented line of the file.")),
    ),
)  # fmt: skip

WRONG_ADDRESS = (
    r"proxy url: (?:https://|http://socks|socks)|only use http|failed to parse|badstatusline"
    r"|unsupported scheme|had no scheme"
    r"|failed to resolve \W*(?:socks\dh?|https?|\*{4})(?:[^\w.]|$)"
)
PROXY = Shared(
    texts=("Failed to connect to proxy URL", "Unable to connect to proxy", "Cannot connect to proxy",
           "Tunnel connection failed", "raised an unhandled exception: Failed to parse: ",
           "Proxy URL had unsupported scheme", "Proxy URL had no scheme"),
    codes=("ProxyConnectionError",),
    form=(
        r"badstatusline|failed to parse: .{0,200}is not a valid host|\bproxyconnect tcp\b"
        r"|proxy returns http/|from proxy after connect|407 proxy authentication required"
        r"|could not resolve proxy"
        r"|(?:get|post|put) https://\S+: (?:forbidden|proxy authentication required)\b"
    ),  # Go, Java, curl, Go
    candidates=(
        Candidate("network.proxy-needs-login",
                  Phrase("The inner text has 407: the proxy wants a name and a password."),
                  says("407|proxy authentication required")),
        Candidate("network.proxy-forbids",
                  Phrase("The inner text has 403 or 502: the proxy does not let AWS through."),
                  says(r"(403|502|503) |: forbidden\b")),
        Candidate("network.proxy-address-wrong",
                  Phrase("The address begins with https:// or socks, or is none: it cannot be used."),
                  says(WRONG_ADDRESS)),
        Candidate("network.scheme-wrong",
                  Phrase("No proxy is set: the address is that of AWS_ENDPOINT_URL or endpoint_url."),
                  says("failed to parse")),
        Candidate("network.proxy-unreachable",
                  Phrase("Nobody answers at this address, as when you are outside the office."),
                  says("refused|resolve|name or service|timed out|111")),
    ),
)  # fmt: skip

TLS = Shared(
    texts=("SSL validation failed for", "certificate verify failed", "CERTIFICATE_VERIFY_FAILED",
           # Node.js and Go
           "UNABLE_TO_GET_ISSUER_CERT_LOCALLY", "SELF_SIGNED_CERT_IN_CHAIN",
           "unable to get local issuer certificate", "self-signed certificate in certificate chain",
           "self signed certificate in certificate chain", "failed to verify certificate: x509:"),
    codes=("SSLError",),
    form=(
        r"pkix path building failed|valid certification path|unable_to_verify_leaf_signature"
        r"|depth_zero_self_signed_cert|remote certificate is invalid|ssl certificate problem"
        r"|certificate (?:is )?not trusted|x509: certificate has expired|cert_(?:has_expired|not_yet_valid)"
        r"|match certificates altnames|invalid peer certificate|untrusted_?root"
        # Java, Node.js, .NET, curl, Apple, Go, Node.js, Rust, Windows
    ),
    candidates=(
        Candidate("network.tls-inspected",
                  Phrase("“in certificate chain”: a company or a virus scanner reads along."),
                  says("in certificate chain|cert_in_chain|unknown authority|pkix path|certification path"
                       "|verify_leaf|remote certificate|not trusted|unknownissuer|untrusted_?root")),
        Candidate("network.certificate-variable-ignored",
                  Phrase("“in certificate chain”, and curl works: only SSL_CERT_FILE or"
                         " CURL_CA_BUNDLE is set."),
                  says("in certificate chain")),
        Candidate("network.bundle-incomplete",
                  Phrase("“local issuer”: the certificate file that is set lacks the public"
                         " roots."),
                  says("local issuer|issuer_cert_locally")),
        Candidate("network.tls-inspected",
                  Phrase("“local issuer”, and no such file is set: a company or a virus scanner"
                         " reads along."),
                  says("local issuer|issuer_cert_locally")),
        Candidate("network.bundle-unusable",
                  Phrase("“[Errno” or “NO_CERTIFICATE”: the certificate file cannot be read."),
                  says(r"\[errno|no_certificate|no certificate or crl")),
        Candidate("network.clock-wrong",
                  Phrase("“expired” or “not yet valid”, and the date of this computer is wrong."),
                  says("has.expired|not.yet.valid")),
        Candidate("network.certificate-dates",
                  Phrase("“expired” or “not yet valid”, and the date of this computer is right."),
                  says("has.expired|not.yet.valid")),
        Candidate("network.certificate-of-another-server",
                  Phrase("“doesn't match”, or “self-signed certificate” alone: another server"
                         " answers."),
                  says(r"doesnt match|self.signed certificate(?! in)|hostname mismatch|altnames"
                       r"|certificate is valid for")),
        Candidate("network.scheme-wrong",
                  Phrase("“WRONG_VERSION_NUMBER”: what answers speaks http, not https."),
                  says("wrong_version|wrong version")),
    ),
)  # fmt: skip

NO_NAME = Shared(
    texts=("Received an UnknownHostException when attempting to interact with a service",
           "No such host is known", "Could not resolve host: …"),  # Java, .NET, curl and PHP
    candidates=(
        Candidate("network.offline",
                  Phrase("Nothing else on the internet answers either.")),
        Candidate("network.name-not-resolved",
                  Phrase("The internet is there, and the name in the address is not found.")),
        Candidate("region.misspelt",
                  Phrase("The Region in the address is on no list.")),
    ),
)  # fmt: skip

NO_ANSWER_OF_REKOGNITION = Shared(
    texts=("KeyError: 'FaceDetails'",),
    candidates=(
        Candidate("network.sign-in-page",
                  Phrase("A page of this network answered in place of AWS: open a browser and sign"
                         " in.")),
        Candidate("detection.answer-unrecognisable",
                  Phrase("Something else answered; rekwiz doctor shows what.")),
    ),
)  # fmt: skip

BLOCKED = r"\(403\)|\b403\b|forbidden|blocked|access denied|policy_denied"
A_PAGE = Shared(
    texts=("Unable to parse response", "<!doctype html>", "operation: <html>"),
    codes=("302", "500", "ResponseParserError"),
    form=r"(?:^|\bb)<(?:!doctype html|html|head)\b",
    candidates=(
        Candidate("network.endpoint-overridden",
                  Phrase("An emulator answered, and it does not know this operation."),
                  says(r"\(500\)")),
        Candidate("network.blocked-by-filter",
                  Phrase("The text has 403 in it: a filter of this network blocks AWS."),
                  says(BLOCKED)),
        Candidate("network.sign-in-page",
                  Phrase("A page of this network answered in place of AWS: open a browser and sign"
                         " in."),
                  lacks(rf"\(500\)|{BLOCKED}")),
    ),
)  # fmt: skip

SHARED = (
    HEADER,
    PROXY,
    TLS,
    NO_NAME,
    NO_ANSWER_OF_REKOGNITION,
    A_PAGE,
)
