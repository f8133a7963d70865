"""What is wrong with a Region as a person typed it, said at once, with the one that was probably meant."""

from __future__ import annotations

from functools import cached_property

from msgspec import Struct

from checks.geography.names import Judgement, Kind, judge, name_of
from checks.model import Phrase, at
from checks.region.support.judged import shown_region
from checks.region.support.offered import instead_of, offering
from checks.sources.aws.ask import Aws
from checks.sources.aws.partitions import is_of_aws, partition_of, region_names
from wizard.errors import Usage


class TypedRegion(Struct, frozen=True, dict=True):
    """A Region as somebody typed it, without the blanks around it; judged once, where that is asked."""

    code: str

    @cached_property
    def _judgement(self) -> Judgement:
        return judge(self.code, region_names())

    @cached_property
    def mistake(self) -> Phrase | None:
        """What is wrong, or None. An unknown Region in the form of a code may be newer than our lists."""
        match self._judgement.kind:
            case Kind.KNOWN if self.code in offering() or self.code not in region_names():
                return None
            case Kind.KNOWN:
                return _not_offered(self.code)
            case Kind.NEW:
                return None
            case Kind.SECRET:
                return Phrase("This is a key, not a Region. A Region is written like us-east-1.")
            case Kind.EMPTY:
                return Phrase("Nothing was typed. A Region is written like us-east-1.")
        return _did_you_mean(self.code, self._judgement)

    @cached_property
    def doubt(self) -> Phrase | None:
        """What a person should know of a Region that is written as all are, and is on no list here."""
        if self._judgement.kind is not Kind.NEW:
            return None
        text = shown_region(self.code)
        if self._judgement.meant is None:
            return Phrase(
                "No list that is installed here has a Region {region}. AWS may have opened it since.",
                region=text,
            )
        return Phrase(
            "No list that is installed here has a Region {region}. AWS may have opened it since, or"
            " you meant {meant}.",
            region=text,
            meant=self._judgement.meant,
        )

    def must_be_possible(self, aws: Aws) -> None:
        """Usage for a flag's Region that cannot be right where `aws` sends its requests."""
        if self.mistake and not _offered_by_an_emulator(self.code, aws):
            hint = Phrase("rekwiz regions lists the Regions that offer Rekognition.")
            raise Usage(at("--region", self.mistake), hint)


def region_of(typed: str) -> TypedRegion:
    """The Region that these letters are for."""
    return TypedRegion(typed.strip())


def complaint_about(typed: str) -> Phrase | None:
    """What is wrong with the answer to a question, or None."""
    return region_of(typed).mistake


def _offered_by_an_emulator(region: str, aws: Aws) -> bool:
    """Whether it is a Region, and requests go to something that offers what it likes."""
    address = aws.endpoint("rekognition", region=region) if region in region_names() else None
    return isinstance(address, str) and not is_of_aws(address)


def _not_offered(region: str) -> Phrase:
    facts = {"name": name_of(region, region_names()), "region": region}
    instead = instead_of(region)
    if partition_of(region) == partition_of(instead):
        return Phrase(
            "{name} ({region}) does not offer Rekognition; {instead} does.",
            instead=instead,
            **facts,
        )
    return Phrase(
        "{name} ({region}) belongs to a part of AWS that has no Rekognition and accounts of its"
        " own; {instead} offers it.",
        instead=instead,
        **facts,
    )


def _did_you_mean(text: str, judgement: Judgement) -> Phrase:
    text = shown_region(text)
    if judgement.kind is Kind.OUTPUT:
        return Phrase(
            "{region} is an output format, which is asked for next. A Region is written like"
            " us-east-1.",
            region=text,
        )
    if judgement.meant is None:
        return Phrase("{region} is no Region. A Region is written like us-east-1.", region=text)
    if judgement.meant not in offering():
        return _not_offered(judgement.meant)
    if judgement.kind is Kind.ZONE:
        return Phrase(
            "{region} is a zone. The Region that it lies in is {meant}.",
            region=text,
            meant=judgement.meant,
        )
    return Phrase(
        "{region} is no Region's code. Did you mean {meant}?", region=text, meant=judgement.meant
    )
