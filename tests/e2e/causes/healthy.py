"""Steps to set-ups that work: roles, sign-ins, machines' agents, proxies, other homes."""

from __future__ import annotations

import hashlib
import json
import shutil
import socket
import sys
import threading
from contextlib import suppress
from datetime import timedelta
from importlib.util import find_spec

from tests.e2e.causes import network
from tests.e2e.causes.case import Step
from tests.e2e.causes.computer import Computer
from tests.e2e.causes.rows_account import administrator
from tests.e2e.causes.servers import (
    HTTPS,
    SECONDS,
    Answer,
    company,
    listening,
    own_address,
    relaying,
    saying,
    server_side,
    speaking_tls,
)
from tests.e2e.causes.settings import without_privileges

POLICIES = ("AmazonRekognitionFullAccess", "AmazonS3ReadOnlyAccess")
REGION = "[default]\nregion = us-east-1\n"
FAR = "2099-01-01T00:00:00Z"


def python_with_boto3(computer: Computer) -> None:
    """The Python of these tests, on PATH."""
    computer.program("python3", f'#!/bin/sh\nexec {sys.executable} "$@"\n')


def iam(computer: Computer):
    return administrator(computer, "iam")


def policies_by(way: str) -> Step:
    """The user's two policies taken away, and the same rights given in another way."""

    def move(computer: Computer) -> None:
        client = iam(computer)
        for name in POLICIES:
            arn = f"arn:aws:iam::aws:policy/{name}"
            client.detach_user_policy(UserName="ming", PolicyArn=arn)
        if way == "inline":
            allowed = {"Effect": "Allow", "Action": ["rekognition:*", "s3:List*"], "Resource": "*"}
            document = json.dumps({"Version": "2012-10-17", "Statement": allowed})
            client.put_user_policy(UserName="ming", PolicyName="own", PolicyDocument=document)
            return
        client.create_group(GroupName="students")
        for name in ("AdministratorAccess",) if way == "administrators" else POLICIES:
            arn = f"arn:aws:iam::aws:policy/{name}"
            client.attach_group_policy(GroupName="students", PolicyArn=arn)
        client.add_user_to_group(GroupName="students", UserName="ming")

    return move


def role(computer: Computer, name: str, principal: object, *policies: str) -> str:
    """The ARN of a new role that this principal may take on."""
    action = "sts:AssumeRoleWithWebIdentity" if "Federated" in str(principal) else "sts:AssumeRole"
    trust = {"Effect": "Allow", "Action": action, "Principal": principal}
    document = json.dumps({"Version": "2012-10-17", "Statement": trust})
    client = iam(computer)
    made = client.create_role(RoleName=name, AssumeRolePolicyDocument=document)
    for policy in policies:
        client.attach_role_policy(RoleName=name, PolicyArn=f"arn:aws:iam::aws:policy/{policy}")
    return made["Role"]["Arn"]


def may_take_on_roles(computer: Computer) -> None:
    allowed = {"Effect": "Allow", "Action": "sts:AssumeRole", "Resource": "*"}
    document = json.dumps({"Version": "2012-10-17", "Statement": allowed})
    iam(computer).put_user_policy(UserName="ming", PolicyName="roles", PolicyDocument=document)


def role_by(source: str) -> Step:
    """A profile that takes on a role: with `source` as its other line."""

    def make(computer: Computer) -> None:
        may_take_on_roles(computer)
        arn = role(computer, "photos", {"AWS": computer.sandbox.account}, *POLICIES)
        text = f"{REGION}[profile photos]\nregion = us-east-1\nrole_arn = {arn}\n{source}\n"
        computer.config.write_text(text)
        computer.environment["AWS_PROFILE"] = "photos"

    return make


def chain_of_roles(computer: Computer) -> None:
    may_take_on_roles(computer)
    allowed = {"Effect": "Allow", "Action": "sts:AssumeRole", "Resource": "*"}
    first = role(computer, "first", {"AWS": computer.sandbox.account})
    document = json.dumps({"Version": "2012-10-17", "Statement": allowed})
    iam(computer).put_role_policy(RoleName="first", PolicyName="on", PolicyDocument=document)
    photos = role(computer, "photos", {"AWS": computer.sandbox.account}, *POLICIES)
    computer.config.write_text(
        f"{REGION}[profile first]\nrole_arn = {first}\nsource_profile = default\n"
        f"[profile photos]\nregion = us-east-1\nrole_arn = {photos}\nsource_profile = first\n"
    )
    computer.environment["AWS_PROFILE"] = "photos"


def web_identity(computer: Computer) -> None:
    provider = f"arn:aws:iam::{computer.sandbox.account}:oidc-provider/token.example.com"
    arn = role(computer, "ci", {"Federated": provider}, *POLICIES)
    no_home(computer)
    token = computer.folder / "token"
    token.write_text(computer.sandbox.web_identity_token("https://token.example.com", "ci"))
    computer.environment |= {
        "AWS_WEB_IDENTITY_TOKEN_FILE": str(token),
        "AWS_ROLE_ARN": arn,
        "AWS_DEFAULT_REGION": "us-east-1",
    }


