"""People's computers for tests: a real home, real files, and the environment that botocore reads."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable
from pathlib import Path

import pytest

from checks.context import Context
from checks.model import Finding, Seen
from checks.place import BY_VARIABLE
from checks.sources.aws.ask import Aws, Keys

SAMPLE = Path(__file__).parents[2] / "checks" / "sources" / "photo" / "astronaut.jpg"
KEY_ID, SECRET = "AKIAQWERTYUIOPASDFGH", "abcdefghij/ABCDEFGHIJ+0123456789abcdefgh"
KEYS = f"[default]\naws_access_key_id = {KEY_ID}\naws_secret_access_key = {SECRET}\n"
REGION = "[default]\nregion = us-east-1\noutput = json\n"
PERSONAL = ("AWS_", "HTTP_PROXY", "HTTPS_PROXY", "ALL_PROXY", "NO_PROXY")

Person = Callable[..., Context]


@pytest.fixture
def home(tmp_path: Path) -> Path:
    (tmp_path / "home" / ".aws").mkdir(parents=True, mode=0o700)
    return tmp_path / "home"


@pytest.fixture
def patient(monkeypatch: pytest.MonkeyPatch) -> None:
    """AWS is given a minute where servers are ours: a busy computer is no broken network."""
    monkeypatch.setattr("checks.sources.aws.sessions.CONNECT_SECONDS", 60)
    monkeypatch.setattr("checks.sources.aws.sessions.READ_SECONDS", 60)
    monkeypatch.setattr("checks.sources.aws.ask.MOST_SECONDS", 120)


@pytest.fixture
def person(
    home: Path, patient: None, base_environment: dict[str, str], monkeypatch: pytest.MonkeyPatch
) -> Person:
    """`person(config=…, credentials=…, AWS_PROFILE=…)`: the context of somebody with just that."""
    # The AWS CLI of whoever runs the tests would be started in passing.
    monkeypatch.setenv("PATH", base_environment["PATH"])

    def make(
        config: str | bytes | None = None,
        credentials: str | bytes | None = None,
        *,
        profile: str | None = None,
        region: str | None = None,
        keys: Keys | None = None,
        platform: str = "linux",
        **variables: str,
    ) -> Context:
        for name in [name for name in os.environ if name.upper().startswith(PERSONAL)]:
            monkeypatch.delenv(name)
        for name in (each for _, names in BY_VARIABLE for each in names):
            monkeypatch.delenv(
                name, raising=False
            )  # a test may run in a pipeline, a person does not
        variables = {"AWS_EC2_METADATA_DISABLED": "true", **variables}
        for name, value in {"HOME": str(home), "USERPROFILE": str(home), **variables}.items():
            monkeypatch.setenv(name, value)
        for kind, text in (("config", config), ("credentials", credentials)):
            if text is not None:
                write(home / ".aws" / kind, text)
        return Context(
            environment=dict(os.environ),
            home=home,
            folder=home,
            platform=platform,
            sample=SAMPLE,
            aws=Aws(profile, region, keys),
            profile=profile,
            region=region,
        )

    return make


@pytest.fixture
def aws_at(monkeypatch: pytest.MonkeyPatch) -> Callable[[Path], Aws]:
    """`aws_at(home)`: AWS as the files of that home alone say, whatever this process has in its own."""

    def make(home: Path) -> Aws:
        for name in [name for name in os.environ if name.upper().startswith("AWS_")]:
            monkeypatch.delenv(name)
        monkeypatch.setenv("AWS_EC2_METADATA_DISABLED", "true")
        monkeypatch.setenv("AWS_CONFIG_FILE", str(home / ".aws" / "config"))
        monkeypatch.setenv("AWS_SHARED_CREDENTIALS_FILE", str(home / ".aws" / "credentials"))
        return Aws()

    return make


def write(path: Path, text: str | bytes) -> None:
    """A file that its owner alone may read."""
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    path.chmod(0o600)


def findings(seen: Iterable[Seen]) -> list[tuple[str, str, int | None]]:
    """Code, severity and line of each finding."""
    return [
        (thing.code, thing.severity.value, thing.location.line if thing.location else None)
        for thing in seen
        if isinstance(thing, Finding)
    ]
