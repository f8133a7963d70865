"""Steps to the set-ups of the field: refusals of STS and of the portal, other people's programs."""

from __future__ import annotations

import base64
import json
import shutil
import socket
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

from tests.e2e.causes.case import Step
from tests.e2e.causes.computer import Computer, says
from tests.e2e.causes.healthy import no_home
from tests.e2e.causes.servers import Answer, listening, relaying, saying
from tests.e2e.causes.settings import variables, without_privileges

REGION = "[default]\nregion = us-east-1\n"
VERSION = "aws-cli/2.31.4 Python/3.13.7 Linux/6.8 exe/x86_64"
ROLE = "arn:aws:iam::111122223333:role/photos"


def all_of(*steps: Step) -> Step:
    def take(computer: Computer) -> None:
        for step in steps:
            step(computer)

    return take


def straight(computer: Computer) -> None:
    """No endpoint of one's own: a proxy or a name decides."""
    for name in ("AWS_ENDPOINT_URL", "NO_PROXY", "REKWIZ_SANDBOX"):
        computer.environment.pop(name, None)


def sts_refuses(operation: str, code: str, status: int, words: str) -> Step:
    """STS says no to this one operation, and all else is as it was."""
    body = (
        '<ErrorResponse xmlns="https://sts.amazonaws.com/doc/2011-06-15/"><Error><Type>Sender</Type>'
        f"<Code>{code}</Code><Message>{words}</Message></Error><RequestId>a-b-c</RequestId>"
        "</ErrorResponse>"
    )
    no = saying(f"{status} Refused", body, Content_Type="text/xml", x_amzn_RequestId="a-b-c")

    def refuse(computer: Computer) -> None:
        other = relaying({"": computer.sandbox.url})
        answer = _by_operation(operation, no, other)
        port = computer.stack.enter_context(listening(answer))
        computer.environment["AWS_ENDPOINT_URL_STS"] = f"http://127.0.0.1:{port}"

    return refuse


class _Begun:
    """A connection of which the beginning was read already."""

    def __init__(self, connection: socket.socket, data: bytes) -> None:
        self._connection, self._data = connection, data

    def recv(self, size: int) -> bytes:
        data, self._data = self._data, b""
        return data or self._connection.recv(size)

    def sendall(self, data: bytes) -> None:
        self._connection.sendall(data)


def _by_operation(operation: str, no: Answer, other: Answer) -> Answer:
    def answer(connection: socket.socket) -> None:
        data = connection.recv(65536)
        while b"Action=" not in data and (more := connection.recv(65536)):
            data += more
        chosen = no if f"Action={operation}&".encode() in data + b"&" else other
        chosen(_Begun(connection, data))  # type: ignore[arg-type]

    return answer


def portal_refuses(code: str, status: int, words: str) -> Step:
    """IAM Identity Center's portal says no to GetRoleCredentials."""
    head = {"Content_Type": "application/json", "x_amzn_RequestId": "a-b", "x_amzn_ErrorType": code}
    answer = saying(f"{status} Refused", json.dumps({"message": words}), **head)

    def refuse(computer: Computer) -> None:
        port = computer.stack.enter_context(listening(answer))
        computer.environment["AWS_ENDPOINT_URL_SSO"] = f"http://127.0.0.1:{port}"

    return refuse


def token(**claims: object) -> str:
    """A JSON Web Token with these claims; nobody signed it."""
    parts = ({"alg": "RS256", "typ": "JWT"}, {"exp": 4070908800, **claims})
    texts = [base64.urlsafe_b64encode(json.dumps(part).encode()).decode() for part in parts]
    return ".".join([*(text.rstrip("=") for text in texts), "c2lnbmF0dXJl"])


def web_identity(held: str, mode: int = 0o600, role: str = ROLE) -> Step:
    """A pipeline's token in a file, and a role to take on with it."""

    def put(computer: Computer) -> None:
        no_home(computer)
        file = computer.folder / "web-token"
        file.write_text(held)
        file.chmod(mode)
        computer.environment |= {
            "AWS_WEB_IDENTITY_TOKEN_FILE": str(file),
            "AWS_ROLE_ARN": role,
            "AWS_DEFAULT_REGION": "us-east-1",
        }

    return put


def rights_count(computer: Computer) -> None:
    without_privileges(computer)


def aws_that(words: str, code: int = 255) -> Step:
    """An AWS CLI that has a version, and that ends like this whatever it is told."""
    text = (
        f'#!/bin/sh\n[ "$1" = --version ] && {{ echo {VERSION}; exit 0; }}\n'
        f"/bin/cat >&2 <<'END'\n{words}\nEND\nexit {code}\n"
    )

    def put(computer: Computer) -> None:
        computer.program("aws", text.replace("{home}", str(computer.home)))

    return put