def temporary(computer: Computer) -> dict[str, str]:
    """Real temporary credentials of the user's."""
    import boto3

    key = computer.sandbox.user
    sts = boto3.client(
        "sts",
        endpoint_url=computer.sandbox.url,
        region_name="us-east-1",
        aws_access_key_id=key.access_key_id,
        aws_secret_access_key=key.secret_access_key,
    )
    given = sts.get_session_token()["Credentials"]
    values = {name: given[name] for name in ("AccessKeyId", "SecretAccessKey", "SessionToken")}
    computer.secrets |= set(values.values())
    return values


def no_home(computer: Computer) -> None:
    shutil.rmtree(computer.home / ".aws")


def read_only_home(computer: Computer) -> None:
    computer.home.chmod(0o555)
    without_privileges(computer)


def temporary_in_environment(computer: Computer) -> None:
    given = temporary(computer)
    computer.credentials.unlink()
    computer.environment |= {
        "AWS_ACCESS_KEY_ID": given["AccessKeyId"],
        "AWS_SECRET_ACCESS_KEY": given["SecretAccessKey"],
        "AWS_SESSION_TOKEN": given["SessionToken"],
    }


def signed_in_by_sso(settings: str, key: str) -> Step:
    """A valid token in SSO's cache, and SSO's own answer with the role's credentials."""

    def sign_in(computer: Computer) -> None:
        given = temporary(computer)
        computer.credentials.unlink()
        computer.config.write_text(settings)
        name = hashlib.sha1(key.encode(), usedforsecurity=False).hexdigest()
        cache = computer.home / ".aws" / "sso" / "cache"
        cache.mkdir(parents=True)
        token = {"accessToken": "aoaAAAAA", "expiresAt": FAR, "region": "us-east-1"}
        (cache / f"{name}.json").write_text(json.dumps(token))
        credentials = {
            "accessKeyId": given["AccessKeyId"],
            "secretAccessKey": given["SecretAccessKey"],
            "sessionToken": given["SessionToken"],
            "expiration": 4070908800000,
        }
        answer = saying("200 OK", json.dumps({"roleCredentials": credentials}))
        port = computer.stack.enter_context(listening(answer))
        computer.environment["AWS_ENDPOINT_URL_SSO"] = f"http://127.0.0.1:{port}"

    return sign_in


def signed_in_by_login(computer: Computer) -> None:
    """What aws login leaves, from this morning; botocore signs for new credentials with awscrt."""
    from wizard.sandbox.faults.sign_ins import SIGN_IN_POLICY, sign_in_by_browser
    from wizard.sandbox.principals import iam_of

    computer.needs("awscrt", find_spec("awscrt") is not None)
    world = computer.sandbox._world
    iam_of(world.account).attach_user_policy(SIGN_IN_POLICY, "ming")
    sign_in_by_browser(world, lasts=timedelta(minutes=-5))
    computer.credentials.unlink()
    for name, text in {"config": world.sign_in.config, **world.sign_in.files}.items():
        (computer.home / ".aws" / name).parent.mkdir(parents=True, exist_ok=True)
        (computer.home / ".aws" / name).write_text(text)


def left_over_from_login(computer: Computer) -> None:
    """A sign-in of long ago, broken by now, beside keys that go before it."""
    session = "arn:aws:iam::111122223333:user/ming"
    with computer.config.open("a") as stream:
        stream.write(f"login_session = {session}\n")
    cache = computer.home / ".aws" / "login" / "cache"
    cache.mkdir(parents=True)
    (cache / f"{hashlib.sha256(session.encode()).hexdigest()}.json").write_text('{"accessToken": ')


def helper(computer: Computer) -> None:
    """A credential_process that works."""
    given = temporary(computer)
    computer.credentials.unlink()
    words = json.dumps({"Version": 1, **given, "Expiration": FAR})
    place = computer.program("get-keys", f"#!/bin/sh\necho '{words}'\n", computer.home / "tools")
    computer.config.write_text(f"{REGION}credential_process = {place}\n")


def _of_machine(computer: Computer) -> str:
    given = temporary(computer)
    return json.dumps(
        {
            "Code": "Success",
            "Type": "AWS-HMAC",
            "AccessKeyId": given["AccessKeyId"],
            "SecretAccessKey": given["SecretAccessKey"],
            "Token": given["SessionToken"],
            "LastUpdated": "2026-11-01T00:00:00Z",
            "Expiration": FAR,
        }
    )


def container(computer: Computer) -> None:
    answer = saying("200 OK", _of_machine(computer))
    port = computer.stack.enter_context(listening(answer))
    no_home(computer)
    computer.environment |= {
        "AWS_CONTAINER_CREDENTIALS_FULL_URI": f"http://127.0.0.1:{port}/role",
        "AWS_DEFAULT_REGION": "us-east-1",
    }


