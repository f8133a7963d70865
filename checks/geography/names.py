"""What a person wrote where a Region belongs, and which Region was probably meant."""

from __future__ import annotations

import re
import tomllib
import unicodedata
from collections.abc import Iterator, Mapping
from enum import StrEnum
from functools import cache
from pathlib import Path

from msgspec import Struct

from checks.spelling import nearest

DEFAULT_REGION = "us-east-1"
"""The guide's Region; it offers everything, and an unattended run depends on no network for it."""
OUTPUT_FORMATS = ("json", "text", "table", "yaml", "yaml-stream", "off")
WELL_FORMED = re.compile(r"[a-z]{2,4}(-[a-z]+)?-(north|south|east|west|central)(east|west)?-[1-9]")
"""How every Region of AWS is named so far: a part of the world, a direction, a number."""
ZONE = re.compile(r"([a-z]{2}(-[a-z]+)+-\d)(?:[a-z]|-[a-z].*)")
LONG = 5
"""Letters of a name in which one may be wrong."""
FOLDED = re.compile(r"[\W_]+")


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


class Judgement(Struct, frozen=True):
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
    codes = {_fold(code): code for code in names if "-iso" not in code}
    called: dict[str, str] = {}
    for name, code in _called(names):
        called.setdefault(name, code)  # of two places of one name the commercial one comes first
    texts = [_fold(text) for text in (typed, *_inside_and_before_brackets(typed))]
    for text in texts:
        if found := codes.get(text) or called.get(text):
            return found
    if near := nearest(texts[0], codes, at_most=2):
        return codes[near]
    long = (name for name in called if len(name) >= LONG)  # of 東京 one sign is half the name
    return called.get(nearest(texts[0], long, at_most=1) or "")


def _inside_and_before_brackets(text: str) -> tuple[str, ...]:
    """As in `ap-northeast-1 (Tokyo)` and `亞太地區 (東京)`."""
    found = re.fullmatch(r"(.*?)[(\uff08](.+)[)\uff09]\s*", text)
    return (found[2], found[1]) if found else ()


def _called(names: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    """What Regions are called, folded: the whole name, the place in its brackets, other names.

    Isolated partitions are left out: nobody there has a way to here. GovCloud's places are the
    directions of Regions that everybody means first.
    """
    open_to_all = {code: name for code, name in names.items() if "-iso" not in code}
    for code, name in open_to_all.items():
        yield _fold(name), code
        place = re.search(r"\((.+)\)", name)
        if place and not code.startswith("us-gov-"):
            yield _fold(place[1]), code
            yield _fold(place[1].removeprefix("N. ")), code
    for name, code in _other_names().items():
        if code in open_to_all:
            yield _fold(name), code


def also_called(region: str) -> tuple[str, ...]:
    """What people call a Region beside its code and the console's name in English."""
    return tuple(name for name, code in _other_names().items() if code == region)


@cache
def _other_names() -> dict[str, str]:
    """Names that people write and that are neither a code nor the console's name in English."""
    return tomllib.loads(Path(__file__).with_name("other_names.toml").read_text("utf-8"))


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
    """Without signs, and full-width letters as plain ones (Unicode's NFKC)."""
    return FOLDED.sub("", unicodedata.normalize("NFKC", text).casefold())
