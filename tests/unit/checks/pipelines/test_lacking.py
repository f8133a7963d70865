"""What a job without credentials lacks, by mechanism, and what its own file must say."""

import json

import pytest
import yaml

from checks.credentials.near_by import look
from checks.pipelines import lines
from checks.pipelines.pull_request import fork_of
from checks.secrets.gate import shown
from tests.plugins.people import KEY_ID, REGION, SECRET

EMPTY = {"AWS_ACCESS_KEY_ID": "", "AWS_SECRET_ACCESS_KEY": ""}
IN_GITHUB = {"CI": "true", "GITHUB_ACTIONS": "true"}
MAY_ASK = {"ACTIONS_ID_TOKEN_REQUEST_URL": "https://x"}
IN_GITLAB = {"CI": "true", "GITLAB_CI": "true"}
OF_OTHERS = {
    "CI_MERGE_REQUEST_SOURCE_PROJECT_PATH": "someone/faces",
    "CI_MERGE_REQUEST_PROJECT_PATH": "ai/faces",
}


@pytest.mark.parametrize(
    ("variables", "said", "line"),
    [
        (IN_GITHUB, "id-token: write", lines.MAY_ASK),
        ({**IN_GITHUB, **EMPTY}, "are empty", lines.MAY_ASK),
        ({**IN_GITHUB, **EMPTY, **MAY_ASK}, "are empty", lines.MAY_ASK),
        ({**IN_GITHUB, **EMPTY, "GITHUB_ACTOR": "dependabot[bot]"}, "Dependabot", lines.NOT_IN_FORKS),
        ({**IN_GITLAB, "CI_COMMIT_REF_PROTECTED": "false", "CI_COMMIT_REF_NAME": "try"},
         "not protected", lines.GITLAB_TOKEN),
        ({**IN_GITLAB, **OF_OTHERS}, "fork", lines.GITLAB_NOT_IN_FORKS),
        ({"CODEBUILD_BUILD_ID": "faces:1"}, "was not handed on", lines.DOCKER),
        ({"CI": "true", "BITBUCKET_BUILD_NUMBER": "7"}, "oidc: true", lines.BITBUCKET_TOKEN),
        ({"CI": "true", "CIRCLECI": "true"}, "names no context", lines.CIRCLECI_CONTEXT),
        ({"CI": "true", "CIRCLECI": "true", "CIRCLE_PR_REPONAME": "faces"}, "fork",
         lines.CIRCLECI_CONTEXT),
    ],
)  # fmt: skip
def test_each_mechanism_is_told_with_the_line_that_mends_it(person, variables, said, line):
    [found] = look(person(REGION, **variables))

    assert found.code == "credentials.pipeline-token-missing"
    assert said in found.summary.text
    assert line in [step.facts.get("yaml") for step in found.remedy.steps]


@pytest.mark.parametrize(
    "variables",
    [
        {**IN_GITHUB, **MAY_ASK},
        {**IN_GITLAB, "CI_COMMIT_REF_PROTECTED": "true"},
        {"CODEBUILD_BUILD_ID": "faces:1", "AWS_CONTAINER_CREDENTIALS_RELATIVE_URI": "/x"},
        {"JENKINS_URL": "https://jenkins.example.com/"},
        {"TF_BUILD": "True"},
        {"CI": "true", "BITBUCKET_BUILD_NUMBER": "7", "BITBUCKET_STEP_OIDC_TOKEN": "x"},
    ],
)
def test_what_cannot_be_seen_is_not_blamed(person, variables):
    assert not any(hasattr(seen, "code") for seen in look(person(REGION, **variables)))


def event(head: object, base: str = "ai/faces") -> str:
    request = {"head": {"repo": head, "user": {"login": "someone"}}, "base": {}}
    request["base"] = {"repo": {"full_name": base}}
    return json.dumps({"pull_request": request})


@pytest.mark.parametrize(
    ("held", "fork"),
    [
        (event({"full_name": "someone/faces"}), "someone/faces"),
        (event({"full_name": "ai/faces"}), None),
        (event(None), "someone/?"),
        ("{}", None),
        ("[" * 100_000, None),
        ("not JSON", None),
        ('{"pull_request": 7}', None),
    ],
)
def test_a_fork_is_known_by_githubs_own_event(tmp_path, held, fork):
    file = tmp_path / "event.json"
    file.write_text(held)
    variables = {"GITHUB_EVENT_NAME": "pull_request", "GITHUB_EVENT_PATH": str(file)}

    assert fork_of(variables) == fork
    assert fork_of({**variables, "GITHUB_EVENT_PATH": str(tmp_path)}) is None


@pytest.mark.parametrize("value", [KEY_ID, f"{KEY_ID}:{SECRET}"])
def test_a_key_under_a_name_that_nobody_reads_is_found_and_masked(person, value):
    [found] = look(person(REGION, JENKINS_URL="https://j.example.com/", DEPLOY_USR=value))

    assert (found.code, found.facts) == (
        "credentials.under-another-name",
        {"name": "DEPLOY_USR"},
    )
    assert lines.JENKINS_KEYS in [step.facts.get("yaml") for step in found.remedy.steps]
    assert KEY_ID not in str(found)
    assert SECRET not in str(found)


YAML = {name: line for name, line in vars(lines).items() if name.isupper() and name != "ROLE"}
NOT_YAML = {"JENKINS_ROLE", "JENKINS_KEYS", "REGION_IN_JENKINS", "DOCKER"}


@pytest.mark.parametrize("name", sorted(YAML.keys() - NOT_YAML))
def test_a_line_to_paste_is_yaml(name):
    held = yaml.safe_load(YAML[name])

    assert isinstance(held, dict | list)


@pytest.mark.parametrize("name", sorted(YAML))
def test_nothing_of_a_line_to_paste_is_taken_for_a_secret(name):
    assert shown(YAML[name]) == YAML[name]
