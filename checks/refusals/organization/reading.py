"""Whose policy it is that refuses: AWS's own of a project, or that of a company or school."""

from __future__ import annotations

from msgspec import Struct
from msgspec.structs import replace

from checks.accounts.organization import is_explicit, policy_named
from checks.accounts.projects import SETTINGS
from checks.context import Context
from checks.model import Evidence, Fact, Finding, Phrase, Remedy
from checks.pages import PROJECT_POLICIES, PROJECT_REGIONS
from checks.principal import principal_of
from checks.profile import region_in_use, resolved_region
from checks.refusals.denials import BY_ORGANIZATION
from checks.refusals.evidence import action_of, evidence_of, identity_of
from checks.refusals.organization.messages import (
    DO_WITHOUT,
    IF_A_PROJECT,
    LOOK_IN_SETTINGS,
    LOOK_WHY_PAUSED,
    NOT_IN_PROJECTS,
    NOT_THE_PROJECTS,
    PAUSED,
    REGION_UNKNOWN,
    UNDECIDED,
    WITH_POLICY,
    WITHOUT_REKOGNITION,
    WORKS_ELSEWHERE,
)
from checks.refusals.organization.questions import (
    Home,
    buckets_in,
    collections_in,
    home_in,
    signs_of_a_project,
    with_rekognition,
    without_rekognition,
)
from checks.region.support.how_to_set import to_set
from checks.sources.aws.partitions import partition_of
from checks.sources.aws.refusal import Refusal

COMMERCIAL = "aws"
"""The partition that has projects."""
UNKNOWN = "?"


class _Case(Struct, frozen=True):
    """A refusal, where it was met, and what was seen so far."""

    refusal: Refusal
    context: Context
    region: str
    identity: str
    seen: tuple[Evidence, ...] = ()
    signs: tuple[Evidence, ...] = ()

    @property
    def facts(self) -> dict[str, Fact]:
        return {
            "action": action_of(self.refusal),
            "identity": self.identity or UNKNOWN,
            "region": self.region,
            "page": SETTINGS,
        }

    @property
    def evidence(self) -> tuple[Evidence, ...]:
        policy = policy_named(self.refusal.words)
        named = (Evidence("policy", policy, self.refusal.operation),) if policy else ()
        return (*evidence_of(self.refusal), *named, *self.seen, *self.signs)

    def with_(self, *seen: Evidence) -> _Case:
        return replace(self, seen=(*self.seen, *seen))


def by_organization(refusal: Refusal, context: Context) -> Finding:
    """Whose rule it is that refuses, and what is left."""
    identity, region = identity_of(refusal, context), resolved_region(context) or ""
    case = _Case(refusal, context, region, identity)
    who = principal_of(identity)
    partition = who.partition if who.kind else partition_of(region)
    if not (region and is_explicit(refusal) and partition == COMMERCIAL):
        return _of_a_company(case)
    return _told_apart(case)


def _told_apart(case: _Case) -> Finding:
    codes = tuple(each.code for each in with_rekognition())
    said = collections_in(case.context, *dict.fromkeys((case.region, *codes)))
    case = case.with_(*said.evidence)
    if case.region in said.accepted:  # the rule is about the action, and not about the Region
        return _about_the_action(case)
    accepted = tuple(code for code in codes if code in said.accepted)
    if len(accepted) > 1:  # no project has two
        return _of_a_company(case, elsewhere=accepted)
    case = replace(case, signs=signs_of_a_project(case.context, case.identity))
    if accepted:
        return _in_one(case, accepted[0])
    if unclear := tuple(code for code in codes if code in said.unclear):
        return _undecided(case, unclear)
    return _in_none(case)


def _about_the_action(case: _Case) -> Finding:
    signs = signs_of_a_project(case.context, case.identity)
    if not signs:
        return _of_a_company(case)
    remedy = Remedy((DO_WITHOUT,), links=(PROJECT_POLICIES,))
    return BY_ORGANIZATION.finding(
        *case.with_(*signs).evidence, summary=NOT_IN_PROJECTS, remedy=remedy, facts=case.facts
    )


