"""TLS with servers on loopback whose certificates are wrong in every way."""

import ssl
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
import trustme

from checks.refusals.reading import findings_of
from checks.sources.local.authorities import NAMED_BY, PASSED_OVER
from tests.plugins.amazon import codes, page, written

XML = page("200 OK", "hello", "text/plain")


@pytest.fixture(autouse=True)
def no_bundle(monkeypatch):
    for name in NAMED_BY:
        monkeypatch.delenv(name, raising=False)


@pytest.fixture
def company():
    return trustme.CA(organization_name="Acme Inspection")


@pytest.fixture
def https(person, serving):
    """`https(cert)`: the findings where a server with this certificate stands for AWS."""

    def ask(cert, *, root=None, now=None, **variables):
        tls = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
        cert.configure_cert(tls)
        if root:
            tls = _with_root(cert, root)
        address = f"https://localhost:{serving(XML, tls=tls)}"
        context = person(AWS_ENDPOINT_URL=address, AWS_DEFAULT_REGION="us-east-1", **variables)
        context = replace(context, now=now) if now else context
        return list(findings_of(context.aws.reach(), context))

    def _with_root(cert, root):
        from tempfile import NamedTemporaryFile

        tls = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
        parts = [cert.private_key_pem, *cert.cert_chain_pems, root.cert_pem]
        with NamedTemporaryFile(suffix=".pem") as file:
            file.write(b"".join(part.bytes() for part in parts))
            file.flush()
            tls.load_cert_chain(file.name)
        return tls

    return ask


@pytest.fixture
def bundle(tmp_path):
    """`bundle(ca)`: a file with its root."""

    def write(authority):
        return str(written(tmp_path / "bundle.pem", authority.cert_pem.bytes()))

    return write


@pytest.mark.parametrize("with_root", [True, False])
def test_an_inspecting_device_is_named_by_its_issuer(https, company, with_root):
    cert = company.issue_cert("localhost")

    [finding] = https(cert, root=company if with_root else None)

    assert finding.code == "network.tls-inspected"
    assert finding.facts["issuer"].startswith("Acme Inspection")


def test_an_inspecting_device_whose_certificate_ran_out_is_named_too(https, company):
    long_ago = datetime(2020, 1, 1, tzinfo=UTC)
    cert = company.issue_cert("localhost", not_before=long_ago, not_after=long_ago + timedelta(1))

    found = https(cert, root=company)

    assert [each.facts["issuer"][:4] for each in found if "issuer" in each.facts] == ["Acme"]


@pytest.mark.parametrize("variable", PASSED_OVER)
def test_the_variable_that_botocore_does_not_read_explains_it(https, company, bundle, variable):
    found = https(company.issue_cert("localhost"), **{variable: bundle(company)})

    assert codes(found) == ["network.tls-inspected", "network.certificate-variable-ignored"]
    assert found[1].facts["name"] == variable


def test_a_file_that_does_not_vouch_for_the_host_explains_nothing(https, company, bundle):
    """conda names its own list of the public authorities in SSL_CERT_FILE, and no company's root."""
    found = https(company.issue_cert("localhost"), SSL_CERT_FILE=bundle(trustme.CA()))

    assert codes(found) == ["network.tls-inspected"]


def test_of_several_files_the_one_that_vouches_is_named(https, company, tmp_path, bundle):
    other = str(written(tmp_path / "other.pem", trustme.CA().cert_pem.bytes()))
    found = https(
        company.issue_cert("localhost"), SSL_CERT_FILE=other, CURL_CA_BUNDLE=bundle(company)
    )

    assert found[1].facts["name"] == "CURL_CA_BUNDLE"


@pytest.mark.parametrize("file", ["/nowhere/root.pem", "~nobody-at-all/root.pem"])
def test_a_file_that_is_not_there_explains_nothing(https, company, file):
    found = https(company.issue_cert("localhost"), NODE_EXTRA_CA_CERTS=file)

    assert codes(found) == ["network.tls-inspected"]


def test_with_the_companys_root_as_bundle_tls_is_no_trouble(https, company, bundle):
    found = https(company.issue_cert("localhost"), AWS_CA_BUNDLE=bundle(company))

    assert codes(found) == ["network.sign-in-page"]


