"""The Regions to choose from: a bar while they are measured, and which of them to name."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager

from checks.geography.names import DEFAULT_REGION, also_called, judge
from checks.model import Joined, Phrase
from checks.region.support.offered import Region, offered, usable
from checks.region.support.opted_in import Status
from checks.region.support.survey import Place, Survey
from checks.sources.aws.partitions import partition_of, region_names
from wizard.conversation.protocol import Choice, Conversation
from wizard.output.regions import WORDS


@contextmanager
def measuring(conversation: Conversation, of: int) -> Iterator[Callable[[int], None]]:
    """The progress of a survey of so many Regions: it grows with each that has ended."""
    with conversation.progress(_progress(0, of)) as say:
        yield lambda count: say(_progress(count, of))


def _progress(count: int, of: int) -> Phrase:
    return Phrase("Measuring how far away the Regions are: {count} of {of}", count=count, of=of)


def choices_of(survey: Survey, first: str, in_use: str | None = None) -> list[Choice[str]]:
    """The Regions to choose from: the one to begin with, then the nearest.

    Those that take an account of their own are left out, and those that a policy forbids.
    """
    closed = (Status.APART, Status.FORBIDDEN)
    ours = (each for each in survey.places if each.region.code == first)
    open_here = (each for each in survey.places if each.status not in closed)
    places = dict.fromkeys((*ours, *open_here))
    return [_choice(each.region, _remark(each, survey, in_use)) for each in places]


def plain_choices(first: str) -> list[Choice[str]]:
    """The same where nobody asks AWS: those of its part of AWS, by their codes behind the first."""
    ours = [each for each in offered() if partition_of(each.code) == partition_of(first)]
    return choices_of(Survey(tuple(Place(each, Status.UNKNOWN) for each in ours)), first)


def meant(typed: str) -> str | None:
    """The Region that somebody probably means who typed this; one near it where it lacks Rekognition."""
    region = judge(typed.strip(), region_names()).meant
    known = typed.strip() if typed.strip() in region_names() else region
    return usable(known) if known else None


def _choice(region: Region, remark: Phrase | None) -> Choice[str]:
    name = Joined("{name}", name=region.name)
    also = " ".join((region.name, *also_called(region.code)))
    return Choice(region.code, region.code, name, remark, also)


def _remark(place: Place, survey: Survey, in_use: str | None) -> Phrase | None:
    far = place.milliseconds
    if place.region.code == in_use:
        return Phrase("set now")
    if place is survey.nearest and far is not None:
        return Phrase("the nearest to you, {count} ms", count=far)
    if place.region.code == DEFAULT_REGION:
        return Phrase("the guide's")
    if place.status is Status.NOT_ENABLED:
        return WORDS[place.status]
    return None if far is None else Phrase("{count} ms", count=far)


def remark_on(survey: Survey, default: str) -> Phrase | None:
    """The nearest Region beside the default, or why there is none to name."""
    nearest, ours = survey.nearest, survey.of(default)
    if nearest is None or nearest.milliseconds is None:
        return survey.unmeasured
    facts: dict[str, str | int] = {
        "region": nearest.region.code,
        "name": nearest.region.name,
        "near": nearest.milliseconds,
    }
    if nearest is ours:
        return Phrase("{region}, {name}, is the nearest to you, too: {near} ms.", **facts)
    if ours is None or ours.milliseconds is None:
        return Phrase("The nearest to you is {region}, {name}: {near} ms.", **facts)
    return Phrase(
        "The nearest to you is {region}, {name}: {near} ms; {default} is {far} ms away.",
        default=default,
        far=ours.milliseconds,
        **facts,
    )
