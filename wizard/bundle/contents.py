"""What is in a bundle: all that a helper would ask for, each part as text under its name."""

from __future__ import annotations

from collections.abc import Mapping

from checks.context import Context
from checks.model import Phrase
from checks.report import Report
from wizard import __version__
from wizard.bundle.configuration import configuration_of
from wizard.bundle.environment import telling
from wizard.bundle.files import about, without_secrets
from wizard.bundle.privacy import Private
from wizard.bundle.system import system_of
from wizard.formats import REPORT, renderer
from wizard.languages import Language
from wizard.output.cells import pad, wrap
from wizard.output.legible_json import written
from wizard.output.look import Look
from wizard.output.questions import Asked, questions

WIDTH, NAME_CELLS = 80, 20
PARTS = {
    "README.txt": Phrase("this text"),
    "report.txt": Phrase("the report, for people"),
    "report.json": Phrase("the report, for programs"),
    "system.json": Phrase("the versions of rekwiz, Python, boto3 and the AWS CLI, and the system"),
    "configuration.json": Phrase(
        "profile, Region, credentials and addresses, each with its source"
    ),
    "environment.json": Phrase("the names of variables; values only where they are harmless"),
    "questions.json": Phrase("each question to AWS, how long it took, its request ID, its outcome"),
    "config.txt": Phrase("your config file, with what is private hidden"),
    "credentials.txt": Phrase("your credentials file, with what is private hidden"),
}


def parts_of(
    report: Report, context: Context, language: Language, private: Private
) -> dict[str, str]:
    """The text of each part by its name in PARTS; a shared file that is not there is left out."""
    shown = private.value(report)
    parts = {
        "report.txt": renderer("text", REPORT)(shown, language, Look(detail=True)),
        "report.json": renderer("json", REPORT)(shown, language, Look()),
        "system.json": written(private.value(system_of(context))),
        "configuration.json": written(
            private.value(configuration_of(report, context)) | _files(context, private)
        ),
        "environment.json": written(dict(telling(context.environment, private))),
        "questions.json": written(private.value(list(map(_asked, questions([context.aws]))))),
        "config.txt": without_secrets(context.config, private),
        "credentials.txt": without_secrets(context.credentials, private),
    }
    there = {name: part for name, part in parts.items() if part is not None}
    return {"README.txt": _read_me(there, language, private), **there}


def _read_me(parts: Mapping[str, str], language: Language, private: Private) -> str:
    head = Phrase(
        "A bundle of rekwiz {version}, for somebody who helps with a set-up.", version=__version__
    )
    hidden = Phrase(
        "Secrets, tokens, passwords and the names of home folders are hidden; of an access key ID"
        " its ends are shown. Look through it before you send it."
    )
    account = (
        Phrase("The account's number is in it, because --with-account was given.")
        if private.with_account
        else Phrase("The account's number is hidden, too; --with-account would show it.")
    )
    said = [head, hidden, account]
    lines = [line for phrase in said for line in wrap(language.say(phrase), WIDTH)]
    names = ["README.txt", *parts]
    return "\n".join([*lines, "", *(line for name in names for line in _about(name, language)), ""])


def _about(name: str, language: Language) -> list[str]:
    words = language.say(PARTS[name])
    return wrap(words, WIDTH, initial=pad(name, NAME_CELLS), subsequent=" " * NAME_CELLS)


def _files(context: Context, private: Private) -> dict[str, object]:
    both = (context.config, context.credentials)
    return {"files": {file.kind: about(file, private) for file in both}}


def _asked(asked: Asked) -> dict[str, object]:
    return {
        "operation": asked.operation,
        "took_ms": round(asked.took * 1000),
        "request_id": asked.request_id,
        "outcome": asked.refused or "answered",
        "words": asked.words,
    }
