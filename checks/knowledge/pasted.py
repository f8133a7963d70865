"""Words of any tool, in the forms in which they are compared."""

from __future__ import annotations

import re
import unicodedata
from functools import cached_property

from msgspec import Struct

from checks.knowledge.copied import as_written
from checks.knowledge.other_languages import in_english

_ESCAPES = re.compile(r"\x1b(?:\[[0-?]*[ -/]*[@-~]|\][^\x07\x1b]*(?:\x07|\x1b\\)?|[@-Z\\-_])")
_STAMPS = re.compile(
    r"^(?:[\w.-]+-\d+ +\| )?"
    r"(?:[ \t]*\d{4}-\d\d-\d\d[T ]\d\d:\d\d:\d\d[\d.,]*(?:Z|[+-]\d\d:?\d\d)?[ \t])*"
    r"(?:(?:stdout|stderr) [FP] )?(?:[A-Z][a-z]{2} [ \d]\d \d\d:\d\d:\d\d \S+ [^\s:]+: )?(?:##\[\w+\])?",
    re.M,
)
"""What Docker Compose, a runner or CloudWatch, Kubernetes, systemd and GitHub write before each line."""
_QUOTES = re.compile("[\"'`\u2018\u2019\u201c\u201d\u00ab\u00bb]")
_LINE_OF_A_SHELL = re.compile(r"\bline \d+: ")
_RETRIES = re.compile(r"(?<!\s)\s*\(reached\s+max\s+retries:\s*\d+\)", re.IGNORECASE)
_RAISED = re.compile(r"^(?:[\w.]+\.)?\w*(?:Error|Exception|Warning|NotFound|Interrupt)\b.*", re.M)
_TRACEBACK = "Traceback (most recent call last)"
_WARNED = re.compile(r"^(?:\S.*:\d+: )?(?:[\w.]+\.)?\w*Warning: .*(?:\n[ \t]+.*)*\n?", re.M)
"""Python's own: `file:line: Warning: words`, and below it the line of the program, indented."""
_COMMANDS = re.compile(
    r"^(?:\([\w.-]+\) ?)?(?:(?:[$%\u276f\u279c]|[\w.-]+@[\w.-]+[^\n$%#]{0,80}[$%#]|>>>) +"
    r"|(?:PS )?[A-Za-z]:\\[^>\n]{0,200}> *)\S.*\n",
    re.M,
)
"""What was typed behind the prompt of a shell or of Python."""
_CODE = re.compile(
    r"\(([\w.]+)\)\s+when\s+calling|\boccurred\s+\(([\w.]+)\)|\"Code\": *\"([\w.]+)\""
)
_NAME = re.compile(r"\b[A-Z][a-z0-9]*(?:[A-Z][a-z0-9]*)+\b")
_REFUSED = (
    # botocore and AWS CLI: An error occurred (CODE) when calling the OPERATION operation: WORDS
    re.compile(r"\((?P<code>[\w.]+)\)\s+when\s+calling\s+the\s+(?P<operation>\w+)"),
    # Go: operation error STS: OPERATION, https response error StatusCode: 403, …, api error CODE: WORDS
    re.compile(
        r"operation\s+error\s+[\w ]{1,40}:\s+(?P<operation>\w+),\s.{0,400}?"
        r"(?:api\s+error\s+|RequestID:\s+[\w-]*,\s+)(?P<code>\w+):\s",
        re.DOTALL,
    ),
)
_SENT = re.compile(
    r"when\s+calling\s+the\s+(?P<botocore>\w+)|operation\s+error\s+[\w ]{1,40}:\s+(?P<go>\w+)"
)


class Pasted(Struct, frozen=True, dict=True):
    """`text` is what was pasted; nothing of it is ever shown again."""

    text: str

    @cached_property
    def legible(self) -> str:
        """As it was written, without terminal codes, times and botocore's note on retries, which say
        nothing of the cause."""
        return _RETRIES.sub("", without_times(_ESCAPES.sub("", as_written(self.text))))

    @cached_property
    def quoted(self) -> str:
        """In small letters, with one blank for any white space."""
        return " ".join(in_english(self.legible).split()).casefold()

    @cached_property
    def bare(self) -> str:
        """The same without quotes, which a shell may have taken out."""
        return bare(self.legible)

    @cached_property
    def squeezed(self) -> str:
        """The same without blanks: a terminal breaks a long line within a word."""
        return self.bare.replace(" ", "")

    @property
    def last(self) -> Pasted:
        """Of a traceback the exception that was raised in the end; else the whole text."""
        raised = _RAISED.search(self.legible, self.legible.rfind(_TRACEBACK))
        if _TRACEBACK not in self.legible or raised is None:
            return self
        return Pasted(self.legible[raised.start() :])

    @property
    def last_output(self) -> Pasted:
        """Of a terminal with several commands what the last one said; all, where it said nothing."""
        commands = list(_COMMANDS.finditer(self.legible))
        rest = self.legible[commands[-1].end() :] if commands else ""
        return Pasted(rest) if rest.strip() else self

    @property
    def without_warnings(self) -> Pasted:
        """Without what Python only warns of, which has stopped nothing; all, where nothing else is said."""
        rest = _WARNED.sub("", self.legible)
        return Pasted(rest) if rest.strip() and rest != self.legible else self

    @cached_property
    def codes(self) -> tuple[str, ...]:
        """AWS's error codes and names of exceptions in it, those in brackets first."""
        bracketed = ["".join(found) for found in _CODE.findall(self.legible)]
        return tuple(dict.fromkeys([*bracketed, *_NAME.findall(self.legible)]))

    @cached_property
    def operation(self) -> str | None:
        """The operation that a client names, as the last that was called."""
        found = [match["botocore"] or match["go"] for match in _SENT.finditer(self.legible)]
        return found[-1] if found else None

    @cached_property
    def refusals(self) -> tuple[tuple[str, str], ...]:
        """Each operation with the code that AWS refused it with, in the wording of any SDK."""
        found = [match for known in _REFUSED for match in known.finditer(self.legible)]
        return tuple((match["operation"], match["code"]) for match in found)


def without_times(text: str) -> str:
    return _STAMPS.sub("", text)


def plain(text: str) -> str:
    """The text with full-width letters in their plain form, and without what cannot be seen: chats,
    slides and PDFs add both."""
    known = unicodedata.normalize("NFKC", text)
    return "".join(letter for letter in known if unicodedata.category(letter) != "Cf")


def bare(text: str) -> str:
    """A text as it is compared: in English, small letters, no quotes, one blank for any white space."""
    plain = " ".join(_QUOTES.sub("", in_english(text)).split()).casefold()
    return _LINE_OF_A_SHELL.sub("", plain)
