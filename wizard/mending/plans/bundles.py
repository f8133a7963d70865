"""Another bundle of certificates than the one in use: a new file, and the setting that names it."""

from __future__ import annotations

from pathlib import Path

from msgspec.structs import replace

from checks.context import Context
from checks.model import Phrase
from checks.profile import header, profile_in_use, setting_in_use
from checks.variable_origins import origin_steps
from wizard.conversation.protocol import Question
from wizard.files.new_file import free_name
from wizard.mending.here import paste
from wizard.mending.plans.settings import Settings, written
from wizard.output.paths import shown
from wizard.writing.change import Edit, Restored

NAME = "ca-bundle.pem"
SETTING, VARIABLE = "ca_bundle", "AWS_CA_BUNDLE"
"""The variable goes before the setting (botocore's configprovider.py)."""


def in_use_from_now_on(context: Context, bundle: bytes, question: Question) -> Settings | None:
    """The plan to write this bundle beside the two files, and to name it."""
    place = free_name(context.config.path.parent / NAME)
    words = Phrase(
        "The authorities that botocore trusts anyhow and your company's will be written, together, to"
        " {file}.",
        file=shown(place),
    )
    plan = written([(place, Restored(bundle)), _naming(context, place)], question, words)
    return _without_the_variable(context, plan)


def named_from_now_on(context: Context, place: Path, question: Question) -> Settings | None:
    """The plan to name a bundle that is there already."""
    return _without_the_variable(context, written([_naming(context, place)], question))


def _naming(context: Context, place: Path) -> tuple[Path, Edit]:
    """The setting where it stands, else in the profile in use."""
    stands = setting_in_use(context, SETTING)
    where = stands.location if stands else None
    if where and where.section:
        section, file = where.section, Path(where.file)
    else:
        section, file = header(profile_in_use(context), "config"), context.config.path
    return file, lambda document: document.set(section, {SETTING: str(place)})


def _without_the_variable(context: Context, plan: Settings | None) -> Settings | None:
    """A variable that names another bundle goes before the setting: only the person's shell unsets it."""
    if plan is None or VARIABLE not in context.environment:
        return plan
    step = paste((VARIABLE,), context)
    step = replace(step, steps=(*step.steps, *origin_steps((VARIABLE,), context)))
    return replace(plan, over=(VARIABLE,), step=step)
