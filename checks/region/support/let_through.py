"""In which Regions the account's organization, or AWS as that of a project, lets Rekognition be used.

Asked only where a service control policy refuses: a question that costs nothing and carries no photo.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import partial

from msgspec import Struct

from checks.accounts.organization import is_explicit
from checks.deadline import side_by_side
from checks.sources.aws.ask import Answer, Aws, Settings
from checks.sources.aws.refusal import Refusal

AT_ONCE = 8
ASKED = "rekognition:ListCollections"


class LetThrough(Struct, frozen=True):
    """By AWS's own answers: where it was answered, and where a service control policy forbids it."""

    accepted: frozenset[str] = frozenset()
    forbidden: frozenset[str] = frozenset()


NO_POLICY = LetThrough()
"""No service control policy refuses, as far as anybody asked."""


def let_through(aws: Aws, regions: Iterable[str], default: str) -> LetThrough:
    """Nothing where the Region in use, or this default, is not refused by such a policy."""
    settings, codes = aws.settings(), tuple(regions)
    region = (settings.region if isinstance(settings, Settings) else None) or default
    if not codes or not _forbids(_asked(aws, region)):
        return NO_POLICY
    works = [partial(_asked, aws, code) for code in codes]
    answers = side_by_side(works, at_once=AT_ONCE, name="let-through")
    said = dict(zip(codes, answers, strict=True))
    return LetThrough(
        frozenset(code for code, answer in said.items() if isinstance(answer, Answer)),
        frozenset(code for code, answer in said.items() if _forbids(answer)),
    )


def _asked(aws: Aws, region: str) -> Answer | Refusal:
    return aws.ask("rekognition", "ListCollections", region=region, MaxResults=1)


def _forbids(said: Answer | Refusal) -> bool:
    return isinstance(said, Refusal) and is_explicit(said)
