"""A stand-in for an AWS CLI that knows `aws login`: no such version can be had on every machine of ours.

It behaves as AWS's documentation and the AWS CLI's own code say (awscli/customizations/login and sso, as of
2.32): the words, the order of the questions, the exit codes, what it leaves below ~/.aws. What it asks
AWS it really asks, over the wire, of the sandbox. Run as a program, not imported.
"""

import base64
import hashlib
import http.server
import json
import os
import secrets
import subprocess
import sys
import urllib.error
import urllib.parse
import urllib.request
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import ClassVar

AWS = os.environ.get("AWS_ENDPOINT_URL", "")
HOME = Path.home() / ".aws"
DPOP = {"DPoP": "a proof of the key", "Content-Type": "application/json"}
BROKEN = os.environ.get("STAND_IN_BREAKS", "")
"""`port`: no callback port may be had; `late`: the code is used when it is too late."""


def fail(words: str, code: int) -> None:
    print(f"\naws: [ERROR]: {words}", file=sys.stderr)
    sys.exit(code)


def option(name: str) -> str | None:
    return sys.argv[sys.argv.index(name) + 1] if name in sys.argv else None


def asked(path: str, body: dict | None = None, headers: dict | None = None) -> dict:
    data = None if body is None else json.dumps(body).encode()
    request = urllib.request.Request(AWS + path, data, headers or {})
    try:
        with urllib.request.urlopen(request, timeout=30) as answer:
            return json.load(answer)
    except urllib.error.HTTPError as error:
        return {"refused": error.headers.get("x-amzn-errortype"), **json.load(error)}


def profile_settings(profile: str) -> dict[str, str]:
    from botocore.session import Session

    return Session().full_config["profiles"].get(profile, {})


def write(section: str, settings: dict[str, str]) -> None:
    """As the AWS CLI's own writer would for a section that is new or has none of these settings."""
    HOME.mkdir(mode=0o700, exist_ok=True)
    file = HOME / "config"
    there = file.read_text() if file.exists() else ""
    lines = "".join(f"{name} = {value}\n" for name, value in settings.items())
    head = f"[{section}]\n"
    kept = "".join(
        line for line in there.splitlines(keepends=True) if line.split(" =")[0] not in settings
    )
    file.write_text(kept.replace(head, head + lines) if head in kept else kept + head + lines)


class Callback(http.server.BaseHTTPRequestHandler):
    got: ClassVar[dict[str, str]] = {}

    def do_GET(self) -> None:
        Callback.got = dict(urllib.parse.parse_qsl(urllib.parse.urlsplit(self.path).query))
        self.send_response(200)
        self.end_headers()

    def log_message(self, *_: object) -> None:
        pass


def code_by_callback(address, state: str) -> tuple[str, str]:
    """The code, and the address that it came to."""
    if BROKEN == "port":
        fail("Failed to start the callback server: [Errno 98] Address already in use", 255)
    server = http.server.HTTPServer(("127.0.0.1", 0), Callback)
    server.timeout = 60
    back = f"http://127.0.0.1:{server.server_port}/oauth/callback"
    there = address(back)
    print("Attempting to open your default browser.")
    print(f"If the browser does not open, open the following URL:\n\n{there}\n", flush=True)
    if browser := os.environ.get("BROWSER"):
        subprocess.Popen([browser, there])
    while not Callback.got:
        server.handle_request()
    if Callback.got.get("state") != state:
        fail("State parameter does not match expected value.", 255)
    return Callback.got["code"], back


def code_by_hand(address, state: str) -> tuple[str, str]:
    back = f"{AWS}/v1/sessions/confirmation"
    print(
        f"Browser will not be automatically opened.\nPlease visit the following URL:\n\n{address(back)}"
    )
    typed = input("\nEnter the authorization code displayed in your browser: ")
    try:
        told = dict(urllib.parse.parse_qsl(base64.b64decode(typed).decode()))
        code, said = told["code"], told["state"]
    except (ValueError, KeyError):
        fail("Failed to decode the verification code.", 255)
    if said != state:
        fail("State parameter does not match expected value.", 255)
    return code, back


def login() -> None:
    profile = option("--profile") or "default"
    settings = profile_settings(profile)
    if "aws_access_key_id" in settings:
        fail(
            f"Profile '{profile}' is already configured with Access Key credentials.\n\nYou may run"
            " 'aws login --profile new-profile-name' to create a new profile with the specified name."
            f" Otherwise you must first manually remove the existing credentials from '{profile}'.",
            253,
        )
    verifier, state = secrets.token_urlsafe(48), secrets.token_hex(8)
    digest = hashlib.sha256(verifier.encode()).digest()
    challenge = base64.urlsafe_b64encode(digest).decode().rstrip("=")
    client = "cross" if "--remote" in sys.argv else "same"

    def address(back: str) -> str:
        query = {
            "response_type": "code",
            "client_id": f"arn:aws:signin:::devtools/{client}-device",
            "state": state,
            "code_challenge_method": "SHA-256",
            "scope": "openid",
            "redirect_uri": back,
            "code_challenge": challenge,
        }
        return f"{AWS}/v1/authorize?{urllib.parse.urlencode(query)}"

    code, back = (code_by_hand if client == "cross" else code_by_callback)(address, state)
    said = asked(
        "/v1/token",
        {
            "clientId": f"arn:aws:signin:::devtools/{client}-device",
            "grantType": "authorization_code",
            "code": "late" if BROKEN == "late" else code,
            "codeVerifier": verifier,
            "redirectUri": back,
        },
        DPOP,
    )
    match said.get("error"):
        case "AUTHCODE_EXPIRED":
            fail(
                "Unable to complete the login process due to an expired authorization code."
                " Please reauthenticate using 'aws login'.",
                255,
            )
        case "INSUFFICIENT_PERMISSIONS":
            fail(
                "Unable to create or refresh login credentials due to insufficient permissions. You may"
                " be missing permission for the 'signin:CreateOAuth2Token' action.",
                255,
            )
    keep_login(profile, said)


