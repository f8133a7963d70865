"""Ways to sign in, and who refuses them: 7 to 15, 17, 21."""

from __future__ import annotations

from tests.e2e.causes.healthy import FAR, signed_in_by_sso
from tests.e2e.causes.settings import (
    TEMPORARY_ID,
    TOKEN,
    config,
    credentials,
    no_credentials,
    no_files,
    variables,
)
from tests.e2e.field.instance import beside, reported
from tests.e2e.field.steps import (
    REGION,
    ROLE,
    all_of,
    helper,
    metadata_service,
    portal_refuses,
    proxied,
    rights_count,
    sso_cache,
    sts_refuses,
    token,
    web_identity,
)

CREDENTIALS = ("--only", "credentials")
NOT_AUTHORIZED = "Not authorized to perform sts:AssumeRoleWithWebIdentity"
GITHUB_TOKEN = token(iss="https://token.actions.githubusercontent.com", aud="sts.amazonaws.com",
                     sub="repo:ming@7001/faces@8002:ref:refs/heads/main")  # fmt: skip
GITLAB_TOKEN = token(
    iss="https://gitlab.example.com", aud="https://gitlab.example.com",
    sub="project_path:ai/faces:ref_type:branch:ref:main",
)  # fmt: skip
ROLE_LINES = (
    f"[profile base]\nregion = us-east-1\n[profile rek]\nregion = us-east-1\nrole_arn = {ROLE}\n"
)
BY_BASE = ROLE_LINES + "source_profile = base\n"
KEYS = "aws_access_key_id = {id}\naws_secret_access_key = {secret}\n"
ROLE_PROFILE = all_of(credentials("[base]\n" + KEYS), variables(AWS_PROFILE="rek"))
PLACE = "sso_account_id = 111122223333\nsso_role_name = photos\n"
SESSION = (
    "[sso-session corp]\nsso_start_url = https://corp.awsapps.com/start\nsso_region = us-east-1\n"
)
BY_SESSION = f"{REGION}sso_session = corp\n{PLACE}{SESSION}"
OLD_FORM = f"sso_start_url = https://old.awsapps.com/start\nsso_region = us-east-1\n{PLACE}"
CHAIN = f"[profile rek]\nregion = us-east-1\nrole_arn = {ROLE}\nsource_profile = base\n"
SIGNED_OUT = all_of(no_credentials, variables(AWS_PROFILE="rek"))
WHOLE = f"aws_access_key_id = {TEMPORARY_ID}\naws_secret_access_key = {{secret}}\n"
OF_SAML = f"[saml]\n{WHOLE}aws_session_token = {TOKEN}\n"
EMPTY = dict.fromkeys(
    ("AWS_ACCESS_KEY_ID", "AWS_SECRET_ACCESS_KEY", "AWS_SESSION_TOKEN", "AWS_REGION"), ""
)
IN_GITHUB = variables(CI="true", GITHUB_ACTIONS="true")
NO_TERMINAL = ("rekwiz setup", "unset ")