def aws_without_version(text: str, name: str = "aws") -> Step:
    def put(computer: Computer) -> None:
        computer.program(name, text)

    return put


DEBIANS = Path("/usr/bin/aws")
"""AWS CLI 2.9.19 of Debian 12: a Python program that stands on the system's own packages."""


def real_aws(computer: Computer) -> None:
    """The AWS CLI itself, not a stand-in."""
    computer.needs("Debian's awscli", DEBIANS.exists())
    computer.program("aws", f'#!/bin/sh\nexec {DEBIANS} "$@"\n')


def real_aws_behind_a_broken_one(computer: Computer) -> None:
    """The first one's own script, run by a Python that has not its packages; the second one works."""
    computer.needs("Debian's awscli", DEBIANS.exists())
    first = DEBIANS.read_text().partition("\n")[2]
    computer.program("aws", f"#!{sys.executable} -I\n{first}")
    place = computer.home / "tools"
    computer.program("aws", f'#!/bin/sh\nexec {DEBIANS} "$@"\n', place)
    computer.environment["PATH"] += f":{place}"


def closed_to_writing(computer: Computer) -> None:
    """~/.aws as a mount for reading alone is."""
    (computer.home / ".aws").chmod(0o555)
    without_privileges(computer)


def another_aws(computer: Computer) -> None:
    """A second one on PATH, which works."""
    place = computer.home / "tools"
    computer.program("aws", says(VERSION), place)
    computer.environment["PATH"] += f":{place}"


PYTHON = {
    "version": [3, 12, 3], "prefix": "/usr", "environment": False, "managed": False,
    "places": {"boto3": "/usr/lib/boto3/__init__.py", "botocore": "/usr/lib/botocore/__init__.py"},
    "versions": {"boto3": "1.24.96", "botocore": "1.27.96"}, "loads": [], "failure": None,
    "detects": True, "warned": False,
}  # fmt: skip


def python_of_age(version: str, stage: str, kind: str, words: str) -> Step:
    """A Python whose boto3 has this version and ends like this where it should sign in."""
    has = PYTHON | {"versions": {"boto3": version, "botocore": version}}
    tried = {"method": None, "region": None, "stage": stage, "failure": [kind, words]}
    text = (
        "#!/bin/sh\ncase \"$*\" in\n*rekwiz-trial*) /bin/cat <<'END'\n"
        f"rekwiz-trial:{json.dumps(tried)}\nEND\n;;\n*) /bin/cat <<'END'\n"
        f"rekwiz-python:{json.dumps(has)}\nEND\n;;\nesac\n"
    )

    def put(computer: Computer) -> None:
        computer.program("python3", text)

    return put


def real_python(computer: Computer) -> None:
    computer.program("python3", f'#!/bin/sh\nexec {sys.executable} "$@"\n')


def python_with_data(change: Callable[[Path], None]) -> Step:
    """A Python with the boto3 of these tests, after a change to botocore's own data."""

    def put(computer: Computer) -> None:
        import boto3
        import botocore

        library = computer.home / "lib"
        library.mkdir()
        site = Path(boto3.__file__).parents[1]
        for entry in site.iterdir():
            if entry.name != "botocore" and not entry.name.startswith("__editable__"):
                (library / entry.name).symlink_to(entry)
        own = library / "botocore"
        own.mkdir()
        for entry in Path(botocore.__file__).parent.iterdir():
            if entry.name != "data":
                (own / entry.name).symlink_to(entry)
        data = own / "data"
        data.mkdir()
        for entry in (Path(botocore.__file__).parent / "data").iterdir():
            (data / entry.name).symlink_to(entry)
        change(data)
        bare = subprocess.check_output(
            [sys.executable, "-c", "import sys; print(sys._base_executable)"], text=True
        ).strip()
        before = f"import sys; sys.path.insert(0, {str(library)!r})"
        computer.program(
            "python3",
            f"#!{bare} -I\n"
            "import os, sys\n"
            "args = sys.argv[1:]\n"
            "if '-c' in args:\n"
            "    at = args.index('-c') + 1\n"
            f"    args[at] = {before!r} + '\\n' + args[at]\n"
            f"os.execv({bare!r}, [{bare!r}, *args])\n",
        )

    return put


def without_rekognition(data: Path) -> None:
    (data / "rekognition").unlink()


def with_empty_endpoints(data: Path) -> None:
    for name in ("endpoints.json", "endpoints.json.gz"):
        (data / name).unlink(missing_ok=True)
    (data / "endpoints.json").write_text("")


