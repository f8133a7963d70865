"""The secret that another program hands over: one line of standard input."""

from __future__ import annotations

from typing import TextIO

from checks.credentials.support.keys import complaint_about_secret
from checks.phrase import Phrase
from checks.secrets.places import learnt
from wizard.errors import Usage

FLAG = "--secret-from-stdin"
QUESTION = "secret_access_key"
MOST_LETTERS = 4096
HOW = Phrase(
    "Give it from a file or another program: rekwiz … {flag} < FILE. In a terminal leave the option"
    " out: rekwiz asks, and shows nothing of what you type.",
    flag=FLAG,
)


def must_not_echo(stream: TextIO | None) -> None:
    """Usage where somebody would type the secret for all to see, or nothing is there to read."""
    if stream is None:
        raise Usage(Phrase("There is no standard input to read the secret from."), HOW)
    if stream.isatty():
        raise Usage(Phrase("A terminal would show the secret while you type it."), HOW)


def secret_line(stream: TextIO) -> str:
    """The first line; Usage where it is empty, or can be no secret. Its words are never repeated."""
    try:
        line = stream.readline(MOST_LETTERS)
    except ValueError:
        line = "\N{REPLACEMENT CHARACTER}"
    secret = learnt(line.strip("\r\n\ufeff"))
    if not secret.strip():
        raise Usage(Phrase("The first line of standard input is empty."), HOW)
    if complaint := complaint_about_secret(secret):
        raise Usage(complaint, Phrase("That is about the first line of standard input."))
    return secret
