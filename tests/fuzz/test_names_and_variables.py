"""Names of profiles and Regions, and the variables that rekwiz or botocore look at, whatever they hold."""

from hypothesis import strategies as st

from tests.fuzz.computer import HEALTHY
from tests.fuzz.fuzzing import tried
from tests.fuzz.odd import FORMATS, LANGUAGES, words
from tests.fuzz.promises import PASSWORD, PLAIN, SECRET, TOKEN

NAMES = words("dev", "my dev", "default", SECRET, PLAIN)
REGIONS = words("us-east-1", "us-east-1a", "N. Virginia", "eu west 1", "東京", SECRET, PLAIN)
VARIABLES = (
    "AWS_ACCESS_KEY_ID", "AWS_SECRET_ACCESS_KEY", "AWS_SESSION_TOKEN", "AWS_SECURITY_TOKEN",
    "AWS_PROFILE", "AWS_DEFAULT_PROFILE", "AWS_REGION", "AWS_DEFAULT_REGION",
    "AWS_DEFAULT_OUTPUT", "AWS_CONFIG_FILE", "AWS_SHARED_CREDENTIALS_FILE", "AWS_CA_BUNDLE",
    "REQUESTS_CA_BUNDLE", "SSL_CERT_FILE", "AWS_MAX_ATTEMPTS", "AWS_RETRY_MODE",
    "AWS_ENDPOINT_URL", "AWS_ENDPOINT_URL_STS", "AWS_ENDPOINT_URL_S3",
    "AWS_STS_REGIONAL_ENDPOINTS", "AWS_ROLE_ARN", "AWS_WEB_IDENTITY_TOKEN_FILE",
    "AWS_ROLE_SESSION_NAME", "AWS_USE_FIPS_ENDPOINT", "AWS_USE_DUALSTACK_ENDPOINT",
    "AWS_CONTAINER_CREDENTIALS_RELATIVE_URI", "AWS_CONTAINER_CREDENTIALS_FULL_URI",
    "AWS_CONTAINER_AUTHORIZATION_TOKEN", "AWS_CONTAINER_AUTHORIZATION_TOKEN_FILE",
    "AWS_SDK_UA_APP_ID", "AWS_EC2_METADATA_SERVICE_ENDPOINT", "AWS_METADATA_SERVICE_TIMEOUT",
    "AWS_DATA_PATH", "AWS_PAGER", "AWS_DEFAULTS_MODE", "AWS_LAMBDA_FUNCTION_NAME",
    "AWS_EXECUTION_ENV", "AWS_IGNORE_CONFIGURED_ENDPOINT_URLS", "HTTPS_PROXY", "https_proxy",
    "HTTP_PROXY", "ALL_PROXY", "NO_PROXY", "HOME", "PATH", "LANG", "LC_ALL", "LC_MESSAGES",
    "LANGUAGE", "REKWIZ_LANG", "COLUMNS", "LINES", "TERM", "NO_COLOR", "TMPDIR",
    "XDG_STATE_HOME", "XDG_CONFIG_HOME", "PAGER", "VIRTUAL_ENV", "CONDA_PREFIX", "PYTHONPATH",
    "PYENV_ROOT", "CI", "GITHUB_ACTIONS", "GITLAB_CI", "BUILD_ID", "REKWIZ_PLAIN", "ACCESSIBLE",
    "REKWIZ_SANDBOX", "SHELL", "EDITOR", "USER", "ACTIONS_ID_TOKEN_REQUEST_URL",
    "PROXY_PASSWORD", "WSL_DISTRO_NAME", "MSYSTEM", "SUDO_USER", "JPY_PARENT_PID",
)  # fmt: skip
HOLDING = words(
    SECRET, TOKEN, PLAIN, "AKIAQWERTYUIOPASDFGH", "us-east-1", "dev", "json", "/nowhere/file", "/dev/zero",
    "/proc/self/mem", "/", ".", "http://127.0.0.1:9", f"http://u:{PASSWORD}@127.0.0.1:9", "127.0.0.1:9",
    f"socks5://u:{PASSWORD}@127.0.0.1:9", f"u:{PASSWORD}@127.0.0.1:9", "http://[::1", "zh_TW.Big5", "C",
    "dumb", "xterm-256color", "80", "1", "99999999999", "true", "*", "here", "\udcff\udcfe",
)  # fmt: skip
ENCODINGS = st.sampled_from(
    ["utf-8"] * 5 + ["ascii", "cp950", "big5", "latin-1", "cp1252", "cp437"]
)
LOOKS = st.sampled_from(
    [
        ("preflight",),
        ("preflight", "--only", "files", "credentials", "region", "--verbose"),
        ("doctor",),
        ("doctor", "--all-profiles", "--only", "credentials", "region"),
        ("doctor", "--bundle", "b.zip", "--only", "credentials"),
        ("detect", "me.jpg"),
        ("regions", "--no-measure"),
        ("explain", "--list"),
        ("checks",),
    ]
)
WITH_A_NAME = st.sampled_from(
    [
        ("preflight", "--only", "files", "credentials", "region", "cli"),
        ("doctor", "--only", "credentials", "identity", "region"),
        ("doctor", "--all-profiles", "--only", "region"),
        ("regions", "--no-measure"),
        ("detect", "me.jpg"),
        ("explain", "region.not-set"),
    ]
)


def _profiles(name: str) -> bytes:
    keys = f"aws_access_key_id = AKIAQWERTYUIOPASDFGH\naws_secret_access_key = {SECRET}\n"
    return f"[{name}]\n{keys}[other]\n{keys}".encode("utf-8", "replace")


@tried(
    18,
    NAMES,
    REGIONS,
    WITH_A_NAME,
    st.sets(st.sampled_from(["flag", "variable", "file"])),
    LANGUAGES,
    FORMATS,
)
def test_names_of_any_kind(computers, name, region, look, places, language, format):
    files = {"home/.aws/credentials": _profiles(name)} if "file" in places else dict(HEALTHY)
    variables = {"REKWIZ_LANG": language}
    if "variable" in places:
        variables |= {"AWS_PROFILE": name, "AWS_DEFAULT_REGION": region}
    flags = (f"--profile={name}", f"--region={region}") if "flag" in places else ()
    with computers.one(files, **variables) as computer:
        computer.keeps_its_promises(*look, *flags, f"--format={format}")


@tried(
    24, st.dictionaries(st.sampled_from(VARIABLES), HOLDING, max_size=6), LOOKS, FORMATS, ENCODINGS
)
def test_variables_that_hold_anything(computers, variables, look, format, encoding):
    with computers.one(HEALTHY) as computer:
        environment = computer.environment | variables
        computer.keeps_its_promises(
            *look,
            f"--format={format}",
            outputs=["here/b.zip"],
            encoding=encoding,
            environment=environment,
        )
