"""The certificate bundle that botocore was told to use, and whether it can be used."""

from __future__ import annotations

import ssl

from msgspec import Struct

from checks.context import Context
from checks.model import Phrase


class Bundle(Struct, frozen=True):
    """A file of certificates, and the setting that names it."""

    path: str
    source: str

    @property
    def trouble(self) -> Phrase | None:
        """That it cannot be used, and why; None where it can."""
        try:
            ssl.create_default_context(cafile=self.path)
        except FileNotFoundError:
            return Phrase("The certificate bundle {bundle} cannot be used: there is no such file.")
        except ssl.SSLError:
            return Phrase(
                "The certificate bundle {bundle} cannot be used: it holds no PEM certificate."
            )
        except OSError:
            return Phrase(
                "The certificate bundle {bundle} cannot be used: it may not be read, or is a folder."
            )
        return None


def bundle_of(context: Context) -> Bundle | None:
    """The bundle in use: of botocore's session (variable, then file), else REQUESTS_CA_BUNDLE."""
    environment = context.environment
    if path := environment.get("AWS_CA_BUNDLE"):
        return Bundle(path, "AWS_CA_BUNDLE")
    if path := context.aws.setting("ca_bundle"):
        return Bundle(path, "ca_bundle")
    if path := environment.get("REQUESTS_CA_BUNDLE"):
        return Bundle(path, "REQUESTS_CA_BUNDLE")
    return None
