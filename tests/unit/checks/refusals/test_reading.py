"""What AWS says of keys, Regions, accounts and itself: by the sandbox, and code by code."""

from datetime import UTC, datetime

import pytest

from checks.refusals import reading as refused
from checks.refusals.keys import UNKNOWN_ID
from checks.refusals.reading import findings_of
from checks.sources.aws.refusal import Kind, Refusal
from tests.plugins.amazon import codes

WRONG = "The request signature we calculated does not match the signature you provided."


def of_code(code, words="", operation="sts:GetCallerIdentity", **more):
    return Refusal(Kind.AWS, code, words, operation, request_id="r", **more)


@pytest.mark.parametrize(
    ("code", "words", "meaning"),
    [
        ("SignatureDoesNotMatch", WRONG, "credentials.secret-rejected"),
        ("InvalidSignatureException", WRONG, "credentials.secret-rejected"),
        (
            "SignatureDoesNotMatch",
            "Signature expired: 20220127T001427Z is now earlier than 20220127T014428Z",
            "network.clock-wrong",
        ),
        (
            "InvalidSignatureException",
            "Signature not yet current: 20220127T001427Z is still later than …",
            "network.clock-wrong",
        ),
        ("RequestTimeTooSkewed", "The difference …", "network.clock-wrong"),
        (
            "SignatureDoesNotMatch",
            "Credential should be scoped to a valid region, not 'us-west-2'.",
            "region.scope-mismatch",
        ),
        ("RequestExpired", "Request has expired.", "credentials.token-expired"),
        ("ExpiredToken", "", "credentials.token-expired"),
        ("ExpiredTokenException", "", "credentials.token-expired"),
        ("RegionDisabledException", "STS is not activated …", "region.not-enabled"),
        ("OptInRequired", "", "identity.account-not-activated"),
        ("SubscriptionRequiredException", "", "identity.account-not-activated"),
        ("NotSignedUp", "", "identity.account-not-activated"),
        ("Blocked", "", "identity.account-blocked"),
        ("Throttling", "Rate exceeded", "network.throttled"),
        ("ThrottlingException", "", "network.throttled"),
        ("ProvisionedThroughputExceededException", "", "network.throttled"),
        ("SlowDown", "", "network.throttled"),
        ("InternalServerError", "", "network.aws-in-trouble"),
        ("ServiceUnavailable", "", "network.aws-in-trouble"),
        ("SomethingNew", "", "network.refused-otherwise"),
    ],
)
def test_the_code_decides_and_then_a_few_words(person, code, words, meaning):
    context = person(AWS_DEFAULT_REGION="us-east-1")

    assert codes(findings_of(of_code(code, words), context)) == [meaning]


@pytest.mark.parametrize(
    "code", ["IncompleteSignature", "IncompleteSignatureException", "AuthorizationHeaderMalformed"]
)
def test_words_that_may_hold_a_secret_are_not_shown(person, code):
    words = "'wJalrXUtnFEMI/K7MDENG' not a valid key=value pair in Authorization header"

    [finding] = findings_of(of_code(code, words), person())

    assert finding.code == "credentials.signature-unreadable"
    assert "wJalr" not in f"{finding.facts}{finding.evidence}"


def test_an_expired_request_is_the_clocks_fault_where_the_clock_is_off(person):
    late = of_code("RequestExpired", date=datetime(2020, 1, 1, tzinfo=UTC))

    assert codes(findings_of(late, person())) == ["network.clock-wrong"]


def test_an_id_that_is_refused_everywhere_is_unknown(sandboxed):
    context = sandboxed("credentials.key-unknown")
    key = context.aws.keys().access_key_id
    shown = f"{key[:4]}************{key[-4:]}"

    for code in UNKNOWN_ID:
        [finding] = findings_of(of_code(code), context)
        assert finding.code == "credentials.key-unknown"
        assert finding.facts == {"key": shown, "error": code}


def test_an_id_that_us_east_1_accepts_is_only_refused_here(sandboxed):
    context = sandboxed("region.not-enabled")

    [finding] = findings_of(context.aws.ask("sts", "GetCallerIdentity"), context)

    assert (finding.code, finding.facts) == ("region.not-enabled", {"region": "eu-south-2"})


def test_a_commercial_key_in_govcloud_is_of_another_partition(sandboxed):
    context = sandboxed(region="us-gov-west-1")

    [finding] = findings_of(of_code("InvalidClientTokenId"), context)

    facts = {"region": "us-gov-west-1", "accepted": "us-east-1"}
    assert (finding.code, finding.facts) == ("region.other-partition", facts)


def test_botocores_own_stop_is_no_verdict_of_aws(person):
    context = person(AWS_ACCESS_KEY_ID="AKIAQWERTYUIOPASDFGH", AWS_DEFAULT_REGION="us-east-1")

    [finding] = findings_of(context.aws.ask("sts", "GetCallerIdentity"), context)

    assert (finding.code, finding.facts["error"]) == (
        "network.not-asked",
        "PartialCredentialsError",
    )


@pytest.mark.parametrize("kind", list(Kind))
@pytest.mark.parametrize("code", ["", "302", "403", "AccessDenied", "SSLError", "Whatever"])
def test_every_refusal_ends_in_a_finding_that_is_listed(person, dead_port, kind, code):
    context = person(AWS_ENDPOINT_URL=f"http://127.0.0.1:{dead_port}")
    refusal = Refusal(kind, code, "", "s3:ListBuckets")

    found = list(findings_of(refusal, context))

    assert found
    may = {*refused.messages_of("rekognition"), *refused.messages_of("s3")}
    assert {finding.message for finding in found} <= may
