"""What holds for every text that no check raises."""

import re
from string import Formatter

import pytest

from checks.catalogue import AREAS, all_messages
from checks.knowledge.known import KNOWN_TEXTS, explainable
from checks.model import Message
from wizard.explaining.explanation import general
from wizard.languages import OFFERED, language


@pytest.mark.parametrize("message", KNOWN_TEXTS, ids=lambda message: message.code)
def test_a_known_text_says_all_that_a_finding_says(message: Message):
    assert re.fullmatch(r"[a-z]+\.[a-z-]+", message.code)
    assert message.code.partition(".")[0] in AREAS
    assert message.raw
    assert message.steps
    assert message.links
    assert all(text.rstrip(")”").endswith(".") for text in (message.summary, message.why))
    assert all(link.startswith("https://") for link in message.links)


@pytest.mark.parametrize("code", OFFERED)
@pytest.mark.parametrize("message", KNOWN_TEXTS, ids=lambda message: message.code)
def test_a_known_text_can_be_said_without_facts(message: Message, code):
    said = [language(code).say(general(text)) for text in (*message.phrases, *message.commands)]

    assert all(said)


@pytest.mark.parametrize("message", KNOWN_TEXTS, ids=lambda message: message.code)
def test_only_commands_have_something_to_fill_in(message: Message):
    fields = {name for text in message.phrases for _, name, _, _ in Formatter().parse(text)}

    assert fields <= {None}


def test_the_codes_are_twins_of_none():
    codes = [message.code for message in KNOWN_TEXTS]

    assert len(set(codes)) == len(codes)
    assert set(explainable()) == set(codes) | set(all_messages())
