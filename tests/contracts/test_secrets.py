"""The one gate: no message shows a secret, wherever it stands; what names a thing is always shown."""

import io
import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cache
from itertools import cycle

import pytest

from checks.catalogue import all_checks
from checks.knowledge.known import explainable
from checks.masking import masked
from checks.model import Evidence, Finding, Location, Outcome, Phrase, Remedy, State, fields_of
from checks.principal import principal_of
from checks.report import Report
from checks.scope import Scope, Target
from checks.secrets.gate import gated, throughout
from checks.secrets.heard import Heard
from checks.secrets.register import KNOWN
from tests.plugins.secrets import traces
from wizard.account.handover.page import Request, written
from wizard.conversation.findings import show_finding
from wizard.conversation.lines import Lines
from wizard.conversation.protocol import Kind
from wizard.explaining.explanation import of_text
from wizard.explaining.failure import Failure, ToldBy
from wizard.formats import EXPLANATIONS, FAILURE, REPORT, REPORTS, names_of, renderer
from wizard.languages import OFFERED, language
from wizard.output.look import Look

MESSAGES = tuple(explainable().values())
BY_FORM = {
    "key": "NqVwYS81VP7Hb1DX8pPd5khxE3pyIgKpaUnArl63",
    "key with slashes": "wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY",
    "token": "IQoJb3JpZ2luX2VjE" + "Ab0x9ZkQ" * 16,
}
BY_VALUE = {
    "password": "hunter2Zq9Kx",
    "password in words": "correct horse battery",
    "password of signs": 'Top/Secr"et<9>\\9',
    "half a password in small letters": "topsecret99qz",
}
SECRETS = BY_FORM | BY_VALUE
IN = {  # a secret in the place of the whole fact, and in the midst of it
    "alone": "{}",
    "in a path": "/home/ming/{}/x",
    "in an address": "https://h:1/{}?x=1",
    "in words": "it said {} there",
    "as a setting": "{}=1",
}
LOOK = Look(detail=True, aloud=True)


@pytest.fixture
def remembering(forgetful, monkeypatch) -> None:
    """The gate is asked once of each text: here one fact stands in many thousand places."""
    monkeypatch.setattr("checks.secrets.gate.masked", cache(masked))
    monkeypatch.setattr(KNOWN, "hide", cache(KNOWN.hide))


def findings(fact: str) -> Iterator[Finding]:
    """Every message with this in every fact, as evidence, as a place and as a remedy."""
    seen = (Evidence(fact, fact, fact), Evidence("words", Heard(fact, fact), fact))
    place = Location(fact, 1, fact, fact)
    for message in MESSAGES:
        texts = (*message.phrases, *message.commands, *message.links)
        facts = dict.fromkeys({"x", *set().union(*map(fields_of, texts))}, fact)
        yield message.finding(*seen, facts=facts, location=place)
        own = Remedy((Phrase("{x}", x=fact), Phrase("{x}", x=(fact, fact))), (fact, f"a {fact}"))
        said = Phrase("{x}: {y}", x=fact, y=ValueError(fact))
        yield message.finding(*seen, facts=facts, location=place, remedy=own, summary=said)


def report(fact: str) -> Report:
    """Every check, passed, failed and skipped, and every finding."""
    found, checks = tuple(findings(fact)), all_checks()
    seen = tuple(Evidence(name, fact, fact) for name in ("version", "profile", fact))
    reason = Phrase("{path} gave no answer when it was asked for boto3.", path=fact)
    outcomes = (
        Outcome(checks[0], State.FAIL, findings=found, seen=seen),
        *(Outcome(each, State.PASS, seen=_seen(each.holds, fact)) for each in checks),
        *(Outcome(each, State.SKIP, reason=reason) for each in checks),
    )
    target = Target(fact, fact, fact, fact, fact, fact)
    scope = Scope(fact, fact, (fact,), (fact,), (fact,), fact)
    return Report("doctor", target, outcomes, found[0], scope=scope)


def _seen(holds: Sequence[str], fact: str) -> tuple[Evidence, ...]:
    names = set().union(*map(fields_of, holds)) if holds else set()
    return tuple(Evidence(name, fact, fact) for name in names)


