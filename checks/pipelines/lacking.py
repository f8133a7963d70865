"""What a job without credentials lacks, by what can be seen: each mechanism, the surest first."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from msgspec import Struct

from checks.model import Evidence, Phrase, Remedy
from checks.pipelines import lines
from checks.pipelines.pull_request import fork_of, is_of_dependabot
from checks.pipelines.remedies import (
    CODEBUILD,
    CREDENTIALS_FOR,
    FORKS,
    GITHUB,
    GITLAB_VARIABLES,
    MAY_ASK,
    NOT_IN_FORKS,
    PROTECTED,
    SECRETS,
    SIGN_IN,
)
from checks.pipelines.service import Service, service_of

TOKEN_REQUEST = "ACTIONS_ID_TOKEN_REQUEST_URL"
"""GitHub gives it to jobs that may ask for a token: `permissions: id-token: write`."""
BITBUCKET_TOKEN, CIRCLECI_TOKEN = "BITBUCKET_STEP_OIDC_TOKEN", "CIRCLE_OIDC_TOKEN_V2"
ROLE_OF_A_CONTAINER = "AWS_CONTAINER_CREDENTIALS_RELATIVE_URI"
IN_FORK = "AWS_ACCESS_KEY_ID"


class Lack(Struct, frozen=True):
    """Why the job has none, with what was seen; None for the summary where nothing more is known."""

    evidence: tuple[Evidence, ...]
    remedy: Remedy | None
    summary: Phrase | None = None


Mechanism = Callable[[Mapping[str, str], tuple[Evidence, ...]], Lack | None]


def lack_of(environment: Mapping[str, str], empty: tuple[str, ...]) -> Lack | None:
    """What the job of this environment lacks; `empty` are the variables of keys that are set to
    nothing. None where nothing can be seen."""
    service = service_of(environment)
    seen = tuple(Evidence(name, "''", name) for name in empty)
    if service is None:
        return Lack(seen, None) if seen else None
    if service is Service.GITHUB and TOKEN_REQUEST not in environment:
        seen += (Evidence(TOKEN_REQUEST, "not set", TOKEN_REQUEST),)
    found = (mechanism(environment, seen) for mechanism in OF[service])
    first = next(filter(None, found), None)
    if first is None and seen:
        return Lack(seen, CREDENTIALS_FOR[service])
    return first


def _from_a_fork(environment: Mapping[str, str], seen: tuple[Evidence, ...]) -> Lack | None:
    fork = fork_of(environment)
    if fork is None:
        return None
    remedy = Remedy((NOT_IN_FORKS,), links=(FORKS,))
    if service_of(environment) is Service.GITLAB:
        only_own = Phrase(
            "Leave the job out where there are no secrets: {yaml}", yaml=lines.GITLAB_NOT_IN_FORKS
        )
        remedy = Remedy((only_own,), links=(GITLAB_VARIABLES,))
    elif service_of(environment) is Service.CIRCLECI:
        remedy = CREDENTIALS_FOR[Service.CIRCLECI]
    return Lack(
        (*seen, Evidence("fork", fork, "the pull request")),
        remedy,
        Phrase(
            "This change comes from the fork {fork}: its job is given no secrets and no token for"
            " a role.",
            fork=fork,
        ),
    )


def _dependabot(environment: Mapping[str, str], seen: tuple[Evidence, ...]) -> Lack | None:
    if not is_of_dependabot(environment):
        return None
    own = Phrase(
        "Give Dependabot the same secrets in the repository's Settings, Secrets and variables,"
        " Dependabot."
    )
    return Lack(
        (*seen, Evidence("GITHUB_ACTOR", environment["GITHUB_ACTOR"], "GITHUB_ACTOR")),
        Remedy((NOT_IN_FORKS, own), links=(FORKS,)),
        Phrase(
            "This job runs for Dependabot, which is given secrets of its own only, and no token for a"
            " role."
        ),
    )


def _empty_secret(environment: Mapping[str, str], seen: tuple[Evidence, ...]) -> Lack | None:
    names = tuple(each.name for each in seen if each.value == "''")
    if not names:
        return None
    return Lack(
        seen,
        Remedy((SECRETS, MAY_ASK), links=(FORKS, GITHUB)),
        Phrase(
            "The secrets that {names} come from are empty: there is none of that name for this job.",
            names=names,
        ),
    )


def _may_not_ask(environment: Mapping[str, str], seen: tuple[Evidence, ...]) -> Lack | None:
    if not seen:
        return None
    return Lack(
        seen,
        Remedy((MAY_ASK, SIGN_IN, SECRETS), links=(GITHUB, FORKS)),
        Phrase(
            "This job has no keys, and may not ask for a token either: it lacks id-token: write."
        ),
    )


def _not_protected(environment: Mapping[str, str], seen: tuple[Evidence, ...]) -> Lack | None:
    if environment.get("CI_COMMIT_REF_PROTECTED") != "false":
        return None
    branch = environment.get("CI_COMMIT_REF_NAME", "?")
    return Lack(
        (*seen, Evidence("CI_COMMIT_REF_PROTECTED", "false", "CI_COMMIT_REF_PROTECTED")),
        Remedy((PROTECTED, *CREDENTIALS_FOR[Service.GITLAB].steps[:2]), links=(GITLAB_VARIABLES,)),
        Phrase(
            "The branch {branch} is not protected: variables that are protected do not reach this"
            " job.",
            branch=branch,
        ),
    )


def _not_handed_on(environment: Mapping[str, str], seen: tuple[Evidence, ...]) -> Lack | None:
    if ROLE_OF_A_CONTAINER in environment:
        return None
    return Lack(
        (*seen, Evidence(ROLE_OF_A_CONTAINER, "not set", ROLE_OF_A_CONTAINER)),
        Remedy(CREDENTIALS_FOR[Service.CODEBUILD].steps, links=(CODEBUILD,)),
        Phrase(
            "This is a build of CodeBuild, and {name}, by which it hands out the role, was not"
            " handed on.",
            name=ROLE_OF_A_CONTAINER,
        ),
    )


def _without(name: str, summary: Phrase) -> Mechanism:
    """A service that puts its token into a variable, once the job's file asks for it."""

    def look(environment: Mapping[str, str], seen: tuple[Evidence, ...]) -> Lack | None:
        service = service_of(environment)
        if environment.get(name) or service is None:
            return None
        missing = Evidence(name, "not set", name)
        return Lack((*seen, missing), CREDENTIALS_FOR[service], summary)

    return look


OF: Mapping[Service, tuple[Mechanism, ...]] = {
    Service.GITHUB: (_from_a_fork, _dependabot, _empty_secret, _may_not_ask),
    Service.GITLAB: (_from_a_fork, _not_protected),
    Service.CODEBUILD: (_not_handed_on,),
    Service.JENKINS: (),
    Service.AZURE: (),
    Service.BITBUCKET: (
        _without(
            BITBUCKET_TOKEN,
            Phrase(
                "This step has no keys, and may not ask for a token either: it lacks oidc: true."
            ),
        ),
    ),
    Service.CIRCLECI: (
        _from_a_fork,
        _without(
            CIRCLECI_TOKEN,
            Phrase("This job has no keys, and no token either: it names no context."),
        ),
    ),
}
