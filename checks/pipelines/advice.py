"""What a finding's remedy says first in a job: the step in the words of its pipeline."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from msgspec import structs

from checks.model import Finding, Outcome, Phrase, Remedy
from checks.pipelines import lines
from checks.pipelines.service import Service

AGAIN = Phrase("Let a step right before this one sign in again: {yaml}")
FROM_A_ROLE = Phrase(
    "Temporary keys do not belong into secrets: they run out within hours. Sign in with a role"
    " instead: {yaml}"
)
STORED_ANEW = Phrase(
    "Store the secret anew, without quotes, blanks or a line end: {place}",
)
OF_GITHUB = "Settings, Secrets and variables, Actions"
OF_GITLAB = "Settings, CI/CD, Variables"
OF_JENKINS = "Manage Jenkins, Credentials"
OF_BITBUCKET = "Repository settings, Repository variables"
REGION = Phrase("Name the Region in the job's own file: {yaml}")
ANEW: Mapping[Service, Phrase] = {
    Service.GITHUB: STORED_ANEW.with_(place=OF_GITHUB),
    Service.GITLAB: STORED_ANEW.with_(place=OF_GITLAB),
    Service.JENKINS: STORED_ANEW.with_(place=OF_JENKINS),
    Service.BITBUCKET: STORED_ANEW.with_(place=OF_BITBUCKET),
}
SIGNED_IN_AGAIN: Mapping[Service, Phrase] = {
    Service.GITHUB: AGAIN.with_(yaml=lines.LONGER),
    Service.GITLAB: AGAIN.with_(yaml=lines.GITLAB_SIGN_IN),
    Service.JENKINS: AGAIN.with_(yaml=lines.JENKINS_ROLE),
    Service.BITBUCKET: AGAIN.with_(yaml=lines.BITBUCKET_SIGN_IN),
}
BY_ROLE: Mapping[Service, Phrase] = {
    Service.GITHUB: FROM_A_ROLE.with_(yaml=lines.SIGN_IN),
    Service.GITLAB: FROM_A_ROLE.with_(yaml=lines.GITLAB_SIGN_IN),
    Service.JENKINS: FROM_A_ROLE.with_(yaml=lines.JENKINS_ROLE),
    Service.BITBUCKET: FROM_A_ROLE.with_(yaml=lines.BITBUCKET_SIGN_IN),
}
SERVICE_ROLE = Phrase(
    "The role is the service role of the build project: CodeBuild console, the project, Edit,"
    " Environment."
)
ADVICE: Mapping[str, Mapping[Service, Phrase]] = {
    "credentials.token-file-expired": SIGNED_IN_AGAIN,
    "credentials.export-expired": SIGNED_IN_AGAIN,
    "credentials.token-expired": BY_ROLE,
    "credentials.temporary-key-without-token": BY_ROLE,
    "credentials.key-unknown": ANEW,
    "credentials.secret-rejected": ANEW,
    "credentials.whitespace-in-key": ANEW,
    "credentials.not-expanded": {
        Service.GITHUB: Phrase(
            "GitHub fills an expression in only in the workflow's own YAML, not in a file that a step"
            " reads: hand the value on in the step's env: lines."
        ),
        Service.GITLAB: Phrase(
            "GitLab leaves $NAME as it is where a variable is defined by itself, is protected, or has"
            " Expand variable reference switched off: take the line out of variables:."
        ),
        Service.AZURE: Phrase(
            "Azure leaves $(NAME) as it is where no variable has that name: link the variable group,"
            " or correct the name."
        ),
        Service.JENKINS: Phrase(
            "Groovy fills $NAME in between double quotes only; let the shell do it, between single"
            " ones, within: {yaml}",
            yaml=lines.JENKINS_KEYS,
        ),
    },
    "credentials.token-file-unreadable": {
        Service.GITLAB: Phrase(
            "An empty token file: the job asked for no token, or under another name. {yaml}",
            yaml=lines.GITLAB_TOKEN,
        ),
        Service.BITBUCKET: Phrase(
            "An empty token file: the step asked for no token. {yaml}", yaml=lines.BITBUCKET_TOKEN
        ),
    },
    "credentials.leftover-source-variable": {
        Service.GITHUB: Phrase(
            "A token file lies on one machine only: sign in in this job, not in one before it: {yaml}",
            yaml=lines.SIGN_IN,
        ),
        Service.GITLAB: Phrase(
            "A token file lies in one job only: write it in this one: {yaml}",
            yaml=lines.GITLAB_SIGN_IN,
        ),
    },
    "identity.web-identity-refused": {
        Service.GITHUB: Phrase(
            "GitHub's subject is repo:OWNER/REPO:ref:refs/heads/BRANCH, in a job with environment:"
            " repo:OWNER/REPO:environment:NAME, in a pull request repo:OWNER/REPO:pull_request."
        ),
        Service.GITLAB: Phrase(
            "GitLab's subject is project_path:GROUP/PROJECT:ref_type:branch:ref:BRANCH; in a merge"
            " request the branch is that of the change."
        ),
    },
    "identity.audience-wrong": {
        Service.GITHUB: Phrase(
            "Take the audience: line out of the step of configure-aws-credentials: its own is"
            " sts.amazonaws.com."
        ),
        Service.GITLAB: Phrase("Name the audience in the job: {yaml}", yaml=lines.GITLAB_TOKEN),
    },
    "identity.provider-missing": {
        Service.GITHUB: Phrase(
            "GitHub's issuer is https://token.actions.githubusercontent.com, its audience for AWS"
            " sts.amazonaws.com."
        ),
        Service.GITLAB: Phrase(
            "GitLab's issuer is the address of your GitLab, such as https://gitlab.com."
        ),
    },
    "identity.session-too-long": {
        Service.GITHUB: Phrase(
            "Set role-duration-seconds: 3600 in the step of configure-aws-credentials, or take the"
            " line out."
        ),
    },
    "region.not-set": {
        Service.GITHUB: REGION.with_(yaml=lines.REGION_IN_GITHUB),
        Service.GITLAB: REGION.with_(yaml=lines.REGION_IN_GITLAB),
        Service.CODEBUILD: REGION.with_(yaml=lines.REGION_IN_CODEBUILD),
        Service.JENKINS: REGION.with_(yaml=lines.REGION_IN_JENKINS),
    },
    "permissions.rekognition-denied": {Service.CODEBUILD: SERVICE_ROLE},
    "permissions.s3-denied": {Service.CODEBUILD: SERVICE_ROLE},
    "permissions.bucket-denied": {Service.CODEBUILD: SERVICE_ROLE},
}
"""By the finding's code; what is not here is mended in a job as it is elsewhere."""


def advised(outcome: Outcome, service: Service | None) -> Outcome:
    """The outcome, its remedies with the step of the pipeline before the others."""
    if service is None or not outcome.findings:
        return outcome
    return replace(outcome, findings=tuple(_advised(each, service) for each in outcome.findings))


def _advised(finding: Finding, service: Service) -> Finding:
    step = ADVICE.get(finding.code, {}).get(service)
    if step is None:
        return finding
    given = finding.remedy
    remedy = Remedy((step, *given.steps), given.commands, given.links, given.fix)
    return structs.replace(finding, own_remedy=remedy)