METADATA = """\
import http.server, threading
class Answers(http.server.BaseHTTPRequestHandler):
    def do_PUT(self): self.say(b"token")
    def do_GET(self): self.say(b"photos")
    def say(self, body):
        self.send_response(STATUS)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)
    def log_message(self, *_): pass
class Proxy(http.server.BaseHTTPRequestHandler):
    def do_PUT(self): self.send_error(403)
    do_GET = do_CONNECT = do_POST = do_PUT
    def log_message(self, *_): pass
proxy = http.server.HTTPServer(("127.0.0.1", 3128), Proxy)
threading.Thread(target=proxy.serve_forever, daemon=True).start()
http.server.HTTPServer(("169.254.169.254", 80), Answers).serve_forever()
"""
BESIDE = """\
$0 link set lo up
$0 address add 169.254.169.254/32 dev lo
"$1" -c "$2" &
shift 2
/bin/sleep 1
exec "$@"
"""


def metadata_service(status: int = 200) -> Step:
    """EC2's service at its own address, in a network of the run's own that has nothing else."""

    def start(computer: Computer) -> None:
        computer.needs_root()
        ip = shutil.which("ip")
        computer.needs("iproute2", bool(ip))
        no_home(computer)
        computer.environment.pop("AWS_EC2_METADATA_DISABLED", None)
        straight(computer)
        own = ["--net", "--pid", "--fork", "--kill-child", "--mount-proc"]
        inside = [str(shutil.which("unshare")), *own, "/bin/sh", "-ec", BESIDE, str(ip)]
        server = METADATA.replace("STATUS", str(status))
        computer.launcher = [*inside, sys.executable, server, *computer.launcher]

    return start


def proxied(*names: str) -> Step:
    """These variables name the proxy that runs beside the metadata service, and lets nobody through."""
    return variables(**dict.fromkeys(names, "http://127.0.0.1:3128"))


def sso_cache(key: str, held: str, folder: str = "sso") -> Step:
    """What the cache of a sign-in holds under a name."""
    import hashlib

    def put(computer: Computer) -> None:
        cache = computer.home / ".aws" / folder / "cache"
        cache.mkdir(parents=True, exist_ok=True)
        name = hashlib.sha1(key.encode(), usedforsecurity=False).hexdigest()
        (cache / f"{name}.json").write_text(held)

    return put


def helper(text: str, place: str = "get-keys") -> Step:
    """A credential_process."""

    def put(computer: Computer) -> None:
        computer.credentials.unlink()
        program = computer.program(place, text, computer.home / "tools")
        computer.config.write_text(f"{REGION}credential_process = {program}\n")

    return put


def python_behind_a_closed_door(computer: Computer) -> None:
    """The first python3 is a link into a folder that may not be entered; the second one works."""
    closed = computer.home / "closed"
    closed.mkdir()
    (closed / "python3").write_text("#!/bin/sh\nexit 0\n")
    (computer.bin / "python3").symlink_to(closed / "python3")
    closed.chmod(0)
    _second_python(computer)
    without_privileges(computer)


def aws_behind_a_closed_door(computer: Computer) -> None:
    """The first aws is a link into a folder that may not be entered."""
    closed = computer.home / "closed"
    closed.mkdir()
    (computer.bin / "aws").rename(closed / "aws")
    (computer.bin / "aws").symlink_to(closed / "aws")
    closed.chmod(0)
    without_privileges(computer)


def path_into_a_closed_folder(computer: Computer) -> None:
    """A folder of PATH itself may not be entered."""
    closed = computer.home / "pyenv" / "shims"
    closed.mkdir(parents=True)
    (closed / "python3").write_text("#!/bin/sh\nexit 0\n")
    computer.environment["PATH"] = f"{closed}:{computer.environment['PATH']}"
    closed.parent.chmod(0)
    _second_python(computer)
    without_privileges(computer)


def environment_behind_a_closed_door(computer: Computer) -> None:
    """The active environment is another user's."""
    place = computer.home / "env"
    (place / "bin").mkdir(parents=True)
    (place / "bin" / "python").write_text("#!/bin/sh\nexit 0\n")
    place.chmod(0)
    computer.environment["VIRTUAL_ENV"] = str(place)
    _second_python(computer)
    without_privileges(computer)


def link_that_goes_round(computer: Computer) -> None:
    (computer.bin / "python3").symlink_to("python3")
    _second_python(computer)


def _second_python(computer: Computer) -> None:
    place = computer.home / "second"
    computer.program("python3", f'#!/bin/sh\nexec {sys.executable} "$@"\n', place)
    computer.environment["PATH"] += f":{place}"
