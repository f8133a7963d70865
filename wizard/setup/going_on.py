"""The command with which a set-up that was left goes on, as it would be typed."""

from __future__ import annotations

from pathlib import Path

from checks.masking import masked_name
from checks.model import Phrase
from wizard.invocation.call import Call
from wizard.output.practice import typed, words_before
from wizard.setup.options import SetupOptions


def going_on(call: Call, options: SetupOptions) -> str:
    """`rekwiz setup` with all that was said to it this time."""
    said = call.everywhere
    values: dict[str, str | Path | None] = {
        "--profile": said.profile and masked_name(said.profile),
        "--region": said.region.code if said.region else None,
        "--lang": said.lang,
        "--csv": options.csv,
        "--photo": options.photo,
        "--admin-profile": options.admin_profile,
        "--answers": options.answers,
        "--record": options.record,
    }
    flags = {
        "--sandbox": said.sandbox and not said.keep_sandbox,
        "--keep-sandbox": said.keep_sandbox,
        "--plain": said.plain,
        "--no-input": said.no_input,
        "--yes": options.yes,
        "--dry-run": options.dry_run,
    }
    words = [word for name, value in values.items() if value for word in (name, str(value))]
    return typed(["rekwiz", "setup", *words, *(name for name, is_on in flags.items() if is_on)])


def what_is_left(call: Call) -> Phrase:
    """That the set-up is not finished, and what the command after it does."""
    if call.begins_anew:
        return Phrase("The practice is not finished, and nothing of it is kept. To start over:")
    if call.everywhere.practises or words_before():
        return Phrase("The practice is not finished. To continue where it is:")
    return Phrase("The set-up is not finished. To continue; what is done is not asked again:")
