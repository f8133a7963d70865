"""The AWS CLI that shells start is the newest copy here, and not one of long ago."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from checks import aws_cli as copies
from checks.accounts.sign_ins import way_in_use
from checks.aws_cli import Version
from checks.cli.support.end_of_version_1 import version_1
from checks.cli.support.packer import packer_of
from checks.context import Context
from checks.fix import Fix
from checks.model import (
    Check,
    Cost,
    Evidence,
    Finding,
    Message,
    NotApplicable,
    Phrase,
    Seen,
    Severity,
)
from checks.pages import INSTALLATION, TROUBLESHOOTING

AWS_LOGIN_CAME = Version(2, 32, 0)
"""The first release with `aws login` (CHANGELOG of AWS CLI 2)."""

OLDER_COPY_FIRST = Message(
    code="cli.older-copy-first",
    severity=Severity.WARN,
    summary="Of {count} copies of the AWS CLI on PATH, {first} comes first, and {newest} is newer: "
    "version {version}.",
    why="Every shell starts the first one that it finds. Installing a new AWS CLI changes nothing "
    "as long as an old one stands before it.",
    recognised="Each copy on PATH was asked for its version, and the first is not the newest.",
    steps=(
        "Remove {first} with the tool that installed it, for example pip uninstall awscli.",
        "Open a new terminal and run aws --version.",
    ),
    links=(TROUBLESHOOTING,),
    explains=("cli.too-old-for-login", "cli.python-packages-broken"),
)

OUTDATED = Message(
    code="cli.outdated",
    severity=Severity.INFO,
    summary="{path} is AWS CLI {version}, and not the current AWS CLI 2.",
    why="Access keys work with any version. Newer ways to sign in, such as aws login, need a newer "
    "one, and before 2.13 and 1.29 it reads neither AWS_ENDPOINT_URL nor endpoint_url. Packages of "
    "pip, distributions, snap and conda lag behind AWS's own installer.",
    recognised="aws --version says 1.x; or less than 2.32.0, from a package of others than AWS; or "
    "less than 2.13 where a setting names an endpoint.",
    raw=(
        "Note: AWS CLI version 2, the latest major version of the AWS CLI, is now stable and "
        "recommended for general use.",
        "AWS CLI v1 entered maintenance mode on August 5, 2026 and will reach end-of-support on July"
        " 15, 2027.",
    ),
    steps=(
        "With access keys, nothing has to be done.",
        "For the current one, remove this copy and use AWS's installer.",
    ),
    links=(INSTALLATION, "https://docs.aws.amazon.com/cli/latest/userguide/cliv2-migration.html"),
    fix=Fix.UPDATE_CLI,
)


VERSION_1_ENDS = Phrase(
    "{path} is AWS CLI {version}: version 1 has had only fixes since {since}, and none at all from"
    " {end} on."
)
VERSION_1_ENDED = Phrase(
    "{path} is AWS CLI {version}: version 1 has ended on {end}, and gets no fix for security either."
)


def look(context: Context) -> Iterator[Seen]:
    versions = copies.versions_on_path(context)
    known = {place: version for place, version in versions.items() if version}
    if not known:
        yield NotApplicable(Phrase("No AWS CLI that works was found."))
        return
    first = next(iter(versions))
    newest = max(known, key=lambda place: known[place])
    # one that is broken has no age: what is wrong with it is told by the check of the one in use
    if versions[first] and versions[first] != known[newest]:
        yield _older_first(versions, first, newest, known[newest], context)
    if (version := versions[first]) and (origin := _lagging_origin(first, version, context)):
        yield _outdated(first, version, origin, context)
    if version:
        yield Evidence("version", str(version), "aws --version")


def _older_first(
    versions: dict[Path, Version | None],
    first: Path,
    newest: Path,
    version: Version,
    context: Context,
) -> Finding:
    """A remark where the newest is too old as well for the way in which the profile signs in: then the
    order is not what keeps it from that."""
    used = way_in_use(context)
    seen = [Evidence("version", str(found or "-"), str(place)) for place, found in versions.items()]
    return OLDER_COPY_FIRST.finding(
        *seen,
        severity=Severity.INFO if used and tuple(version) < used.sign_in.since else None,
        facts={
            "count": len(versions),
            "first": str(first),
            "newest": str(newest),
            "version": str(version),
        },
    )


def _outdated(first: Path, version: Version, origin: str, context: Context) -> Finding:
    """Of version 1 with the days on which it ends, and a warning once it has."""
    seen = Evidence("installed by", origin, str(first.resolve()))
    facts = {"path": str(first), "version": str(version)}
    if version.major > 1:
        return OUTDATED.finding(seen, facts=facts)
    life = version_1()
    has_ended = context.now().date() >= life.end
    told = Evidence("end of version 1", f"{life.end}", f"{life.source}, {life.looked_up}")
    return OUTDATED.finding(
        seen,
        told,
        severity=Severity.WARN if has_ended else None,
        summary=VERSION_1_ENDED if has_ended else VERSION_1_ENDS,
        facts={**facts, "since": f"{life.maintenance}", "end": f"{life.end}"},
    )


def _lagging_origin(place: Path, version: Version, context: Context) -> str | None:
    """Who packed a copy that is old; None for one that is current or AWS's own."""
    target = place.resolve()
    if version.major == 1:
        return packer_of(target, context) or "pip"
    return packer_of(target, context) if version < AWS_LOGIN_CAME else None


CHECK = Check(
    code="cli.current",
    title="The AWS CLI that shells start is the newest one here",
    look=look,
    messages=(OLDER_COPY_FIRST, OUTDATED),
    required=False,
    cost=Cost.PROGRAM,
    begins=copies.begin_on_path,
)