CASES = (
    reported(7, "the trust policy does not take GitHub's token", web_identity(GITHUB_TOKEN),
             sts_refuses("AssumeRoleWithWebIdentity", "AccessDenied", 403, NOT_AUTHORIZED),
             root="identity.web-identity-refused",
             says=("repo:ming@7001/faces@8002:ref:refs/heads/main", "sts.amazonaws.com")),
    reported(7, "under --fail-on fail", web_identity(GITHUB_TOKEN),
             sts_refuses("AssumeRoleWithWebIdentity", "AccessDenied", 403, NOT_AUTHORIZED),
             root="identity.web-identity-refused",
             run=("--fail-on", "fail", "--skip", "cli", "--skip", "sdk")),
    beside(7, "IDPRejectedClaim, for GitLab's", web_identity(GITLAB_TOKEN),
           sts_refuses("AssumeRoleWithWebIdentity", "IDPRejectedClaim", 403, "Claim rejected"),
           root="identity.web-identity-refused", says=("project_path:ai/faces",)),
    beside(7, "the provider is not there", web_identity(GITLAB_TOKEN),
           sts_refuses("AssumeRoleWithWebIdentity", "InvalidIdentityToken", 400,
                       "No OpenIDConnect provider found in your account for https://gitlab.example.com"),
           root="identity.provider-missing"),
    beside(7, "the audience", web_identity(GITLAB_TOKEN),
           sts_refuses("AssumeRoleWithWebIdentity", "InvalidIdentityToken", 400,
                       "Incorrect token audience"), root="identity.audience-wrong"),
    reported(8, "x.y.z for a token", web_identity("x.y.z"),
             root="credentials.token-file-malformed", run=CREDENTIALS),
    beside(8, "the answer that the token came in", web_identity('{"value": "' + GITHUB_TOKEN + '"}'),
           root="credentials.token-file-malformed", run=CREDENTIALS),
    beside(8, "a token that ran out",
           web_identity(token(iss="https://token.actions.githubusercontent.com", exp=1_000_000_000)),
           root="credentials.token-file-expired", run=CREDENTIALS),
    beside(7, "an issuer that does not answer", web_identity(GITLAB_TOKEN),
           sts_refuses("AssumeRoleWithWebIdentity", "InvalidIdentityToken", 400, "Couldn't retrieve"
                       " verification key from your identity provider, please reference"
                       " AssumeRoleWithWebIdentity documentation for requirements"),
           root="identity.token-unverifiable", exit_code=3),
    beside(7, "tags that are not allowed", web_identity(GITHUB_TOKEN),
           sts_refuses("AssumeRoleWithWebIdentity", "AccessDenied", 403, "User: arn:aws:sts::"
                       "111122223333:assumed-role/x/y is not authorized to perform: sts:TagSession"),
           root="identity.tag-session-denied"),
    beside(8, "half of a token", web_identity(GITHUB_TOKEN.rpartition(".")[0]),
           root="credentials.token-file-malformed", run=CREDENTIALS),
    reported(9, "a role that was not assigned", signed_in_by_sso(BY_SESSION, "corp"),
             portal_refuses("ForbiddenException", 403, "No access"),
             root="identity.sso-role-not-assigned"),
    beside(9, "in the older form",
           signed_in_by_sso(REGION + OLD_FORM, "https://old.awsapps.com/start"),
           portal_refuses("ForbiddenException", 403, "Forbidden"),
           root="identity.sso-role-not-assigned"),
    reported(10, "duration_seconds", ROLE_PROFILE, config(BY_BASE + "duration_seconds = 43200\n"),
             sts_refuses("AssumeRole", "ValidationError", 400, "The requested DurationSeconds"
                         " exceeds the MaxSessionDuration set for this role."),
             root="identity.session-too-long"),
    beside(10, "a chain of roles", ROLE_PROFILE, config(BY_BASE + "duration_seconds = 7200\n"),
           sts_refuses("AssumeRole", "ValidationError", 400, "The requested DurationSeconds exceeds"
                       " the 1 hour session limit for roles assumed by role chaining"),
           root="identity.session-too-long"),
    beside(10, "a refusal that nobody knows", ROLE_PROFILE, config(BY_BASE),
           sts_refuses("AssumeRole", "PackedPolicyTooLarge", 400, "Packed size exceeded"),
           root="network.refused-otherwise", never=("in a few minutes",)),
    reported(11, "as saml2aws writes it", credentials(OF_SAML),
             root="credentials.in-another-profile", says=("saml",), run=CREDENTIALS),
    beside(11, "in config", no_credentials, config(REGION + "[profile school]\n" + KEYS),
           root="credentials.in-another-profile", says=("school",), run=CREDENTIALS),
    beside(11, "a named profile has none", credentials("[default]\n" + KEYS),
           config(REGION + "[profile photos]\nregion = us-east-1\n"), variables(AWS_PROFILE="photos"),
           root="credentials.in-another-profile", run=CREDENTIALS),
    reported(12, "a proxy before the metadata service", metadata_service(),
             proxied("HTTP_PROXY", "HTTPS_PROXY"), root="credentials.metadata-unreachable",
             run=CREDENTIALS, never=("create an access key",)),
    beside(12, "in small letters, and no_proxy has others", metadata_service(),
           proxied("http_proxy", "https_proxy"), variables(no_proxy="localhost,10.0.0.0/8"),
           root="credentials.metadata-unreachable", run=CREDENTIALS),
    reported(13, "signed out below a role", SIGNED_OUT,
             config(f"[profile base]\nsso_session = corp\n{PLACE}{SESSION}{CHAIN}"),
             root="credentials.sign-in-needed", says=("aws sso login --profile base", "Token for")),
    beside(13, "two roles above it", SIGNED_OUT,
           config(f"[profile sso]\nsso_session = corp\n{PLACE}{SESSION}"
                  f"[profile base]\nrole_arn = {ROLE}\nsource_profile = sso\n{CHAIN}"),
           root="credentials.sign-in-needed", says=("aws sso login --profile sso",)),
    beside(13, "in the older form", SIGNED_OUT, config(f"[profile base]\n{OLD_FORM}{CHAIN}"),
           root="credentials.sign-in-needed", says=("aws sso login --profile base",)),
    reported(14, "the cache ends with two brackets", no_credentials, config(BY_SESSION),
             sso_cache("corp", '{"accessToken": "a", "expiresAt": "' + FAR + '"}}'),
             root="credentials.token-cache-broken", says=(".aws/sso/cache/",)),
    beside(14, "it is empty", no_credentials, config(BY_SESSION), sso_cache("corp", ""),
           root="credentials.token-cache-broken"),
    beside(14, "it lacks the token, below a role", SIGNED_OUT, sso_cache("corp", '{"region": "x"}'),
           config(f"[profile base]\nsso_session = corp\n{PLACE}{SESSION}{CHAIN}"),
           root="credentials.token-cache-broken", says=("aws sso login --profile base",)),
    reported(15, "the token file is somebody else's", web_identity(GITHUB_TOKEN, mode=0),
             rights_count, root="credentials.token-file-unreadable",
             never=("unset AWS_WEB_IDENTITY_TOKEN_FILE",)),
    beside(15, "two lines", web_identity(GITHUB_TOKEN + "\n" + GITHUB_TOKEN + "\n"),
           root="credentials.token-file-unreadable"),
    beside(15, "nothing", web_identity(""), root="credentials.token-file-unreadable"),
    reported(17, "a helper that sleeps", helper("#!/bin/sh\n/bin/sleep 120\n"),
             root="credentials.helper-too-slow"),
    beside(17, "one that waits for a password, and says so",
           helper("#!/bin/sh\necho 'Passphrase for the vault:' >&2\n/bin/sleep 121 & wait\n", "vault"),
           root="credentials.helper-too-slow", says=("vault",)),
    reported(21, "a pull request from a fork", no_files, IN_GITHUB, variables(**EMPTY),
             root="credentials.pipeline-token-missing", run=CREDENTIALS, never=NO_TERMINAL),
    beside(21, "a job without the right to a token", no_files, IN_GITHUB,
           root="credentials.pipeline-token-missing", run=CREDENTIALS, never=NO_TERMINAL),
    beside(21, "GitLab: an unprotected branch", no_files, variables(CI="true", GITLAB_CI="true"),
           variables(**EMPTY), root="credentials.pipeline-token-missing", run=CREDENTIALS,
           never=NO_TERMINAL),
    beside(21, "another service, and nothing is set", no_files, variables(BUILDKITE="true"),
           root="credentials.none-found", run=CREDENTIALS, never=NO_TERMINAL),
    beside(21, "a container, and nothing is set", no_files,
           variables(KUBERNETES_SERVICE_HOST="10.0.0.1"), root="credentials.none-found",
           run=CREDENTIALS, never=NO_TERMINAL),
    beside(21, "a function of Lambda", no_files, variables(AWS_LAMBDA_FUNCTION_NAME="faces"),
           root="credentials.none-found", run=CREDENTIALS, never=NO_TERMINAL),
    beside(21, "a notebook", no_files, variables(JPY_PARENT_PID="77"),
           root="credentials.none-found", run=CREDENTIALS, never=NO_TERMINAL),
)  # fmt: skip