def test_a_bundle_without_the_public_roots_is_incomplete(https, company, bundle):
    public = trustme.CA(organization_name="Amazon").issue_cert("localhost")

    [finding] = https(public, AWS_CA_BUNDLE=bundle(company))

    assert (finding.code, finding.facts["source"]) == (
        "network.bundle-incomplete",
        "AWS_CA_BUNDLE",
    )


def test_a_bundle_of_another_company_does_not_make_the_device_known(https, company, bundle):
    found = https(company.issue_cert("localhost"), REQUESTS_CA_BUNDLE=bundle(trustme.CA()))

    assert codes(found) == ["network.tls-inspected"]


@pytest.mark.parametrize(
    ("content", "trouble"),
    [
        (None, "there is no such file"),
        (b"no certificate", "it holds no PEM certificate"),
    ],
)
def test_a_bundle_that_cannot_be_used_is_named(https, company, tmp_path, content, trouble):
    path = tmp_path / "bundle.pem"
    if content is not None:
        path.write_bytes(content)

    [finding] = https(company.issue_cert("localhost"), AWS_CA_BUNDLE=str(path))

    said = f"The certificate bundle {{bundle}} cannot be used: {trouble}."
    assert (finding.code, finding.summary.text) == ("network.bundle-unusable", said)


def test_a_bundle_that_is_a_folder_is_named(https, company, tmp_path):
    found = https(company.issue_cert("localhost"), AWS_CA_BUNDLE=str(tmp_path))

    assert codes(found) == ["network.bundle-unusable"]


def test_a_certificate_for_another_name_is_another_servers(https, company, bundle):
    found = https(company.issue_cert("portal.hotel.example"), AWS_CA_BUNDLE=bundle(company))

    assert codes(found) == ["network.certificate-of-another-server"]


def test_a_self_signed_certificate_is_another_servers(person, serving, self_signed):
    address = f"https://localhost:{serving(XML, tls=self_signed)}"
    context = person(AWS_ENDPOINT_URL=address, AWS_DEFAULT_REGION="us-east-1")

    found = findings_of(context.aws.reach(), context)

    assert codes(found) == ["network.certificate-of-another-server"]


def test_a_certificate_that_has_expired_is_named_by_a_right_clock(https, company, bundle):
    old = company.issue_cert("localhost", not_after=datetime(2020, 1, 1, tzinfo=UTC))

    assert codes(https(old, AWS_CA_BUNDLE=bundle(company))) == ["network.certificate-dates"]


def test_a_clock_from_before_rekwiz_was_made_is_the_cause(https, company, bundle):
    old = company.issue_cert("localhost", not_after=datetime(2020, 1, 1, tzinfo=UTC))

    found = https(old, AWS_CA_BUNDLE=bundle(company), now=lambda: datetime(2015, 1, 1, tzinfo=UTC))

    assert codes(found) == ["network.clock-wrong"]


def test_https_where_plain_http_is_spoken_is_the_wrong_scheme(person, serving):
    address = f"https://127.0.0.1:{serving(XML)}"
    context = person(AWS_ENDPOINT_URL=address, AWS_DEFAULT_REGION="us-east-1")

    [finding] = findings_of(context.aws.reach(), context)

    assert (finding.code, finding.facts["address"]) == ("network.scheme-wrong", address)


def test_an_endpoint_without_a_scheme_is_named(person):
    context = person(AWS_ENDPOINT_URL="localhost:5000", AWS_DEFAULT_REGION="us-east-1")

    [finding] = findings_of(context.aws.reach(), context)

    assert (finding.code, finding.facts["address"]) == ("network.scheme-wrong", "localhost:5000")


@pytest.fixture
def self_signed(tmp_path):
    """A server's context with a certificate that vouches for itself alone."""
    from datetime import timedelta

    from cryptography import x509
    from cryptography.hazmat.primitives import hashes, serialization
    from cryptography.hazmat.primitives.asymmetric import ec

    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(x509.NameOID.COMMON_NAME, "localhost")])
    now = datetime.now(UTC)
    builder = x509.CertificateBuilder(name, name, key.public_key(), 1, now, now + timedelta(1))
    private = key.private_bytes(
        serialization.Encoding.PEM,
        serialization.PrivateFormat.PKCS8,
        serialization.NoEncryption(),
    )
    public = builder.sign(key, hashes.SHA256()).public_bytes(serialization.Encoding.PEM)
    tls = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
    tls.load_cert_chain(written(tmp_path / "self.pem", private + public))
    return tls
