"""Kinds of account: the classic one and the project, and what of the guide each refuses."""

from __future__ import annotations

import tomllib
from enum import Enum
from functools import cache
from pathlib import Path

from msgspec import Struct


class Kind(Enum):
    """What AWS's sign-up opened."""

    CLASSIC = "classic"
    PROJECT = "project"


class KindOfAccount(Struct, frozen=True):
    """One kind, as AWS described it on `date` at `source`.

    `sign_up` is AWS's own name of the way in, `denied` what of the guide's steps is refused there by
    a policy of AWS's that nobody in the account can change.
    """

    kind: Kind
    sign_up: str
    chooses_region: bool
    denied: tuple[str, ...]
    source: str
    date: str

    @property
    def has_groups(self) -> bool:
        """Whether the guide's group of administrators can be made."""
        return "iam:CreateGroup" not in self.denied


def kind_of_account(kind: Kind) -> KindOfAccount:
    return _kinds()[kind]


@cache
def _kinds() -> dict[Kind, KindOfAccount]:
    read = tomllib.loads(Path(__file__).with_name("kinds.toml").read_text("utf-8"))
    return {
        kind: KindOfAccount(
            kind,
            sign_up=read[kind.value]["sign_up"],
            chooses_region=read[kind.value]["chooses_region"],
            denied=tuple(read[kind.value]["denied"]),
            source=read["source"],
            date=str(read["date"]),
        )
        for kind in Kind
    }
