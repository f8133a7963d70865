"""A page of the console: numbered, opened on request, and what it leads to is noticed."""

import os
import webbrowser

import pytest

from wizard.keys.console_file import KeyFiles
from wizard.setup.console_page import show_page, stay_on
from wizard.setup.pages import ACCOUNT, KEY, OWNER, USER
from wizard.setup.steps import aws_cli

FILE = "Access key ID,Secret access key\nAKIAQWERTYUIOPASDFGH,{secret}\n".format(
    secret="wJalrXUtnFEMI/K7MDENG/bPxRfiCYabcdefghij"
)


@pytest.fixture
def opened(monkeypatch):
    """The addresses that a browser was told to open; it opens the first one only."""
    addresses = []
    monkeypatch.setenv("BROWSER", "anything")
    monkeypatch.setattr(
        webbrowser, "open", lambda address: addresses.append(address) or len(addresses) == 1
    )
    return addresses


def test_a_page_is_numbered_and_opened_only_when_asked(travel, script, opened):
    said = script(("chapter_key", "open"), ("chapter_key", "next"))
    journey = travel(said)

    show_page(journey, KEY, 3, 3)
    assert opened == []
    stay_on(journey, KEY)

    assert opened == [KEY.link]
    assert said.shown[:3] == [
        "3/3 An access key",
        KEY.link,
        "1. Choose the new user, then the tab “Security credentials”.",
    ]
    assert len(said.shown) == 2 + len(KEY.steps)


def test_in_a_practice_the_first_page_says_that_it_is_real_and_is_not_recommended(
    travel, script, beginner, opened
):
    said = script(("chapter_account", "next"))
    journey = travel(said)

    show_page(journey, ACCOUNT, 1, 3)
    show_page(journey, USER, 2, 3)
    stay_on(journey, ACCOUNT)

    real = [line for line in said.shown if "This is a practice" in line]
    assert real == said.shown[:1]
    assert said.recommended["chapter_account"] == "next"
    assert opened == []


def test_where_no_browser_opens_the_address_is_pointed_at(travel, script, opened):
    opened.append("an address before")
    said = script(("chapter_key", "open"), ("chapter_key", "next"))

    stay_on(travel(said), KEY)

    assert said.shown == ["! No browser could be opened: the address is above."]


def test_a_page_without_an_address_is_not_opened(travel, script, opened):
    said = script(("chapter_owner", "next"))

    stay_on(travel(said), OWNER)

    assert opened == []


def test_a_key_file_is_noticed_once_it_is_whole(tmp_path):
    downloads = tmp_path / "下載"
    downloads.mkdir()
    (downloads / "old_accessKeys.csv").write_text(FILE)
    files = KeyFiles(tmp_path)
    new = downloads / "new_accessKeys (1).csv"

    assert files.landed() is None
    new.write_text(FILE[:-5])  # the browser is in the midst of it
    assert files.landed() is None
    new.write_text(FILE)
    assert files.landed() == new


def test_an_older_file_that_is_downloaded_anew_is_noticed(tmp_path):
    (tmp_path / "Downloads").mkdir()
    file = tmp_path / "Downloads" / "ming_accessKeys.csv"
    file.write_text(FILE)
    os.utime(file, (0, 0))
    files = KeyFiles(tmp_path)

    file.write_text(FILE)

    assert files.landed() == file


def test_an_aws_cli_that_appears_is_noticed(travel, script, person, tmp_path, monkeypatch):
    person()
    folder = tmp_path / "programs"
    folder.mkdir()
    monkeypatch.setenv("PATH", str(folder))
    look = aws_cli.watch(travel(script()))

    before = look()
    program = folder / "aws"
    program.write_text("#!/bin/sh\necho aws-cli/2.34.0 Python/3.14.0 Linux/6.1 exe/x86_64\n")
    program.chmod(0o755)

    assert (before, look()) == (None, "again")
