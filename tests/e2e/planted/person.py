"""A person with a secret in every place that can hold one, and all that a run of rekwiz leaves behind."""

from __future__ import annotations

import hashlib
import json
import os
import shutil
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from tests.plugins.programs import MEASURED, REKWIZ
from tests.plugins.secrets import texts_in, traces
from tests.plugins.warm import ended

HOOK = Path(__file__).with_name("hook")
OWN = (".aws", "state", "planted")
"""Folders of the home that hold secrets by right: the shared files, their backups, what was planted."""
HELPER = "hand-out"
SECRETS = {
    "a key in a profile": "Xk2PqRs7TuVw9YzAb4CdEf6GhIj8KlMn0OpQr1St",
    "a token": "IQoJb3JpZ2lu" + "Qw7Er9Ty2Ui4Op6As8Df1Gh3Jk5Zx0Cv" * 4,
    "a proxy": "Pr0xyHunter@Half2Zq9",
    "an argument": "help3rArgXq7",
    "a helper": "help3rSaidZq5",
    "a program": "f0reignZq9Kx",
    "a variable": "v4riableQz8Lm",
    "an address in a variable": "d4tabasePwXy3",
    "a sign-in": "s1gnInTokenQwErTy123456",
    "a key file": "Cs2VfIlE7KeYq9WzAb4CdEf6GhIj8KlMn0OpQr1S",
    "a comment": "C0mMeNt7TuVw9YzAb4CdEf6GhIj8KlMn0OpQr1St",
    "a name": "NqVwYS81VP7Hb1DX8pPd5khxE3pyIgKpaUnArl63",
    "a Region": "wJalrXUtnFEMIk7",
    "a role": "Ro1ePqRs7TuVw9YzAb4CdEf6GhIj8KlMn0OpQr1S",
    "a path of an address": "Pa2hPqRs7TuVw9YzAb4CdEf6GhIj8KlMn0OpQr1S",
    "a file": "Fi3ePqRs7TuVw9YzAb4CdEf6GhIj8KlMn0OpQr1S",
    "a start-up file": "Ba5hPqRs7TuVw9YzAb4CdEf6GhIj8KlMn0OpQr1S",
    "an alias": "a1iasWord7Zq",
    "a .env file": "D0tePqRs7TuVw9YzAb4CdEf6GhIj8KlMn0OpQr1S",
    "a proxy of wget": "wgetWord8Qz",
    "a remote of git": "r3moteWord4Xk",
    "an index of pip": "p1pIndexWord6Yt",
    "a client of a sign-in": "c1ientWord5Rw",
    "a name of a session": "Se5sPqRs7TuVw9YzAb4CdEf6GhIj8KlMn0OpQr1S",
    "JSON in a variable": "J5onPqRs7TuVw9YzAb4CdEf6GhIj8KlMn0OpQr1S",
    "a container": "c0ntainerWord3Vb",
}
HALVES = ("Half2Zq9", "Pr0xyHunter")
"""What a reader of an address makes of a password with an @ in it."""


@dataclass(frozen=True)
class Left:
    """What a run left: each text that was written by where it stands, and its exit code."""

    code: int
    texts: dict[str, str] = field(repr=False)
    errors: str = field(repr=False)

    def telling(self, secrets: Sequence[str]) -> list[str]:
        """Where which secret shows."""
        return [
            f"{place}: …{_line(secret, text)}"
            for place, text in self.texts.items()
            for secret in secrets
            if traces(secret, text)
        ]


def _line(secret: str, text: str) -> str:
    lines = [line for line in text.splitlines() if traces(secret, line)]
    return (lines or [text])[0][:300]


