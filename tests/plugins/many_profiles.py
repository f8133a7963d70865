"""Homes of people with many profiles: teams, accounts, roles in chains, sign-ins, services, comments."""

from __future__ import annotations

from pathlib import Path

TEAMS = ("payments", "search", "data-platform", "web", "mobile", "ml", "infra", "legal")
STAGES = ("dev", "staging", "prod")
AT_A_TIME = 50
"""Profiles that share one sign-in and one section of services."""
LETTERS = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789+/"
CAPITALS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567"
OWN = "region = eu-west-1\noutput = json\n"


def home_of(folder: Path, profiles: int, *, tokens: bool = False) -> Path:
    """The folder as a home whose two files have so many profiles each."""
    there = folder / ".aws"
    there.mkdir(parents=True, mode=0o700, exist_ok=True)
    for kind, text in (
        ("config", config(profiles)),
        ("credentials", credentials(profiles, tokens)),
    ):
        (there / kind).write_text(text, "utf-8")
        (there / kind).chmod(0o600)
    return folder


def config(profiles: int) -> str:
    """Of five profiles one signs in, two take on a role, the second by the first, one has services."""
    head = f"# Made by the team's generator; ask in #cloud before you edit\n[default]\n{OWN}\n"
    return head + "".join(map(_in_config, range(profiles)))


def credentials(profiles: int, tokens: bool = False) -> str:
    """A key pair for each; with `tokens` also a session token, whose beginning is AWS's own."""
    head = f"# keys of people and of pipelines\n[default]\n{_keys(profiles, tokens)}\n"
    return head + "".join(f"[{name_of(n)}]\n{_keys(n, tokens)}\n" for n in range(profiles))


def name_of(number: int) -> str:
    return f"{TEAMS[number % 8]}-{STAGES[number // 8 % 3]}-{number}"


def chain(links: int) -> str:
    """A config in which each profile names the one before it as its source, and takes on no role."""
    return (
        "".join(
            f"[profile link-{n}]\nsource_profile = {f'link-{n - 1}' if n else 'default'}\n"
            "services = local\nsso_session = corp\n\n"
            for n in range(links)
        )
        + f"[default]\n{OWN}[services local]\ns3 =\n  endpoint_url = http://localhost:4566\n"
    )


def _in_config(number: int) -> str:
    name, account = name_of(number), 100_000_000_000 + number
    group = number // AT_A_TIME * AT_A_TIME
    shared = _shared(group) if number == group else ""
    match number % 5:
        case 0:
            own = f"sso_session = corp-{group}\nsso_account_id = {account}\nsso_role_name = Dev\n"
        case 1 | 2:
            source = "default" if number % 5 == 1 else name_of(number - 1)
            own = f"role_arn = arn:aws:iam::{account}:role/deploy\nsource_profile = {source}\n"
        case 3:
            own = f"s3 =\n    addressing_style = path\nservices = local-{group}\n"
        case _:
            own = "; as before: output = text\noutput = table\n"
    return f"{shared}# account {account}\n[profile {name}]\n{own}region = us-east-1\n\n"


def _shared(group: int) -> str:
    return (
        f"[sso-session corp-{group}]\nsso_start_url = https://corp-{group}.awsapps.com/start\n"
        "sso_region = eu-west-1\nsso_registration_scopes = sso:account:access\n\n"
        f"[services local-{group}]\ns3 =\n  endpoint_url = http://localhost:4566\n\n"
    )


def _keys(number: int, tokens: bool) -> str:
    key, secret = _spelt(number, CAPITALS, 16), _spelt(number, LETTERS, 40)
    token = f"aws_session_token = IQoJb3JpZ2luX2VjE{_spelt(number, LETTERS, 300)}\n"
    pair = f"aws_access_key_id = AKIA{key}\naws_secret_access_key = {secret}\n"
    return pair + (token if tokens else "")


def _spelt(number: int, letters: str, length: int) -> str:
    """Letters that look like chance, and are the same for the same number."""
    spelt = ""
    while len(spelt) < length:
        number = (number * 6364136223846793005 + 1442695040888963407) % 2**64
        spelt += letters[number >> 58 if len(letters) > 32 else number >> 59]
    return spelt
