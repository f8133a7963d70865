"""The questions that tell a project from a company: free of charge, each asked once a run."""

from __future__ import annotations

from collections.abc import Iterator
from enum import Enum, auto
from functools import partial

from msgspec import Struct

from checks.accounts.organization import is_explicit
from checks.accounts.plan import plan_of
from checks.accounts.projects import ProjectRegion, projects
from checks.context import Context
from checks.deadline import side_by_side
from checks.model import Evidence
from checks.principal import principal_of
from checks.region.support.offered import offering
from checks.sources.aws.ask import Answer
from checks.sources.aws.refusal import Refusal


class Said(Struct, frozen=True):
    """What AWS said to one question, by Region."""

    action: str
    answers: dict[str, Answer | Refusal]

    @property
    def accepted(self) -> tuple[str, ...]:
        return tuple(code for code, said in self.answers.items() if isinstance(said, Answer))

    @property
    def unclear(self) -> tuple[str, ...]:
        """Where it was neither answered nor refused by a service control policy."""
        return tuple(code for code, said in self.answers.items() if _is_unclear(said))

    @property
    def evidence(self) -> Iterator[Evidence]:
        for code, said in self.answers.items():
            if isinstance(said, Answer):
                yield Evidence("accepted in", code, self.action)
            elif _is_unclear(said):
                yield Evidence("not told in", f"{code}: {said.code}", self.action)


def _is_unclear(said: Answer | Refusal) -> bool:
    return isinstance(said, Refusal) and not is_explicit(said)


def with_rekognition() -> tuple[ProjectRegion, ...]:
    return tuple(each for each in projects().regions if each.code in offering())


def without_rekognition() -> tuple[ProjectRegion, ...]:
    return tuple(each for each in projects().regions if each.code not in offering())


def collections_in(context: Context, *regions: str) -> Said:
    """rekognition:ListCollections costs nothing and carries no photo."""
    return _asked(context, "rekognition", "ListCollections", regions, MaxResults=1)


def buckets_in(context: Context, *regions: str) -> Said:
    """For a Region that has no Rekognition: whether the account may do anything there."""
    return _asked(context, "s3", "ListBuckets", regions)


def _asked(
    context: Context, service: str, operation: str, regions: tuple[str, ...], **parameters: object
) -> Said:
    def ask(region: str) -> Answer | Refusal:
        return context.aws.ask(service, operation, region=region, **parameters)

    works = [partial(ask, region) for region in regions]
    said = side_by_side(works, at_once=len(regions), name="project")
    return Said(f"{service}:{operation}", dict(zip(regions, said, strict=True)))


def signs_of_a_project(context: Context, identity: str) -> tuple[Evidence, ...]:
    """What only the owner of an account of their own has: a project's role, a free plan.

    An account that joins an organization of others loses the free plan (AWS Billing, "AWS Free Tier").
    """
    who, plan = principal_of(identity), plan_of(context)
    by_role = who.kind == "role" and who.name in projects().roles
    seen = (Evidence("role", who.name, "sts:GetCallerIdentity"),) if by_role else ()
    return (*seen, *(plan.evidence if plan and plan.is_free else ()))


class Home(Enum):
    """Whether an account may use a Region that has no Rekognition, and no other."""

    IS = auto()
    IS_NOT = auto()
    UNDECIDED = auto()


def home_in(home: ProjectRegion, context: Context, *, has_signs: bool) -> Home:
    """S3 tells: a project's policy lets it list buckets there and not in the others' Regions.

    Where it says nothing (the identity may not), a project whose Region is none of the others is this
    one's.
    """
    others = tuple(each.code for each in with_rekognition())
    said = buckets_in(context, home.code, *others)
    if home.code in said.unclear:
        return Home.IS if has_signs else Home.UNDECIDED
    if home.code not in said.accepted or set(said.accepted) & set(others):
        return Home.IS_NOT
    if has_signs or not collections_in(context, home.others[0]).accepted:
        return Home.IS
    return Home.IS_NOT
