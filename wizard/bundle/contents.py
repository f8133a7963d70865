"""What is in a bundle: all that a helper would ask for, each part as text under its name."""

from __future__ import annotations

import platform
import sys
import threading
from collections.abc import Callable, Mapping
from importlib.metadata import PackageNotFoundError, version
from typing import TypeVar

from checks.aws_cli import version_in_use
from checks.context import Context
from checks.masking import masked_url
from checks.model import Phrase
from checks.report import Report
from checks.sources.aws.refusal import Refusal
from checks.sources.profile_in_use import held
from wizard import __version__
from wizard.bundle.environment import telling
from wizard.bundle.files import about, without_secrets
from wizard.bundle.privacy import Private
from wizard.formats import REPORT, renderer
from wizard.languages import Language
from wizard.output.cells import pad, wrap
from wizard.output.legible_json import written
from wizard.output.look import Look
from wizard.output.questions import Asked, questions

Given = TypeVar("Given")
PACKAGES = ("boto3", "botocore", "awscrt", "urllib3", "certifi")
SERVICES = ("sts", "iam", "rekognition", "s3")
SECONDS = 5.0
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
        "system.json": written(_system(context, private)),
        "configuration.json": written(_configuration(report, context, private)),
        "environment.json": written(dict(telling(context.environment, private))),
        "questions.json": written([_asked(each, private) for each in questions(context.aws)]),
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


def _system(context: Context, private: Private) -> dict[str, object]:
    cli = _in_time(lambda: version_in_use(context))
    system: dict[str, object] = {
        "rekwiz": __version__,
        "python": platform.python_version(),
        **{name: _version(name) for name in PACKAGES},
        "aws_cli": str(cli) if cli else None,
        "platform": platform.platform(),
        "machine": platform.machine(),
        "encoding": context.encoding,
        "virtual_environment": sys.prefix != sys.base_prefix,
        "interpreter": sys.executable,
    }
    return private.value(system)


def _version(package: str) -> str | None:
    try:
        return version(package)
    except PackageNotFoundError:
        return None


def _configuration(report: Report, context: Context, private: Private) -> dict[str, object]:
    target = report.target
    configuration: dict[str, object] = {
        "profile": {"value": target.profile, "source": _source_of_profile(context)},
        "region": {"value": target.region, "source": _source_of_region(context)},
        "credentials": {
            "method": target.credential_source,
            "access_key_id": target.access_key_id,
        },
        "endpoints": {service: _endpoint(context, service) for service in SERVICES},
        "ca_bundle": _in_time(lambda: context.aws.setting("ca_bundle")),
    }
    files = {file.kind: about(file, private) for file in (context.config, context.credentials)}
    return private.value(configuration) | {"files": files}


def _source_of_profile(context: Context) -> str:
    if context.profile:
        return "--profile"
    names = ("AWS_DEFAULT_PROFILE", "AWS_PROFILE")  # in botocore's order
    return next((name for name in names if name in context.environment), "default")


def _source_of_region(context: Context) -> str | None:
    if context.region:
        return "--region"
    found = held(context, "region", "AWS_DEFAULT_REGION")
    return found.source if found else None


def _endpoint(context: Context, service: str) -> str | None:
    address = _in_time(lambda: context.aws.endpoint(service))
    return address.code if isinstance(address, Refusal) else address and masked_url(address)


def _asked(asked: Asked, private: Private) -> dict[str, object]:
    return {
        "operation": asked.operation,
        "took_ms": round(asked.took * 1000),
        "request_id": asked.request_id,
        "outcome": asked.refused or "answered",
        "words": private.text(asked.words),
    }


def _in_time(ask: Callable[[], Given]) -> Given | None:
    """What it gives, or None after some seconds: whatever hung in the run may hang again."""
    given: list[Given] = []
    worker = threading.Thread(target=lambda: given.append(ask()), daemon=True)
    worker.start()
    worker.join(SECONDS)
    return given[0] if given else None
