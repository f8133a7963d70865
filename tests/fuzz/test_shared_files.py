"""Whatever lies in ~/.aws: the checks say what is so, and what writes there puts all or nothing."""

from hypothesis import example
from hypothesis import strategies as st

from tests.fuzz.computer import HEALTHY, OWN_PLACES
from tests.fuzz.fuzzing import tried
from tests.fuzz.odd import DAMAGES, ENCODINGS, FORMATS, GIANTS, LANGUAGES, encoded, texts
from tests.fuzz.promises import PASSWORD, SECRET, TOKEN

HEADERS = (
    "[default]", "[profile default]", "[profile dev]", "[dev]", "[ default ]", "[profile 'my dev']",
    '[profile "x]', "[DEFAULT]", "[services s3]", "[sso-session corp]", "[sso-session]", "[profile]", "[]",
    "[[default]]", "[default] # mine", "[default", "default]", "[plugins]", "[profile\tdev]", "［default］",
)  # fmt: skip
NAMES = (
    "aws_access_key_id", "aws_secret_access_key", "aws_session_token", "region", "output", "role_arn",
    "source_profile", "credential_source", "credential_process", "sso_session", "sso_start_url",
    "sso_region", "sso_account_id", "sso_role_name", "endpoint_url", "services", "s3", "ca_bundle",
    "cli_pager", "max_attempts", "retry_mode", "duration_seconds", "mfa_serial", "login_session",
    "web_identity_token_file", "role_session_name", "use_fips_endpoint", "api_versions", "data_path",
    "metadata_service_timeout", "sdk_ua_app_id", "defaults_mode", "Region", "aws_region", "external_id",
)  # fmt: skip
VALUES = (
    SECRET, TOKEN, "AKIAQWERTYUIOPASDFGH", "us-east-1", "json", "dev", "default", "corp", "Environment",
    "Ec2InstanceMetadata", "/bin/echo {}", "/bin/false", "'/bin/echo", "/nowhere/x", "adaptive", "3600",
    f"/bin/echo {{\\\"Version\\\": 1}} {PASSWORD}", "/dev/null", "/proc/self/mem", "true", "123456",
    f"/bin/sh -c 'echo password {PASSWORD} >&2; exit 3'", f"http://u:{PASSWORD}@127.0.0.1:9/",
    f"/nowhere/x --password {PASSWORD}", "arn:aws:iam::111122223333:mfa/ming",
)  # fmt: skip
SETTINGS = st.builds(
    lambda indent, name, equals, value: f"{indent}{name}{equals}{value}",
    st.sampled_from(["", "", "", " ", "\t", "  ", "#", ";"]),
    texts(*NAMES),
    st.sampled_from(["=", " = ", "= ", ":", " : ", "", "==", "\t=\t", "＝"]),
    texts(*VALUES),
)
LINES = st.one_of(
    st.sampled_from(HEADERS),
    SETTINGS,
    SETTINGS,
    SETTINGS,
    texts().map(lambda name: f"[{name}]"),
    texts(),
)
ENDS = st.sampled_from(
    ["\n", "\n", "\n", "\r\n", "\r", "\n\n", "\x0b", "\x1c", "\x85", "\u2028", "\0"]
)


def _giant(word: str) -> bytes:
    return f"[default]\nregion = {word}\n[{word}]\n".encode()


FILES = st.one_of(
    st.builds(
        lambda lines, ends, encoding, damaged: damaged(
            encoded("".join(map("".join, zip(lines, ends, strict=False))), encoding)
        ),
        st.lists(LINES, max_size=14),
        st.lists(ENDS, min_size=14, max_size=14),
        ENCODINGS,
        DAMAGES,
    ),
    st.binary(max_size=200),
    st.sampled_from(GIANTS).map(_giant),
)
LOOKS = st.sampled_from(
    [
        ("preflight", "--only", "files", "credentials", "region"),
        ("preflight", "--only", "files", "credentials", "region", "--verbose"),
        ("preflight", "--no-own-tools"),
        ("doctor", "--only", "files", "credentials", "region", "identity"),
        ("doctor", "--all-profiles", "--only", "files", "credentials", "region"),
        ("doctor", "--bundle", "b.zip", "--only", "files"),
        ("regions", "--no-measure"),
        ("detect", "no-such.jpg"),
    ]
)
CHANGES = st.sampled_from(
    [
        ("setup", "--yes"),
        ("setup", "--yes", "--profile", "dev", "--region", "eu-west-1"),
        ("setup", "--yes", "--dry-run"),
        ("fix", "region.not-set", "--yes"),
        ("fix", "files.open-to-others", "region.malformed", "--yes"),
        ("fix", "cli.output-format-unknown", "cli.pager-missing", "--yes", "--profile", "dev"),
        ("doctor", "--fix", "--yes", "--only", "files", "region"),
    ]
)


@example(
    *[_giant("\0" * 20_000)] * 2, ("doctor", "--all-profiles"), "en", "text"
)  # it took minutes
@tried(24, FILES, FILES, LOOKS, LANGUAGES, FORMATS)
def test_looking_at_shared_files_of_any_kind(
    computers, config, credentials, look, language, format
):
    files = {"home/.aws/config": config, "home/.aws/credentials": credentials}
    with computers.one(files, REKWIZ_LANG=language) as computer:
        computer.keeps_its_promises(*look, f"--format={format}", outputs=["here/b.zip"])


@tried(10, FILES, FILES, CHANGES, LANGUAGES)
def test_changing_shared_files_of_any_kind_and_back(
    computers, config, credentials, change, language
):
    files = {"home/.aws/config": config, "home/.aws/credentials": credentials}
    with computers.one(files, REKWIZ_LANG=language) as computer:
        ended = computer.keeps_its_promises(*change, outputs=[*OWN_PLACES, "here/"])
        if "--dry-run" in change:
            assert not ended.changed
        if not any(name in ended.changed for name in files):
            return
        computer.keeps_its_promises("undo", "--yes", outputs=OWN_PLACES)
        for name in ended.changed.keys() & files.keys():
            back = (computer.folder / name).read_bytes()
            assert back == files[name]


@tried(8, st.sampled_from(sorted(HEALTHY)), DAMAGES, DAMAGES, LANGUAGES, FORMATS)
def test_files_that_were_healthy_once(computers, name, first, second, language, format):
    files = {**HEALTHY, name: second(first(HEALTHY[name]))}
    with computers.one(files, REKWIZ_LANG=language) as computer:
        computer.keeps_its_promises("preflight", "--no-own-tools", f"--format={format}")
