"""How a job comes by credentials, in the words and the YAML of its own pipeline."""

from __future__ import annotations

from collections.abc import Mapping

from checks.model import Phrase, Remedy
from checks.pages import OIDC
from checks.pipelines import lines
from checks.pipelines.service import Service

GITHUB = "https://docs.github.com/en/actions/how-tos/secure-your-work/security-harden-deployments/oidc-in-aws"
FORKS = "https://docs.github.com/en/actions/reference/security/secrets"
GITLAB = "https://docs.gitlab.com/ci/cloud_services/aws/"
GITLAB_VARIABLES = "https://docs.gitlab.com/ci/variables/"
CODEBUILD = "https://docs.aws.amazon.com/codebuild/latest/userguide/setting-up-service-role.html"
JENKINS = "https://plugins.jenkins.io/pipeline-aws/"
BITBUCKET = "https://support.atlassian.com/bitbucket-cloud/docs/deploy-on-aws-using-bitbucket-pipelines-openid-connect/"
CIRCLECI = "https://circleci.com/docs/openid-connect-tokens/"
AZURE = "https://docs.aws.amazon.com/vsts/latest/userguide/getting-started.html"

MAY_ASK = Phrase("For a role, let the job ask for a token: {yaml}", yaml=lines.MAY_ASK)
SIGN_IN = Phrase("Then let a step before this one sign in: {yaml}", yaml=lines.SIGN_IN)
SECRETS = Phrase(
    "For keys, name each secret in the env: lines of the step, as it is spelt in the repository's"
    " Settings, Secrets and variables, Actions; a secret of an environment also needs the job's"
    " environment: line."
)
NOT_IN_FORKS = Phrase(
    "Leave the step out where there are no secrets: {yaml}", yaml=lines.NOT_IN_FORKS
)
PROTECTED = Phrase(
    "Protected variables reach protected branches and tags alone: protect this branch, or take"
    " Protect variable off in Settings, CI/CD, Variables."
)

CREDENTIALS_FOR: Mapping[Service, Remedy] = {
    Service.GITHUB: Remedy((MAY_ASK, SIGN_IN, SECRETS), links=(GITHUB, FORKS)),
    Service.GITLAB: Remedy(
        (
            Phrase("For a role, let the job ask for a token: {yaml}", yaml=lines.GITLAB_TOKEN),
            Phrase("Then sign in with it: {yaml}", yaml=lines.GITLAB_SIGN_IN),
            PROTECTED,
        ),
        links=(GITLAB, GITLAB_VARIABLES),
    ),
    Service.JENKINS: Remedy(
        (
            Phrase("For a role, wrap the steps in: {yaml}", yaml=lines.JENKINS_ROLE),
            Phrase(
                "For keys, wrap them in this, with the ID of an entry of the kind AWS Credentials:"
                " {yaml}",
                yaml=lines.JENKINS_KEYS,
            ),
            Phrase("An agent on EC2 can have a role of its own instead."),
        ),
        links=(JENKINS,),
    ),
    Service.CODEBUILD: Remedy(
        (
            Phrase(
                "CodeBuild hands out the credentials of the project's service role by itself; what"
                " runs in a container of its own, or under sudo, must be handed the variable on:"
                " {yaml}",
                yaml=lines.DOCKER,
            ),
            Phrase("Take AWS_PROFILE and keys out of the buildspec's env: lines."),
        ),
        links=(CODEBUILD,),
    ),
    Service.BITBUCKET: Remedy(
        (
            Phrase("For a role, let the step ask for a token: {yaml}", yaml=lines.BITBUCKET_TOKEN),
            Phrase("Then sign in with it: {yaml}", yaml=lines.BITBUCKET_SIGN_IN),
        ),
        links=(BITBUCKET,),
    ),
    Service.CIRCLECI: Remedy(
        (
            Phrase(
                "CircleCI gives tokens and secrets to jobs that name a context, in the workflow:"
                " {yaml}",
                yaml=lines.CIRCLECI_CONTEXT,
            ),
        ),
        links=(CIRCLECI,),
    ),
    Service.AZURE: Remedy(
        (
            Phrase(
                "Run the step with a service connection of the AWS Toolkit: {yaml}",
                yaml=lines.AZURE_SIGN_IN,
            ),
            Phrase(
                "Secret variables do not reach a script by themselves: name each in its env: lines."
            ),
        ),
        links=(AZURE, OIDC),
    ),
}