def keep_login(profile: str, said: dict) -> None:
    from cryptography.hazmat.primitives.asymmetric import ec
    from cryptography.hazmat.primitives.serialization import (
        Encoding,
        NoEncryption,
        PrivateFormat,
    )

    part = said["idToken"].split(".")[1]
    session = json.loads(base64.urlsafe_b64decode(part + "=" * (-len(part) % 4)))["sub"]
    key = ec.generate_private_key(ec.SECP256R1()).private_bytes(
        Encoding.PEM, PrivateFormat.TraditionalOpenSSL, NoEncryption()
    )
    ends = datetime.now(UTC) + timedelta(seconds=said["expiresIn"])
    token = {
        "accessToken": {
            **said["accessToken"],
            "accountId": session.split(":")[4],
            "expiresAt": ends.strftime("%Y-%m-%dT%H:%M:%SZ"),
        },
        "tokenType": said["tokenType"],
        "clientId": "arn:aws:signin:::devtools/same-device",
        "refreshToken": said["refreshToken"],
        "idToken": said["idToken"],
        "dpopKey": key.decode(),
    }
    kept_in(HOME / "login" / "cache", hashlib.sha256(session.encode()).hexdigest(), token)
    write("default" if profile == "default" else f"profile {profile}", {"login_session": session})
    print(f"\nUpdated profile {profile} to use {session} credentials.")


def kept_in(folder: Path, name: str, token: dict) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    (folder / f"{name}.json").write_text(json.dumps(token))


def sso_token(start_url: str, region: str, session: str) -> str:
    client = asked("/client/register", {"clientName": "stand-in", "clientType": "public"})
    device = asked(
        "/device_authorization",
        {
            "clientId": client["clientId"],
            "clientSecret": client["clientSecret"],
            "startUrl": start_url,
        },
    )
    print("Browser will not be automatically opened.\nPlease visit the following URL:\n")
    print(f"{device['verificationUriComplete']}\n", flush=True)
    if browser := os.environ.get("BROWSER"):
        subprocess.run([browser, device["verificationUriComplete"]], check=False)
    else:
        input("")
    said = asked(
        "/token",
        {
            "grantType": "urn:ietf:params:oauth:grant-type:device_code",
            "deviceCode": device["deviceCode"],
            **client,
        },
    )
    if "accessToken" not in said:
        fail(
            "The pending authorization to retrieve an SSO token has expired. The login flow to retrieve"
            " an SSO token must be restarted.",
            255,
        )
    ends = datetime.now(UTC) + timedelta(seconds=said["expiresIn"])
    name = hashlib.sha1(session.encode()).hexdigest()
    kept_in(
        HOME / "sso" / "cache",
        name,
        {
            "startUrl": start_url,
            "region": region,
            "accessToken": said["accessToken"],
            "expiresAt": ends.strftime("%Y-%m-%dT%H:%M:%SZ"),
        },
    )
    return said["accessToken"]


def configure_sso() -> None:
    profile = option("--profile") or "default"
    session = input("SSO session name (Recommended): ")
    start_url = input("SSO start URL [None]: ")
    region = input("SSO region [None]: ")
    bearer = {"x-amz-sso_bearer_token": sso_token(start_url, region, session)}
    account = asked("/assignment/accounts", headers=bearer)["accountList"][0]["accountId"]
    role = asked(f"/assignment/roles?account_id={account}", headers=bearer)["roleList"][0][
        "roleName"
    ]
    print(f'The only AWS account available to you is: {account}\nUsing the role name "{role}"')
    write(
        "default" if profile == "default" else f"profile {profile}",
        {"sso_session": session, "sso_account_id": account, "sso_role_name": role},
    )
    write(
        f"sso-session {session}",
        {
            "sso_start_url": start_url,
            "sso_region": region,
            "sso_registration_scopes": "sso:account:access",
        },
    )


def sso_login() -> None:
    from botocore.session import Session

    full = Session().full_config
    session = full["profiles"][option("--profile") or "default"]["sso_session"]
    about = full["sso_sessions"][session]
    sso_token(about["sso_start_url"], about["sso_region"], session)
    print(f"Successfully logged into Start URL: {about['sso_start_url']}")


def get_caller_identity() -> None:
    import boto3

    told = boto3.Session(profile_name=option("--profile")).client("sts").get_caller_identity()
    print(json.dumps({name: told[name] for name in ("UserId", "Account", "Arn")}))


if __name__ == "__main__":
    try:
        match sys.argv[1:3]:
            case ["--version", *_]:
                print("aws-cli/2.32.6 Python/3.13.9 Linux/6.8 exe/x86_64")
            case ["login", *_]:
                login()
            case ["configure", "sso"]:
                configure_sso()
            case ["sso", "login"]:
                sso_login()
            case ["sts", "get-caller-identity"]:
                get_caller_identity()
            case _:
                sys.exit(253)
    except KeyboardInterrupt:
        sys.exit(130)