def _in_one(case: _Case, region: str) -> Finding:
    """One Region of theirs takes the question, as in a project; a company's rule may let others, too."""
    if not case.signs:
        own = next(each for each in with_rekognition() if each.code == region)
        other = next(code for code in own.others if code != case.region)
        beside = collections_in(case.context, other)
        if beside.accepted:
            return _of_a_company(case.with_(*beside.evidence), elsewhere=(region, other))
    stated = region_in_use(case.context)
    there = to_set(region, stated, case.context)
    first, second = (Phrase(step, meant=region) for step in NOT_THE_PROJECTS.steps)
    return NOT_THE_PROJECTS.finding(
        *case.evidence,
        location=stated.location if stated else None,
        remedy=replace(
            there, steps=(first, *there.steps[1:], second), links=NOT_THE_PROJECTS.links
        ),
        facts={**case.facts, "meant": region},
    )


def _in_none(case: _Case) -> Finding:
    """Every Region of theirs refuses: the account's own may be one that has no Rekognition."""
    has_signs = bool(case.signs)
    said = {
        each.code: home_in(each, case.context, has_signs=has_signs)
        for each in without_rekognition()
    }
    own = [code for code, home in said.items() if home is Home.IS]
    if len(own) == 1:
        told = buckets_in(case.context, own[0]).evidence
        facts = {**case.facts, "only": own[0]}
        return WITHOUT_REKOGNITION.finding(*case.with_(*told).evidence, facts=facts)
    if has_signs:
        remedy = Remedy((LOOK_WHY_PAUSED.with_(**case.facts),), links=(PROJECT_REGIONS,))
        return BY_ORGANIZATION.finding(
            *case.evidence, summary=PAUSED, remedy=remedy, facts=case.facts
        )
    if unclear := tuple(code for code, home in said.items() if home is Home.UNDECIDED):
        return _undecided(case.with_(*buckets_in(case.context, *unclear).evidence), unclear)
    return _of_a_company(case)


def _undecided(case: _Case, unclear: tuple[str, ...]) -> Finding:
    """AWS does not let this identity ask where it would have to be asked."""
    if case.signs:
        remedy = Remedy((LOOK_IN_SETTINGS.with_(**case.facts),), links=NOT_THE_PROJECTS.links)
        return NOT_THE_PROJECTS.finding(
            *case.evidence, summary=REGION_UNKNOWN, remedy=remedy, facts=case.facts
        )
    steps = (IF_A_PROJECT.with_(**case.facts), *_steps(case))
    return BY_ORGANIZATION.finding(
        *case.evidence,
        summary=UNDECIDED,
        remedy=Remedy(steps, links=(PROJECT_REGIONS, *BY_ORGANIZATION.links)),
        facts={**case.facts, "regions": unclear},
    )


def _of_a_company(case: _Case, *, elsewhere: tuple[str, ...] = ()) -> Finding:
    """A rule of the organization's, with the policy that AWS names, and where the account may."""
    steps = _steps(case)
    commands: tuple[str, ...] = ()
    if elsewhere:
        steps = (WORKS_ELSEWHERE.with_(regions=elsewhere), *steps)
        there = to_set(elsewhere[0], region_in_use(case.context), case.context)
        commands = there.commands
    remedy = Remedy(steps, commands, BY_ORGANIZATION.links)
    facts = {**case.facts, **({"elsewhere": elsewhere} if elsewhere else {})}
    return BY_ORGANIZATION.finding(*case.evidence, remedy=remedy, facts=facts)


def _steps(case: _Case) -> tuple[Phrase, ...]:
    ask, *further = (Phrase(step, **case.facts) for step in BY_ORGANIZATION.steps)
    policy = policy_named(case.refusal.words)
    shown = (WITH_POLICY.with_(policy=policy),) if policy else ()
    return (ask, *shown, *further)
