"""What a person wrote where a Region belongs, and which Region was probably meant."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum

from checks.files.spelling import nearest

OUTPUT_FORMATS = ("json", "text", "table", "yaml", "yaml-stream", "off")
WELL_FORMED = re.compile(r"[a-z]{2,4}(-[a-z]+)?-(north|south|east|west|central)(east|west)?-[1-9]")
"""How every Region of AWS is named so far: a part of the world, a direction, a number."""
ZONE = re.compile(r"([a-z]{2}(-[a-z]+)+-\d)(?:[a-z]|-[a-z].*)")
FOLDED = re.compile(r"[\W_]+")
OTHER_NAMES = {
    "aws govcloud": "us-gov-west-1",
    "bombay": "ap-south-1",
    "california": "us-west-1",
    "germany": "eu-central-1",
    "japan": "ap-northeast-1",
    "korea": "ap-northeast-2",
    "northern virginia": "us-east-1",
    "virginia": "us-east-1",
    "taiwan": "ap-east-2",
    "維吉尼亞": "us-east-1",
    "維吉尼亞北部": "us-east-1",
    "俄亥俄": "us-east-2",
    "加利佛尼亞北部": "us-west-1",
    "奧勒岡": "us-west-2",
    "東京": "ap-northeast-1",
    "首爾": "ap-northeast-2",
    "大阪": "ap-northeast-3",
    "新加坡": "ap-southeast-1",
    "雪梨": "ap-southeast-2",
    "孟買": "ap-south-1",
    "香港": "ap-east-1",
    "台北": "ap-east-2",
    "臺北": "ap-east-2",
    "法蘭克福": "eu-central-1",
    "愛爾蘭": "eu-west-1",
    "倫敦": "eu-west-2",
    "聖保羅": "sa-east-1",
}
"""Names that people use and the console does not, and the console's in Traditional Chinese."""


class Kind(StrEnum):
    """What a text is, where a Region belongs."""

    KNOWN = "known"
    """A Region of the list."""
    NEW = "new"
    """Written like a Region, and in no list: newer than the list, or a mistake."""
    EMPTY = "empty"
    ZONE = "zone"
    OUTPUT = "output"
    SECRET = "secret"
    MALFORMED = "malformed"
    """Not in the form of a code: a name, capitals, blanks, underscores."""
    MISSPELT = "misspelt"
    """Nearly in the form of a code, and no Region can be called so."""


@dataclass(frozen=True)
class Judgement:
    """`meant` is the Region that was probably meant, None where there is no telling."""

    kind: Kind
    meant: str | None = None


def judge(typed: str, names: Mapping[str, str]) -> Judgement:
    """What a text is that stands where a Region belongs.

    `names` are the known Regions by code, with the names that the console gives them
    (`region_names()`). The text is judged as it stands: a blank at its end is a mistake.
    """
    if typed in names or _bare_of_fips(typed) in names:
        return Judgement(Kind.KNOWN, typed)
    if not typed:
        return Judgement(Kind.EMPTY)
    if _is_secret(typed):
        return Judgement(Kind.SECRET)
    if typed.strip().lower() in OUTPUT_FORMATS:
        return Judgement(Kind.OUTPUT)
    if region := _region_of_zone(typed.strip().lower(), names):
        return Judgement(Kind.ZONE, region)
    return _judge_spelling(typed, names)


def name_of(region: str, names: Mapping[str, str]) -> str:
    """The console's name of a Region, "Europe (Frankfurt)"; of an unknown one its code."""
    return names.get(region, region)


def _judge_spelling(typed: str, names: Mapping[str, str]) -> Judgement:
    meant = _meant(typed, names)
    if WELL_FORMED.fullmatch(typed):
        return Judgement(Kind.NEW, meant)
    plain = re.fullmatch(r"[a-z0-9-]+", typed)
    return Judgement(Kind.MISSPELT if plain else Kind.MALFORMED, meant)


def _meant(typed: str, names: Mapping[str, str]) -> str | None:
    """The Region whose code or name the text is, but for capitals, signs and two letters."""
    folded = _fold(typed)
    codes = {_fold(code): code for code in names}
    if folded in codes:
        return codes[folded]
    called = dict(_called(names))
    if folded in called:
        return called[folded]
    near = nearest(folded, codes, at_most=2)
    return codes[near] if near else called.get(nearest(folded, called, at_most=1) or "")


def _called(names: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    """What Regions are called, folded: the whole name, the place in its brackets, other names."""
    for code, name in names.items():
        yield _fold(name), code
        if place := re.search(r"\((.+)\)", name):
            yield _fold(place[1]), code
            yield _fold(place[1].removeprefix("N. ")), code
    for name, code in OTHER_NAMES.items():
        if code in names:
            yield _fold(name), code


def _region_of_zone(text: str, names: Mapping[str, str]) -> str | None:
    """The Region in which `us-east-1a`, `us-west-2-lax-1` or `us-east-1-wl1-bos-wlz-1` lies."""
    found = ZONE.fullmatch(text)
    return found[1] if found and (found[1] in names or WELL_FORMED.fullmatch(found[1])) else None


def _bare_of_fips(text: str) -> str:
    """Without the word that older tools add to ask for a FIPS endpoint."""
    return text.removeprefix("fips-").removesuffix("-fips")


def _is_secret(text: str) -> bool:
    """Whether it has the shape of an access key ID or a secret access key."""
    bare = text.strip().strip("\"'")
    key_id = re.fullmatch(r"(AKIA|ASIA)[A-Z0-9]{12,}", bare)
    secret = re.fullmatch(r"(?=.*[a-z])(?=.*[A-Z0-9/+])[A-Za-z0-9/+=]{36,44}", bare)
    return bool(key_id or secret)


def _fold(text: str) -> str:
    return FOLDED.sub("", text.casefold())