class Planted:
    """Her home, the folder that she is in, and her variables; AWS is a sandbox."""

    def __init__(self, place: Path, sandbox: Any, base: dict[str, str]) -> None:
        self.home, self.folder, self.temporary = (
            place / name for name in ("home", "folder", "temporary")
        )
        self.notes, self.bin = place / "notes", place / "home" / "planted" / "bin"
        for made in (self.home, self.folder, self.temporary, self.bin):
            made.mkdir(parents=True, mode=0o700)
        inside = sandbox.environment(base, configured=True)
        shutil.copytree(sandbox.home / ".aws", self.home / ".aws")
        self.environment = {
            name: value.replace(str(sandbox.home), str(self.home)) for name, value in inside.items()
        } | MEASURED
        self.key = sandbox.user
        self.keys = (sandbox.user.secret_access_key, sandbox.administrator.secret_access_key)
        self.environment |= {
            "PATH": os.pathsep.join([str(self.bin), base["PATH"]]),
            "HOME": str(self.home),
            "TMPDIR": str(self.temporary),
            "REKWIZ_STATE_DIR": str(self.home / "state"),
            "PYTHONPATH": str(HOOK),
            "NOTED_IN": str(self.notes),
            "NO_PROXY": "127.0.0.1,localhost",
            "HTTPS_PROXY": f"http://ming:{SECRETS['a proxy']}@127.0.0.1:9",
            "MYSQL_PWD": SECRETS["a variable"],
            "DATABASE_URL": f"postgres://ming:{SECRETS['an address in a variable']}@db/x",
            "AWS_AS_JSON": json.dumps({"SecretAccessKey": SECRETS["JSON in a variable"]}),
            "AWS_CONTAINER_AUTHORIZATION_TOKEN": SECRETS["a container"],
        }
        self._plant()

    @property
    def secrets(self) -> tuple[str, ...]:
        return (*SECRETS.values(), *HALVES, *self.keys)

    def program(self, name: str, text: str) -> None:
        (self.bin / name).write_text(f"#!/bin/sh\n{text}\n")
        (self.bin / name).chmod(0o755)

    def breaks(self) -> None:
        """From now on nothing works, and secrets stand where names belong."""
        address = self.environment["AWS_ENDPOINT_URL"]
        login = f"http://ming:{SECRETS['a proxy']}@"
        self.environment |= {
            "AWS_PROFILE": SECRETS["a name"],
            "AWS_DEFAULT_REGION": SECRETS["a Region"],
            "AWS_ENDPOINT_URL": address.replace("http://", login)
            + f"/{SECRETS['a path of an address']}",
            "AWS_CONFIG_FILE": str(self.home / SECRETS["a file"] / "config"),
        }
        self.environment.pop("REKWIZ_SANDBOX", None)
        for name in ("aws", "python3"):
            self.program(name, f'echo "password {SECRETS["a program"]}"; exit 0')

    def _plant(self) -> None:
        said = f"echo 'pw is {SECRETS['a program']}' >&2; exit 255"
        self.program("aws", f'[ "$1" = --version ] && echo aws-cli/2.31.4 && exit 0\n{said}')
        self.program(HELPER, f'echo "oops {SECRETS["a helper"]}" >&2; exit 3')
        helper = f"{self.bin / HELPER} --password {SECRETS['an argument']}"
        files = {
            ".aws/config": f"# old key: {SECRETS['a comment']}\n[profile helper]\n"
            f"credential_process = {helper}\nregion = us-east-1\n"
            f"[profile role]\nrole_arn = {SECRETS['a role']}\nsource_profile = default\n"
            f"role_session_name = {SECRETS['a name of a session']}\n"
            "[profile sso]\nsso_start_url = https://x.awsapps.com/start\nsso_region = us-east-1\n"
            "sso_account_id = 111122223333\nsso_role_name = x\n",
            ".aws/credentials": f"[{SECRETS['a name']}]\naws_access_key_id = AKIAEXAMPLEEXAMPLE12\n"
            f"aws_secret_access_key = {SECRETS['a key in a profile']}\n"
            f"aws_session_token = {SECRETS['a token']}\n",
        }
        files |= {
            ".bashrc": f"export AWS_SECRET_ACCESS_KEY={SECRETS['a start-up file']} AWS_PROFILE=gone\n"
            f"alias aws='aws --token {SECRETS['an alias']}'\n",
            ".wgetrc": f"https_proxy = http://ming:{SECRETS['a proxy of wget']}@127.0.0.1:9\n",
            ".config/pip/pip.conf": "[global]\n"
            f"index-url = https://ming:{SECRETS['an index of pip']}@127.0.0.1:9/simple\n",
            "../folder/.env": f"AWS_SECRET_ACCESS_KEY={SECRETS['a .env file']}\n",
            "../folder/.git/config": '[remote "origin"]\n'
            f"url = https://ming:{SECRETS['a remote of git']}@github.com/ming/x.git\n",
        }
        for name, text in files.items():
            (self.home / name).parent.mkdir(parents=True, exist_ok=True)
            with (self.home / name).open("a") as file:
                file.write(f"\n{text}")
        key = hashlib.sha1(b"https://x.awsapps.com/start").hexdigest()
        cache = self.home / ".aws" / "sso" / "cache"
        cache.mkdir(parents=True, exist_ok=True)
        held = {"accessToken": SECRETS["a sign-in"], "expiresAt": "2020-01-01T00:00:00Z"}
        held["clientSecret"] = held["refreshToken"] = SECRETS["a client of a sign-in"]
        (cache / f"{key}.json").write_text(json.dumps(held))
        head, places = "Access key ID,Secret access key\n", self.home / "planted"
        self.csv, self.broken_csv = places / "ming_accessKeys.csv", places / "rootkey.csv"
        self.csv.write_text(f"{head}{self.key.access_key_id},{self.key.secret_access_key}\n")
        self.broken_csv.write_text(f"{head}{SECRETS['a key file']},AKIAEXAMPLEEXAMPLE13\n")

    def runs(self, *arguments: str, **variables: str) -> Left:
        """The program, to its end; what was there before it and is as it was is left out."""
        before = self.before()
        command, variables = [str(REKWIZ), *arguments], self.environment | variables
        done = ended(command, env=variables, cwd=self.folder, timeout=300)
        texts = {"standard output": done.stdout, "standard error": done.stderr}
        return Left(done.returncode, {**texts, **self.written(before)}, done.stderr)

    def before(self) -> dict[Path, bytes]:
        """What is there before a run; what was noted until then does not count."""
        self.notes.unlink(missing_ok=True)
        return dict(self._files())

    def written(self, before: dict[Path, bytes]) -> dict[str, str]:
        """What stands in files that are new or changed, in their names, and in what was started."""
        new = {path: data for path, data in self._files() if before.get(path) != data}
        texts = {f"{path}": "\n".join(texts_in(data)) for path, data in new.items()}
        started = self.notes.read_text() if self.notes.exists() else ""
        own = [line for line in started.splitlines() if str(self.bin / HELPER) not in line[:400]]
        names = "\n".join(str(path.relative_to(self.home.parent)) for path in new)
        return {**texts, "names of files": names, "programs that were started": "\n".join(own)}

    def _files(self) -> Iterator[tuple[Path, bytes]]:
        for top in (self.home, self.folder, self.temporary):
            for path in sorted(top.rglob("*")):
                if path.relative_to(top).parts[0] not in OWN and path.is_file():
                    yield path, path.read_bytes()
