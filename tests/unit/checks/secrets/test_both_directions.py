"""Whatever comes from a secret's place is hidden wherever it then stands; what names a thing never is."""

import base64
import json
import string
from urllib.parse import quote

from hypothesis import assume, example, given
from hypothesis import strategies as st

from checks.masking import masked, masked_name, masked_region
from checks.secrets import register
from checks.secrets.gate import shown
from checks.secrets.places import learn_held, learn_settings, learn_variables, learn_words
from checks.secrets.register import COMMON, Register
from tests.plugins.secrets import forget

BASE64 = string.ascii_letters + string.digits + "+/"
KEYS = st.text(BASE64, min_size=40, max_size=40).filter(
    lambda key: masked(key) == "****"  # one in 20,000 reads like words
)
PASSWORDS = st.text(
    string.ascii_letters + string.digits + "!#$%&*+-./:=?@_~", min_size=8, max_size=30
)
WORDS = st.sampled_from(("proxy", "ming", "photo", "eu", "prod"))
PLACES = {
    "secret access key": lambda it: learn_variables({"AWS_SECRET_ACCESS_KEY": it}),
    "session token": lambda it: learn_settings("dev", [("aws_session_token", it)]),
    "key of another name": lambda it: learn_settings("dev", [("AWS_SECRET_KEY", it)]),
    "a tool's password": lambda it: learn_variables({"MYSQL_PWD": it}),
    "a tool's token": lambda it: learn_variables({"GITHUB_TOKEN": it}),
    "a proxy": lambda it: learn_variables({"https_proxy": f"http://ming:{quote(it, safe='')}@h:1"}),
    "an endpoint": lambda it: learn_settings("services x", [("endpoint_url", f"http://m:{it}@h")]),
    "any address": lambda it: learn_variables({"X": f"amqp://m:{it}@h/x"}),
    "a connection string": lambda it: learn_variables({"X": f"AccountName=a;AccountKey={it}"}),
    "a flag": lambda it: learn_words(("x", "--password", it)),
    "a flag with it": lambda it: learn_words(("x", f"--api-key={it}")),
    "a program's flag": lambda it: learn_settings("d", [("credential_process", f"x --pw '{it}'")]),
    "an answer": lambda it: learn_held({"a": [{"secret_access_key": it}]}),
}


def spoken(secret: str) -> list[str]:
    """The secret as it may come back."""
    return [
        secret,
        secret.upper(),
        secret.lower(),
        f"-p{secret}",
        f"http://h/{secret}?x",
        f"[{secret}]",
        json.dumps({"x": secret}),
        quote(secret, safe=""),
        base64.b64encode(secret.encode()).decode(),
        f"{'x ' * 100}{secret[:12]}",
    ]


@given(place=st.sampled_from(sorted(PLACES)), secret=PASSWORDS)
@example(place="a flag", secret="hunter2Zq9Kx")
@example(place="session token", secret="top-Secret/99+x")
def test_what_comes_from_a_secrets_place_is_hidden_in_every_form(place, secret):
    assume(";" not in secret and not secret.startswith(("-", "/", ".", "~")))
    assume("@" not in secret or place in ("secret access key", "session token", "a flag"))
    assume(not ({"#", "?", "/"} & set(secret) and place in ("an endpoint", "any address")))
    assume(secret.casefold() not in COMMON and "*" not in secret)
    forget()
    PLACES[place](secret)

    for text in spoken(secret):
        assert secret.casefold() not in shown(f"it said {text}").casefold()


@given(secret=PASSWORDS)
def test_every_piece_of_a_login_is_hidden(secret):
    forget()
    learn_variables({"HTTPS_PROXY": f"http://ming:{secret}@h:3128"})

    for piece in (piece for piece in _pieces(secret) if len(piece) >= register.SHORTEST):
        if piece.casefold() not in COMMON and set(piece) != {"*"}:
            assert piece.casefold() not in shown(f"Failed to resolve '{piece.lower()}'")


def _pieces(secret: str) -> list[str]:
    for sign in "@#/:?":
        secret = secret.replace(sign, "\n")
    return secret.split("\n")


@given(key=KEYS)
def test_a_key_is_known_by_its_form_without_a_place(key):
    for where in ("{}", "[{}]", "it said {} there", "{}=", "x={}", '"{}"'):
        assert key not in shown(where.format(key))


@given(key=KEYS)
def test_a_key_in_the_place_of_a_name_is_hidden(key):
    assume(masked_name(key) == "****")
    forget()
    learn_settings(f"profile {key}", [])
    learn_variables({"AWS_CONFIG_FILE": "x"})

    for text in (f"/{key}", f"x{key}", f"{key}/x", f"u+{key}", f"--profile {key.lower()}"):
        assert key.casefold() not in shown(text).casefold()


