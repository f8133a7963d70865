"""A company's authority comes to be trusted, with the public ones, once it vouches for the host."""

import ssl
from pathlib import Path

import pytest
import trustme

from checks.refusals.tls.messages import (
    BUNDLE_INCOMPLETE,
    CERTIFICATE_VARIABLE_IGNORED,
    TLS_INSPECTED,
)
from checks.sources.local.authorities import (
    NAMED_BY,
    certificates_in,
    certificates_of,
    vouches,
)
from checks.sources.local.network import own_list
from tests.plugins.amazon import page
from wizard.mending.authorities import joined
from wizard.mending.fixes import combine_bundles, set_ca_bundle

XML = page("200 OK", "hello", "text/plain")


@pytest.fixture(autouse=True)
def no_bundle(monkeypatch):
    for name in NAMED_BY:
        monkeypatch.delenv(name, raising=False)


@pytest.fixture(scope="module")
def company():
    return trustme.CA(organization_name="Acme Inspection")


@pytest.fixture
def root(company, tmp_path) -> Path:
    file = tmp_path / "root.pem"
    company.cert_pem.write_to_path(str(file))
    return file


@pytest.fixture
def inspected(person, serving, company):
    """`inspected(config, AWS_CA_BUNDLE=…)`: somebody behind a device that opens TLS."""
    tls = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
    company.issue_cert("localhost").configure_cert(tls)
    address = f"https://localhost:{serving(XML, tls=tls)}"

    def make(config: str = "[default]\nregion = us-east-1\n", **variables: str):
        return person(config, AWS_ENDPOINT_URL=address, **variables)

    return make


FOUND = TLS_INSPECTED.finding(facts={"host": "localhost", "issuer": "Acme"})


def public() -> tuple[bytes, ...]:
    return certificates_of(Path(own_list()))


def test_the_certificates_of_a_file_are_read_in_whatever_form(company, root):
    pem = root.read_bytes()
    der = ssl.PEM_cert_to_DER_cert(pem.decode())

    [one] = certificates_in(pem)
    assert certificates_in(der) == (one,)
    assert certificates_in(b"# our root\r\n" + pem.replace(b"\n", b"\r\n")) == (one,)
    assert certificates_in(pem + b"rest\n" + pem) == (one, one)


NO_CERTIFICATE = b"-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----"


@pytest.mark.parametrize("data", [b"", b"hello", b"\x30\x82garbage", NO_CERTIFICATE])
def test_what_is_no_certificate_is_none(data):
    assert certificates_in(data) == ()


def test_a_joined_bundle_has_each_authority_once_and_python_takes_it(root):
    own = certificates_of(root)
    both = joined(*own, *own, *public()[:2])

    assert certificates_in(both) == (*public(), *own)
    ssl.create_default_context(cadata=both.decode())


def test_the_root_that_the_person_names_is_trusted_with_the_public_ones(inspected, script, root):
    context, said = inspected(), script(("ca_bundle", f'"{root}"'))

    plan = set_ca_bundle.plan(said, context, FOUND)
    plan.do(said)

    place = context.home / ".aws" / "ca-bundle.pem"
    assert certificates_of(place) == (*public(), *certificates_of(root))
    assert f"ca_bundle = {place}\n" in context.config.path.read_text()


def test_a_root_that_does_not_vouch_for_the_host_is_not_taken(inspected, script, tmp_path):
    other = tmp_path / "other.pem"
    trustme.CA().cert_pem.write_to_path(str(other))
    context = inspected()

    for answer, complaint in (
        (other, "does not vouch"),
        (tmp_path / "no.pem", "no certificate"),
        ("~nobody-at-all/root.pem", "no certificate"),
    ):
        with pytest.raises(AssertionError, match=complaint):
            set_ca_bundle.plan(script(("ca_bundle", str(answer))), context, FOUND)
    assert not (context.home / ".aws" / "ca-bundle.pem").exists()


def test_what_another_program_trusts_already_is_recommended(inspected, script, root):
    context, said = (
        inspected(PIP_CERT="~nobody-at-all/x", NODE_EXTRA_CA_CERTS=str(root)),
        script(("ca_bundle", "")),
    )

    assert set_ca_bundle.plan(said, context, FOUND)
    assert "vouches for https://localhost" in said.shown[0]


def test_a_variable_goes_before_the_file_so_the_person_takes_it_out(inspected, script, root):
    context = inspected(AWS_CA_BUNDLE=own_list(), SHELL="/bin/bash")
    (context.home / ".bashrc").write_text(f"\nexport AWS_CA_BUNDLE={own_list()}\n")
    said = script(("ca_bundle", str(root)))

    plan = set_ca_bundle.plan(said, context, FOUND)
    done = plan.do(said)

    place = context.home / ".aws" / "ca-bundle.pem"
    assert f"ca_bundle = {place}\n" in context.config.path.read_text()
    assert done.still_set == ("AWS_CA_BUNDLE",)
    assert done.step.commands == ("unset AWS_CA_BUNDLE",)
    assert (done.step.steps[-1].facts["file"], done.step.steps[-1].facts["line"]) == (
        "~/.bashrc",
        2,
    )


def test_the_file_of_a_variable_that_botocore_passes_over_is_taken(inspected, script, root):
    context, said = inspected(SSL_CERT_FILE=str(root)), script()
    finding = CERTIFICATE_VARIABLE_IGNORED.finding(
        facts={"file": str(root), "name": "SSL_CERT_FILE"}
    )

    assert set_ca_bundle.plan(said, context, finding)


def test_a_variable_that_names_no_certificate_is_not_taken(inspected, script, tmp_path):
    context, said = inspected(), script()
    finding = CERTIFICATE_VARIABLE_IGNORED.finding(
        facts={"file": str(tmp_path / "gone.pem"), "name": "SSL_CERT_FILE"}
    )

    assert set_ca_bundle.plan(said, context, finding) is None


def test_a_bundle_that_is_whole_is_named_where_it_is(inspected, script, root, tmp_path):
    whole = tmp_path / "system.crt"
    whole.write_bytes(joined(*certificates_of(root)))
    context, said = inspected(), script(("ca_bundle", str(whole)))

    set_ca_bundle.plan(said, context, FOUND).do(said)

    assert f"ca_bundle = {whole}\n" in context.config.path.read_text()


def test_a_bundle_of_the_companys_alone_is_named_anew_where_it_was_named(inspected, script, root):
    config = f"[profile work]\nca_bundle = /x\n[default]\nca_bundle = {root}\n"
    context, said = inspected(config), script()
    facts = {"bundle": str(root), "source": "ca_bundle", "host": "localhost"}

    combine_bundles.plan(said, context, BUNDLE_INCOMPLETE.finding(facts=facts)).do(said)

    place = context.home / ".aws" / "ca-bundle.pem"
    assert context.config.path.read_text() == config.replace(str(root), str(place))
    assert certificates_of(root)[0] in certificates_of(place)


def test_a_host_that_cannot_be_asked_speaks_against_nothing(root):
    assert vouches(certificates_of(root), "https://localhost:1") is None
