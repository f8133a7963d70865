"""Another bundle of certificates than the one in use: a new file, and the setting that names it."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from checks.context import Context
from checks.model import Phrase, Remedy
from checks.profile import header, profile_in_use, setting_in_use
from checks.sources.local.shells import set_remedy
from wizard.conversation.protocol import Question
from wizard.files.new_file import free_name
from wizard.mending.plan import Within
from wizard.mending.plans.copies import Copy
from wizard.mending.plans.settings import Settings, written
from wizard.output.paths import shown
from wizard.writing.change import Edit, Restored

NAME = "ca-bundle.pem"
SETTING, VARIABLE = "ca_bundle", "AWS_CA_BUNDLE"
"""The variable goes before the setting (botocore's configprovider.py)."""


def in_use_from_now_on(
    context: Context, bundle: bytes, question: Question
) -> Settings | Copy | None:
    """The plan to write this bundle and to name it where the one in use is named.

    What a variable names only the person's own shell can name anew: that is their step then.
    """
    place = free_name(context.config.path.parent / NAME)
    if VARIABLE in context.environment:
        return Copy(
            place=place,
            data=bundle,
            words=_words,
            within=_named_by_variable,
            step=lambda where: _step(where, context.platform),
            question=question,
        )
    return written([(place, Restored(bundle)), _naming(context, place)], question, _words(place))


def named_from_now_on(context: Context, place: Path, question: Question) -> Settings | None:
    """The plan to name a bundle that is there already."""
    return written([_naming(context, place)], question)


def _words(place: Path) -> Phrase:
    return Phrase(
        "The authorities that botocore trusts anyhow and your company's will be written, together, to"
        " {file}.",
        file=shown(place),
    )


def _naming(context: Context, place: Path) -> tuple[Path, Edit]:
    """The setting where it stands, else in the profile in use."""
    stands = setting_in_use(context, SETTING)
    where = stands.location if stands else None
    if where and where.section:
        section, file = where.section, Path(where.file)
    else:
        section, file = header(profile_in_use(context), "config"), context.config.path
    return file, lambda document: document.set(section, {SETTING: str(place)})


def _named_by_variable(place: Path) -> Within:
    def within(context: Context) -> Context:
        return replace(context, environment={**context.environment, VARIABLE: str(place)})

    return within


def _step(place: Path, platform: str) -> Remedy:
    return set_remedy(VARIABLE, str(place), platform)