def instance(computer: Computer) -> None:
    """EC2's metadata service, with its tokens, at an address of its own."""
    credentials, root = _of_machine(computer), "/latest/meta-data/iam/security-credentials/"

    def answer(connection: socket.socket) -> None:
        request = connection.recv(65536).split(b"\r\n")[0].decode()
        pages = {f"{root}photos ": credentials, root: "photos", "/latest/api/token": "token"}
        body = next((text for path, text in pages.items() if path in request + " "), "")
        status = "200 OK" if body else "404 Not Found"
        ttl = "X-aws-ec2-metadata-token-ttl-seconds: 21600\r\n"
        head = f"HTTP/1.1 {status}\r\n{ttl}Content-Length: {len(body)}\r\nConnection: close\r\n\r\n"
        connection.sendall((head + body).encode())

    port = computer.stack.enter_context(listening(answer))
    no_home(computer)
    del computer.environment["AWS_EC2_METADATA_DISABLED"]
    computer.environment |= {
        "AWS_EC2_METADATA_SERVICE_ENDPOINT": f"http://127.0.0.1:{port}",
        "AWS_DEFAULT_REGION": "us-east-1",
    }


def moved_by_variables(computer: Computer) -> None:
    elsewhere = computer.home / "secrets"
    (computer.home / ".aws").rename(elsewhere)
    computer.environment |= {
        "AWS_CONFIG_FILE": "~/secrets/config",
        "AWS_SHARED_CREDENTIALS_FILE": "$HOME/secrets/credentials",
    }


def links_into_dotfiles(computer: Computer) -> None:
    dotfiles = computer.home / "dotfiles"
    (computer.home / ".aws").rename(dotfiles)
    (computer.home / ".aws").symlink_to(dotfiles)


def mounted_read_only(computer: Computer) -> None:
    for path in (computer.config, computer.credentials):
        path.chmod(0o400)
    (computer.home / ".aws").chmod(0o500)
    without_privileges(computer)


def ends_of_lines_of_windows(computer: Computer) -> None:
    for path in (computer.config, computer.credentials):
        path.write_bytes(path.read_bytes().replace(b"\n", b"\r\n"))


def trusting_by(how: str) -> Step:
    """A company's root, named in another way than by AWS_CA_BUNDLE."""

    def name_it(computer: Computer) -> None:
        bundle = computer.environment.pop("AWS_CA_BUNDLE")
        if how == "ca_bundle":
            computer.config.write_text(f"{REGION}ca_bundle = {bundle}\n")
        else:
            computer.environment[how] = bundle

    return name_it


def behind_a_proxy(variable: str) -> Step:
    """No name resolves here; an HTTP proxy with a login knows the way to AWS."""

    def put(computer: Computer) -> None:
        network.straight_to_aws(computer)
        aws, names = own_address(), network.names_of("us-east-1")
        context = server_side(company(), *names)
        relay = speaking_tls(context, relaying({"": computer.sandbox.url}))
        computer.stack.enter_context(listening(relay, aws, HTTPS))
        port = computer.stack.enter_context(listening(tunnelling(aws)))
        network.trusts_the_company("AWS_CA_BUNDLE")(computer)
        computer.resolves([], "")
        computer.environment |= {
            variable: f"http://ming:{network.PASSWORD}@127.0.0.1:{port}",
            "NO_PROXY": "localhost",
        }

    return put


def tunnelling(address: str) -> Answer:
    """A proxy's CONNECT: whatever host is wanted, AWS is at this address."""

    def tunnel(connection: socket.socket) -> None:
        asked = connection.recv(65536)
        assert asked.startswith(b"CONNECT ")
        with socket.create_connection((address, HTTPS), SECONDS) as there:
            connection.sendall(b"HTTP/1.1 200 Connection established\r\n\r\n")
            threading.Thread(target=_pump, args=(connection, there), daemon=True).start()
            _pump(there, connection)

    return tunnel


def _pump(source: socket.socket, target: socket.socket) -> None:
    with suppress(OSError):
        while data := source.recv(65536):
            target.sendall(data)
        target.shutdown(socket.SHUT_WR)


def fips(computer: Computer) -> None:
    """AWS's FIPS addresses in us-east-1, under their own names."""
    names = [f"{service}-fips.us-east-1.amazonaws.com" for service in ("sts", "rekognition", "s3")]
    hosts = [*network.names_of("us-east-1"), *names, "iam-fips.amazonaws.com"]
    network.straight_to_aws(computer)
    address, context = own_address(), server_side(company(), *hosts)
    computer.resolves(hosts, address)
    relay = speaking_tls(context, relaying({"": computer.sandbox.url}))
    computer.stack.enter_context(listening(relay, address, HTTPS))
    network.trusts_the_company("AWS_CA_BUNDLE")(computer)
    computer.environment["AWS_USE_FIPS_ENDPOINT"] = "true"


def active_environment(computer: Computer) -> None:
    """The environment of these tests, active, as its owner would have it."""
    (computer.bin / "python3").unlink()
    computer.environment["VIRTUAL_ENV"] = sys.prefix
