"""Lines to paste into a pipeline's own file, each one line of YAML or Groovy.

From GitHub's "Configuring OpenID Connect in Amazon Web Services" and the README of
aws-actions/configure-aws-credentials; GitLab's "Configure OpenID Connect in AWS"; the Jenkins plugins
"Pipeline: AWS Steps" and "AWS Credentials"; CodeBuild's build specification reference; Bitbucket's
"Deploy on AWS using Bitbucket Pipelines OpenID Connect"; CircleCI's "Using OpenID Connect tokens".
"""

ROLE = "arn:aws:iam::111122223333:role/NAME"
MAY_ASK = "permissions: {id-token: write, contents: read}"
SIGN_IN = (
    "- {uses: aws-actions/configure-aws-credentials@v6,"
    f" with: {{role-to-assume: '{ROLE}', aws-region: us-east-1}}}}"
)
LONGER = (
    "- {uses: aws-actions/configure-aws-credentials@v6,"
    f" with: {{role-to-assume: '{ROLE}', aws-region: us-east-1, role-duration-seconds: 7200}}}}"
)
NOT_IN_FORKS = (
    "if: github.event.pull_request.head.repo.full_name == github.repository"
    " && github.actor != 'dependabot[bot]'"
)
GITLAB_TOKEN = "id_tokens: {AWS_TOKEN: {aud: sts.amazonaws.com}}"
GITLAB_SIGN_IN = (
    "before_script: ['printf %s \"$AWS_TOKEN\" > /tmp/token', 'export"
    f" AWS_WEB_IDENTITY_TOKEN_FILE=/tmp/token AWS_ROLE_ARN={ROLE}']"
)
GITLAB_NOT_IN_FORKS = (
    "rules: [{if: '$CI_MERGE_REQUEST_SOURCE_PROJECT_PATH == $CI_MERGE_REQUEST_PROJECT_PATH'}]"
)
JENKINS_ROLE = "withAWS(role: 'NAME', roleAccount: '111122223333', region: 'us-east-1') { … }"
JENKINS_KEYS = "withCredentials([aws(credentialsId: 'ID')]) { … }"
BITBUCKET_TOKEN = "oidc: true"
BITBUCKET_SIGN_IN = (
    "script: ['printf %s \"$BITBUCKET_STEP_OIDC_TOKEN\" > /tmp/token', 'export"
    f" AWS_WEB_IDENTITY_TOKEN_FILE=/tmp/token AWS_ROLE_ARN={ROLE}']"
)
CIRCLECI_CONTEXT = "context: [NAME]"
AZURE_SIGN_IN = "- {task: AWSShellScript@1, inputs: {awsCredentials: NAME, regionName: us-east-1}}"
DOCKER = (
    "docker run --env AWS_CONTAINER_CREDENTIALS_RELATIVE_URI --env AWS_DEFAULT_REGION"
    " --network host IMAGE"
)
REGION_IN_GITHUB = "env: {AWS_DEFAULT_REGION: us-east-1}"
REGION_IN_GITLAB = "variables: {AWS_DEFAULT_REGION: us-east-1}"
REGION_IN_CODEBUILD = "env: {variables: {AWS_DEFAULT_REGION: us-east-1}}"
REGION_IN_JENKINS = "environment { AWS_DEFAULT_REGION = 'us-east-1' }"
