"""By what AWS's installers are known: data of this package, which no variable and no flag changes."""

from __future__ import annotations

import tomllib
from functools import cache
from pathlib import Path

from msgspec import Struct


class Signers(Struct, frozen=True):
    """AWS's OpenPGP key and its fingerprint; the names in its certificates for Apple's and Microsoft's
    systems."""

    fingerprint: str
    key: str
    apple: str
    windows: tuple[str, ...]


@cache
def signers() -> Signers:
    read = tomllib.loads(Path(__file__).with_name("aws_signs.toml").read_text("utf-8"))
    gpg = read["gpg"]
    return Signers(
        gpg["fingerprint"],
        gpg["key"].strip() + "\n",
        read["apple"]["authority"],
        tuple(read["windows"]["organizations"]),
    )
