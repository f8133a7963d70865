"""The variables that matter to AWS's tools: their names, and the values that give nothing away."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from checks.masking import HIDDEN, masked_value
from wizard.bundle.privacy import Private

BEGINNINGS = (
    "AWS_", "BOTO", "CONDA_", "CURL_CA_", "LC_", "PYTHON", "REKWIZ_", "REQUESTS_CA_", "SSL_CERT_",
)  # fmt: skip
OTHERS = (
    "CI", "COLUMNS", "HOME", "LANG", "LANGUAGE", "NO_COLOR", "PAGER", "PATH", "SHELL", "SUDO_USER",
    "TERM", "USERPROFILE", "VIRTUAL_ENV", "WSL_DISTRO_NAME",
)  # fmt: skip
HARMLESS = (
    "AWS_CA_BUNDLE", "AWS_CLI_AUTO_PROMPT", "AWS_CONFIG_FILE", "AWS_DEFAULTS_MODE",
    "AWS_DEFAULT_OUTPUT", "AWS_DEFAULT_PROFILE", "AWS_DEFAULT_REGION", "AWS_EC2_METADATA_DISABLED",
    "AWS_IGNORE_CONFIGURED_ENDPOINT_URLS", "AWS_MAX_ATTEMPTS", "AWS_PAGER",
    "AWS_PROFILE", "AWS_REGION", "AWS_RETRY_MODE", "AWS_ROLE_ARN", "AWS_SHARED_CREDENTIALS_FILE",
    "AWS_STS_REGIONAL_ENDPOINTS", "AWS_USE_DUALSTACK_ENDPOINT", "AWS_USE_FIPS_ENDPOINT",
    "AWS_WEB_IDENTITY_TOKEN_FILE", "CI", "COLUMNS", "CURL_CA_BUNDLE", "HOME", "LANG", "LANGUAGE",
    "LC_ALL", "LC_CTYPE", "LC_MESSAGES", "NO_COLOR", "PAGER", "PATH", "PYTHONPATH", "REKWIZ_LANG",
    "REKWIZ_SANDBOX", "REQUESTS_CA_BUNDLE", "SHELL", "SSL_CERT_DIR", "SSL_CERT_FILE", "TERM",
    "USERPROFILE", "VIRTUAL_ENV", "WSL_DISTRO_NAME",
)  # fmt: skip
"""Variables whose values may be shown, once what is private in them is hidden."""


def telling(environment: Mapping[str, str], private: Private) -> Iterator[tuple[str, str]]:
    """Name and value of each variable that matters, the value hidden unless it is harmless."""
    for name in sorted(environment):
        upper, value = name.upper(), environment[name]
        shown = private.text(masked_value(name, value))
        if upper.startswith("AWS_ENDPOINT_URL") or upper.endswith("_PROXY"):
            yield name, shown
        elif upper.startswith(BEGINNINGS) or upper in OTHERS:
            yield private.text(name), shown if upper in HARMLESS else HIDDEN