@given(piece=st.text(BASE64, min_size=12, max_size=39))
def test_a_piece_of_a_key_in_the_place_of_a_region_is_hidden(piece):
    mixed = piece != piece.lower() and any(each.isdigit() for each in piece)
    assume(mixed and not piece.startswith("/") and masked_region(piece) == "****")
    forget()
    learn_variables({"AWS_DEFAULT_REGION": piece})

    for text in (piece, f"https://sts.{piece.lower()}.amazonaws.com/", f"for the Region {piece}."):
        assert piece.casefold() not in shown(text).casefold()


@given(piece=st.text(BASE64.replace("/", ""), min_size=12, max_size=39))
def test_no_region_has_large_letters_and_digits_mixed(piece):
    mixed = piece != piece.lower() and piece != piece.upper() and any(map(str.isdigit, piece))
    assume(mixed and any(map(str.islower, piece)))

    assert masked_region(piece) == "****" or _reads_like_one(piece)


def _reads_like_one(piece: str) -> bool:
    """Useast1 and the like, and what has no piece of eight letters."""
    return (piece.isalnum() and piece[:-2].isalpha()) or "+" in piece


REGIONS = st.sampled_from(
    ("us-east-1", "eu-west-1", "ap-southeast-2", "us-gov-west-1", "eu-isoe-west-1", "US-EAST-1",
     "us-east-1a", "us-west-2-lax-1a", "us east 1", "us_east_1", "useast1", "apsoutheast2", "USEAST1",
     "US East (N. Virginia)", "Asia Pacific (Hong Kong)", "EU-Central-1", "亞太地區 (東京)")
)  # fmt: skip
NAMES = st.one_of(
    st.from_regex(r"[a-z]{2,10}([_-][a-z0-9]{1,10}){0,3}", fullmatch=True),
    st.from_regex(r"([A-Z][a-z]{4,9}){1,3}[0-9]{0,4}", fullmatch=True),
    st.from_regex(r"arn:aws:iam::[0-9]{12}:(user|role)/[a-z]{3,12}(-[a-z]{3,9})?", fullmatch=True),
    st.from_regex(r"(/[A-Za-z][a-z]{3,11}){1,6}(\.[a-z]{3})?", fullmatch=True),
    st.from_regex(r"C:(\\[A-Z][a-z]{3,11}){1,5}", fullmatch=True),
    st.from_regex(r"[a-z]{3,20}(-[a-z0-9]{3,8}){0,3}\.s3\.amazonaws\.com", fullmatch=True),
    st.from_regex(r"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}", fullmatch=True),
    st.from_regex(r"[0-9a-f]{40}|[0-9a-f]{64}|[0-9A-Z]{16}", fullmatch=True),
    st.from_regex(r"[a-z]{2,12} [0-9]{1,2}\.[0-9]{1,3}\.[0-9]{1,3}", fullmatch=True),
    st.from_regex(
        r"https://[a-z]{3,12}\.[a-z]{2}-[a-z]{4,9}-[1-9]\.amazonaws\.com/", fullmatch=True
    ),
    st.from_regex(r"([A-Z][a-z]{3,10}){2,5}(Error|Exception)", fullmatch=True),
    REGIONS,
)


@given(name=NAMES)
@example(name="/Users/MingLi/Documents/Projects2026/x")
@example(name="arn:aws:iam::111122223333:role/AmazonRekognitionFullAccessRole2026")
@example(name="AdministratorAccess-111122223333")
def test_what_names_a_thing_is_shown_whatever_place_it_comes_from(name):
    forget()
    profile = name if "/" not in name else "dev"
    learn_variables({"PWD": name, "HOME": name, "AWS_PROFILE": profile, "AWS_CONFIG_FILE": name})
    learn_settings(f"profile {profile}", [("role_arn", name), ("mfa_serial", name), ("x", name)])
    learn_words(("rekwiz", "doctor", "--profile", name))

    assert shown(name) == name
    assert shown(f"The config profile {name} could not be found") == (
        f"The config profile {name} could not be found"
    )


@given(region=REGIONS)
def test_a_region_however_it_is_written_is_shown(region):
    forget()
    learn_variables({"AWS_DEFAULT_REGION": region, "AWS_REGION": region})

    assert (masked_region(region), shown(region)) == (region, region)


@given(text=st.text(max_size=300))
def test_who_knows_no_secret_changes_nothing(text):
    assert Register().hide(text) == text
