"""Projects: the one Region that each has, and the role by which its owner comes."""

from __future__ import annotations

import tomllib
from functools import cache
from pathlib import Path

from msgspec import Struct

from checks.model import Phrase


class ProjectRegion(Struct, frozen=True):
    """A Region that projects have; `others` are near by, and no project has them."""

    code: str
    others: tuple[str, ...] = ()

    @property
    def for_whom(self) -> Phrase:
        """From where its owners come."""
        return FOR_WHOM[self.code]


class Projects(Struct, frozen=True):
    """What AWS says of all projects, as it said on `date` at `source`."""

    regions: tuple[ProjectRegion, ...]
    roles: tuple[str, ...]
    source: str
    policies: str
    date: str
    looked_up: str


FOR_WHOM = {
    "us-east-2": Phrase("United States", sense="where the owner of a project lives"),
    "eu-north-1": Phrase("Europe", sense="where the owner of a project lives"),
    "ap-southeast-2": Phrase("Asia Pacific", sense="where the owner of a project lives"),
}
ADVANCED = "Sign up for AWS (advanced)"
"""AWS's own name of the classic sign-up beside the one that opens a project."""
SETTINGS = "https://settings.aws.com"
"""Where the owner of a project sees its Region, its plan and whether it is paused."""


@cache
def projects() -> Projects:
    read = tomllib.loads(Path(__file__).with_name("projects.toml").read_text("utf-8"))
    return Projects(
        regions=tuple(
            ProjectRegion(each["code"], tuple(each["others"])) for each in read["region"]
        ),
        roles=tuple(read["roles"]),
        source=read["source"],
        policies=read["policies"],
        date=str(read["date"]),
        looked_up=str(read["looked_up"]),
    )