def everything(fact: str, code: str) -> Iterator[str]:
    """All that can be made of it in a language: each format of each kind of result, each screen."""
    whole, words = report(fact), language(code)
    for name in names_of(REPORT):
        yield renderer(name, REPORT)(whole, words, LOOK)
    short = replace(whole, outcomes=whole.outcomes[1:])
    failed = Failure(1, short, whole.root_cause, ToldBy.BOTH, (fact, f"it says {fact}"))
    for name in names_of(FAILURE):
        yield renderer(name, FAILURE)(failed, words, LOOK)
    for name in names_of(REPORTS):
        yield renderer(name, REPORTS)((short, short), words, LOOK)
    yield from conversation(fact, code)
    yield page(whole, fact, code)


def conversation(fact: str, code: str) -> Iterator[str]:
    """What a person is shown of the findings, of their commands, of tables and of progress."""
    stream = io.StringIO()
    lines = Lines(language(code), stream)
    for finding in findings(fact):
        show_finding(lines, finding)
    lines.literal(fact, Kind.DIFF)
    lines.table([Phrase("Region")], [[fact], [Phrase("{x}", x=fact)]])
    with lines.progress(Phrase("{x}", x=fact)):
        pass
    yield stream.getvalue()
    yield lines.say(fact)


def page(whole: Report, fact: str, code: str) -> str:
    """The administrator's page."""
    arn = "arn:aws:iam::111122223333:user/ming"
    cause = whole.root_cause
    assert cause is not None
    request = Request(principal_of(arn), arn, cause, (fact,), actions=(fact,), resources=(fact,))
    return written(request, language(code), again="rekwiz doctor")


@pytest.mark.parametrize("code", OFFERED)
@pytest.mark.parametrize(("kind", "where"), list(zip(SECRETS, cycle(IN))))
def test_no_message_shows_a_secret_in_any_fact_and_format(remembering, kind, where, code):
    secret = SECRETS[kind]
    if kind in BY_VALUE:
        KNOWN.learn([secret])

    shown = [text for text in everything(IN[where].format(secret), code) if traces(secret, text)]

    assert [_around(secret, text) for text in shown] == []


def _around(secret: str, text: str) -> list[str]:
    """Lines for whoever mends it, with the secret's trace."""
    return [line for line in text.splitlines() if traces(secret, line)][:3]


NAMES = (
    "dev",
    "my dev",
    "eu-west-1",
    "US-EAST-1",
    "AdministratorAccess-111122223333",
    "TeamAlphaProd2024",
    "ming",
    "arn:aws:iam::111122223333:role/service-role/AmazonRekognitionFullAccessRole2026",
    "/Users/MingLi/Documents/Projects2026/Rekognition/photo.jpg",
    r"C:\Users\MingLi\Documents\Projects2026\photo.jpg",
    "my-bucket-2026-eu-west-1.s3.amazonaws.com",
    "7a62c49f-347e-4fc4-9331-6e8eEXAMPLE",
    "da39a3ee5e6b4b0d3255bfef95601890afd80709",
    "boto3 1.43.70, botocore 1.43.70",
    "aws-cli/2.31.4 Python/3.13.7 Linux/6.8 exe/x86_64",
    "https://rekognition.eu-west-1.amazonaws.com:443/",
    "Token for corp does not exist",
    "The security token included in the request is invalid",
    "InvalidClientTokenId",
    "AKIA************XMPL",
    "ImportError: cannot import name 'DEFAULT_CIPHERS' from 'urllib3.util.ssl_'",
)


def test_what_names_a_thing_is_shown_in_every_message(forgetful):
    KNOWN.learn(SECRETS.values())

    for name in NAMES:
        plain = report(name)
        assert gated(plain, aloud=True) == throughout(plain, str)


RAW = sorted({raw for message in MESSAGES for raw in message.raw})


@pytest.mark.parametrize("code", OFFERED)
def test_a_pasted_text_with_a_secret_in_each_of_its_gaps_is_not_repeated(forgetful, code):
    secret = BY_FORM["key"]
    gaps = [raw for raw in RAW if "…" in raw]
    for raw in gaps:
        pasted = raw.replace("…", secret)
        for name in names_of(EXPLANATIONS):
            text = renderer(name, EXPLANATIONS)(of_text(pasted), language(code), Look())
            assert traces(secret, text) == [], raw

    assert len(gaps) > 50


def test_what_rekwiz_knows_of_other_tools_is_shown_as_it_is(forgetful):
    """But for botocore's sentence that repeats what was given for a Region."""
    plain = [raw for raw in RAW if "region_name" not in raw]
    changed = [raw for raw in plain if _without_values(gated(raw)) != _without_values(raw)]

    assert changed == []


def _without_values(raw: str) -> str:
    return re.sub(r"(?<=[=:]).*|\*{4}.*|\S*…\S*", "", raw)
