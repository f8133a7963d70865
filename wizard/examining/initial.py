"""`--init`: a configuration of this set-up's own values, each key with what it is for."""

from __future__ import annotations

from collections.abc import Mapping
from contextlib import suppress
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from checks.deadline import TooLate, within
from checks.model import Phrase
from checks.patience import NoAnswer
from checks.profile import asked_profile
from checks.report import FailOn
from checks.runner import WHOLE_RUN
from checks.secrets.gate import shown
from wizard.errors import Usage, cannot_be_written
from wizard.invocation.everywhere import Everywhere
from wizard.invocation.options import Behind, Words, options_of
from wizard.invocation.selection import Selection
from wizard.invocation.settings import KINDS, field_of
from wizard.invocation.wanted import Wanted
from wizard.invocation.wishes import ACTIONS, COLLECTION, IN_BUCKET, POLICIES, Wishes
from wizard.languages import Language
from wizard.output.cells import wrap
from wizard.output.output_file import REFUSED

if TYPE_CHECKING:
    from checks.context import Context

SECONDS = 10.0
WITHOUT_A_PROFILE = ("env", "container-role", "iam-role", "assume-role-with-web-identity")
"""botocore's names of what signs where no profile is asked for: to name one would hide it."""
HEAD = (
    Phrase("What `rekwiz preflight` and `rekwiz doctor` look at in this folder."),
    Phrase("A flag goes before a variable, such as REKWIZ_REGION, and both go before this file."),
)
MEANT = {
    "actions": Phrase("The IAM actions that the identity must be allowed"),
    "formats": Phrase("How the result is written, and to which file"),
}
EXAMPLES: Mapping[str, object] = {
    "profile": "default",
    "region": "us-east-1",
    "account": "111122223333",
    "photo": "me.jpg",
    "bucket": "my-bucket/me.jpg",
    "collection": "my-faces",
    "only": ["permissions"],
    "skip": ["cli"],
    "require": ["cli"],
    "actions": ["rekognition:CompareFaces"],
    "resources": ["*"],
    "require-policy": ["AmazonS3ReadOnlyAccess"],
    "timeout": WHOLE_RUN,
    "fail-on": FailOn.UNKNOWN.value,
    "formats": ["text", "json=report.json"],
}
OF_A_MUTE = Phrase(
    "A finding that counts for nothing up to the end of that day (UTC): no failure, no root cause."
)
A_MUTE: Mapping[str, object] = {
    "code": "cli.outdated",
    "reason": "the image is rebuilt in January",
    "until": "2027-01-31",
}


def initial(wishes: Wishes, context: Context, language: Language) -> str:
    """The file's text: what is known of this set-up as settings, the rest as comments."""
    values = _values(wishes, context)
    help = _help()
    lines = [line for phrase in HEAD for line in _comment(phrase, language)]
    for key in EXAMPLES:
        lines += ["", *_comment(help[key], language)]
        lines += (
            _written({key: values[key]}) if key in values else _as_comment({key: EXAMPLES[key]})
        )
    lines += ["", *_comment(OF_A_MUTE, language)]
    mutes = [_mute(each.code, each.reason, each.until) for each in wishes.mutes]
    lines += _written({"mute": mutes}) if mutes else _as_comment({"mute": [A_MUTE]})
    return "\n".join(lines) + "\n"


def save(file: Path, text: str) -> None:
    """A new file; Usage where one is there already."""
    from wizard.files.new_file import save_new

    try:
        save_new(file, text.encode())
    except FileExistsError:
        raise Usage(
            Phrase("{file} is there already, and stays as it is.", file=file),
            Phrase("Name another file with --output, or none to see the text."),
        ) from None
    except OSError as error:
        reason = error.strerror or error
        said = REFUSED.with_(file=file, reason=reason)
        raise cannot_be_written(said, error) from None


def _values(wishes: Wishes, context: Context) -> dict[str, object]:
    """What is said or known; nothing that may be a secret, which a configuration must not hold."""
    known: dict[str, object] = {
        "profile": wishes.profile or _profile(context),
        "region": wishes.region or _region(context),
        "account": wishes.account or _account(context),
        "photo": wishes.photo and str(wishes.photo),
        "bucket": wishes.bucket,
        "collection": wishes.collection,
        "only": _own(wishes.only),
        "skip": wishes.skip,
        "require": _own(wishes.require),
        "actions": wishes.actions,
        "resources": wishes.resources,
        "require-policy": wishes.require_policy,
        "formats": _formats(wishes.formats),
        "timeout": None if wishes.timeout == WHOLE_RUN else wishes.timeout,
        "fail-on": None if wishes.fail_on is FailOn.UNKNOWN else wishes.fail_on.value,
    }
    plain = {key: list(each) if isinstance(each, tuple) else each for key, each in known.items()}
    return {key: each for key, each in plain.items() if each and shown(str(each)) == str(each)}


def _own(codes: tuple[str, ...] | None) -> tuple[str, ...]:
    """Without the checks that other keys bring along."""
    brought = (ACTIONS, POLICIES, IN_BUCKET, COLLECTION)
    return tuple(each for each in codes or () if each not in brought)


def _formats(wanted: tuple[Wanted, ...]) -> tuple[str, ...]:
    """Where one was asked for that is not there anyhow."""
    if wanted == (Wanted(),):
        return ()
    return tuple(each.format + (f"={each.file}" if each.file else "") for each in wanted)


def _profile(context: Context) -> str | None:
    if asked := asked_profile(context):
        return asked.value
    from checks.sources.aws.ask import Keys, Settings

    with suppress(TooLate, NoAnswer):
        match within(SECONDS, context.aws.settings, "settings"), context.aws.keys():
            case Settings(profile, _, profiles), Keys(method=method):
                is_its_own = method not in WITHOUT_A_PROFILE and profile in profiles
                return profile if is_its_own else None
    return None


def _region(context: Context) -> str | None:
    from checks.profile import resolved_region

    with suppress(TooLate, NoAnswer):
        return within(SECONDS, lambda: resolved_region(context), "region")
    return None


def _account(context: Context) -> str | None:
    with suppress(TooLate, NoAnswer):
        within(SECONDS, context.caller, "caller")
    caller = context.aws.known_caller()
    return caller.account if caller else None


def _help() -> dict[str, Phrase]:
    """What each key is for: as the help says it of its flag, where it has one."""
    options = [*options_of(Everywhere), *options_of(Selection)]
    of_flags = {
        name: option.help for name, option in options if not isinstance(option, Words | Behind)
    }
    return {key: MEANT.get(key) or of_flags[field_of(key)] for key in KINDS if key in EXAMPLES}


def _mute(code: str, reason: str, until: date) -> Mapping[str, object]:
    return {"code": code, "reason": reason, "until": until}


def _comment(phrase: Phrase, language: Language) -> list[str]:
    return [f"# {line}" for line in wrap(language.say(phrase), 78)]


def _written(setting: Mapping[str, object]) -> list[str]:
    import tomli_w

    return tomli_w.dumps(setting).strip("\n").split("\n")


def _as_comment(setting: Mapping[str, object]) -> list[str]:
    return [f"# {line}".rstrip() for line in _written(setting)]
