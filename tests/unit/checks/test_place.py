"""Where rekwiz runs, by documented variables and by what the machine says of itself."""

import pytest

from checks.place import Place, is_ec2, place_of


@pytest.mark.parametrize(
    ("environment", "place"),
    [
        ({}, Place.TERMINAL),
        ({"GITHUB_ACTIONS": "true", "CI": "true"}, Place.GITHUB),
        ({"GITLAB_CI": "true", "CI": "true"}, Place.GITLAB),
        ({"CI": "true"}, Place.PIPELINE),
        ({"CI": "false"}, Place.TERMINAL),
        ({"CI": ""}, Place.TERMINAL),
        ({"JENKINS_URL": "http://x"}, Place.PIPELINE),
        ({"TF_BUILD": "True"}, Place.PIPELINE),
        ({"AWS_LAMBDA_FUNCTION_NAME": "x"}, Place.LAMBDA),
        ({"AWS_EXECUTION_ENV": "CloudShell"}, Place.CLOUDSHELL),
        ({"KUBERNETES_SERVICE_HOST": "10.0.0.1"}, Place.CONTAINER),
        ({"ECS_CONTAINER_METADATA_URI_V4": "http://x"}, Place.CONTAINER),
        ({"KUBERNETES_SERVICE_HOST": "10.0.0.1", "GITLAB_CI": "true"}, Place.GITLAB),
        ({"JPY_PARENT_PID": "1"}, Place.NOTEBOOK),
    ],
)
def test_a_place_is_known_by_its_variables(tmp_path, environment, place):
    assert place_of(environment, tmp_path) is place


@pytest.mark.parametrize("mark", [".dockerenv", "run/.containerenv"])
def test_a_container_leaves_a_mark(tmp_path, mark):
    file = tmp_path / mark
    file.parent.mkdir(exist_ok=True)
    file.touch()

    assert place_of({}, tmp_path) is Place.CONTAINER


@pytest.mark.parametrize(
    ("name", "text", "answer"),
    [
        ("sys/class/dmi/id/sys_vendor", "Amazon EC2\n", True),
        ("sys/hypervisor/uuid", "ec2e1916-9099-7caf-fd21-012345abcdef\n", True),
        ("sys/class/dmi/id/sys_vendor", "QEMU\n", False),
    ],
)
def test_a_machine_of_ec2_says_so(tmp_path, name, text, answer):
    (tmp_path / name).parent.mkdir(parents=True)
    (tmp_path / name).write_text(text)

    assert is_ec2(tmp_path) is answer
    assert (place_of({}, tmp_path) is Place.EC2) is answer


def test_pipelines_are_told_from_other_places():
    of_pipelines = {place for place in Place if place.is_pipeline}

    assert of_pipelines == {Place.GITHUB, Place.GITLAB, Place.PIPELINE}
