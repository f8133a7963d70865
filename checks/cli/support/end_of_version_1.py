"""When AWS CLI 1 ends: from one day on fixes only, from another nothing."""

from __future__ import annotations

import tomllib
from datetime import date
from functools import cache
from pathlib import Path

from msgspec import Struct


class Life(Struct, frozen=True):
    """`maintenance` is the first day with fixes alone, `end` the first without any."""

    maintenance: date
    end: date
    source: str
    looked_up: date


@cache
def version_1() -> Life:
    read = tomllib.loads(Path(__file__).with_name("end_of_version_1.toml").read_text("utf-8"))
    return Life(read["maintenance"], read["end"], read["source"], read["looked_up"])
