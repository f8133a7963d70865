"""Whatever AWS is asked, and however long it takes, the screen says what is waited for."""

import sys
from pathlib import Path

import pytest

from tests.plugins.quick_aws import profiles_in

REKWIZ = Path(sys.executable).with_name("rekwiz")


@pytest.fixture
def far_away(quick, base_environment, tmp_path) -> dict[str, str]:
    """Somebody whose set-up is whole, with an administrator's profile beside it; each answer takes
    longer than the patience of a screen."""
    profiles_in(tmp_path, {"default": "MINGA", "admin": "ADMIN"})
    config = tmp_path / ".aws" / "config"
    config.write_text(config.read_text().replace("[profile default]", "[default]"))
    return base_environment | {
        "HOME": str(tmp_path),
        "AWS_ENDPOINT_URL": quick(1.5).url,
        "AWS_EC2_METADATA_DISABLED": "true",
    }


def test_before_the_photo_is_sent_the_cost_is_asked_for_aloud(terminal, far_away):
    person = terminal(REKWIZ, "setup", env=far_away)

    person.sees("Asking AWS what one face detection costs you…")
    person.sees("faces found in astronaut.jpg: 1")


def test_whoever_grants_is_asked_about_aloud(terminal, quick, far_away):
    refuses = quick(1.5, {"DetectFaces": ("AccessDeniedException", 99)})
    env = far_away | {"AWS_ENDPOINT_URL": refuses.url}
    fix = ("fix", "permissions.rekognition-denied", "--admin-profile", "admin")
    person = terminal(REKWIZ, *fix, env=env)

    person.sees("Asking AWS about the profile admin…")
    person.sees("Asking IAM about")
