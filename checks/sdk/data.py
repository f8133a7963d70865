"""No file of the person's stands, broken or too old, before botocore's data on services and endpoints."""

from __future__ import annotations

import json
import os
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from checks.context import Context
from checks.model import Check, Evidence, Finding, Location, Seen
from checks.profile import shown
from checks.sdk.support.data_overridden import DATA_OVERRIDDEN
from checks.sources.local.programs import is_file

MOST_BYTES = 32 * 2**20
"""botocore's largest model, EC2's, is below a third of it."""
WHOLE = ("endpoints.json", "partitions.json", "_retry.json", "sdk-default-configuration.json")
"""What every client is made with (botocore/data)."""
MODELS = ("service-2", "service-2.sdk-extras", "endpoint-rule-set-1")
SERVICES = ("rekognition", "sts", "s3", "iam")
NEEDED = {"rekognition": "DetectFaces", "sts": "GetCallerIdentity", "s3": "ListBuckets"}
METADATA = ("apiVersion", "serviceId")
"""Without which botocore makes no client (botocore/model.py, ServiceModel)."""


def look(context: Context) -> Iterator[Seen]:
    for folder in _folders(context):
        for file in _files(folder):
            if flaw := _flaw(file):
                yield _finding(context, file, flaw)


def _folders(context: Context) -> list[Path]:
    """Those that go before botocore's own (botocore/loaders.py: the class Loader)."""
    named = context.environment.get("AWS_DATA_PATH", "").split(os.pathsep)
    return [
        *(Path(os.path.expanduser(part)) for part in named if part),
        context.home / ".aws" / "models",
    ]


def _files(folder: Path) -> list[Path]:
    whole = [folder / name for name in WHOLE]
    models = [file for name in SERVICES for file in _listed(folder / name)]
    return [
        file for file in (*whole, *models) if is_file(file)
    ]  # as botocore, of closed folders none


def _listed(folder: Path) -> list[Path]:
    try:
        return [file for kind in MODELS for file in sorted(folder.glob(f"*/{kind}.json"))]
    except OSError:
        return []


def _flaw(file: Path) -> str | None:
    """What is wrong with one of them; None for a file that does no harm."""
    try:
        if file.stat().st_size > MOST_BYTES:
            return "longer than any of botocore's"
        held = json.loads(file.read_text("utf-8"))
    except OSError as error:
        return error.strerror or "unreadable"
    except (ValueError, RecursionError):
        return "no JSON"
    if file.name == "endpoints.json" and not _lists_rekognition(held):
        return "no Region for Rekognition"
    if file.name == "service-2.json":
        return _flaw_of_model(held, NEEDED.get(file.parent.parent.name))
    return None


def _flaw_of_model(held: Any, needed: str | None) -> str | None:
    operations, metadata = (
        held.get(name) if isinstance(held, dict) else None for name in ("operations", "metadata")
    )
    if needed and not (isinstance(operations, dict) and needed in operations):
        return f"no {needed}"
    lacking = (name for name in METADATA if not (isinstance(metadata, dict) and name in metadata))
    return next((f"no {name}" for name in lacking), None)


def _lists_rekognition(held: Any) -> bool:
    partitions = held.get("partitions", []) if isinstance(held, dict) else []
    return any("rekognition" in each.get("services", {}) for each in partitions)


def _finding(context: Context, file: Path, flaw: str) -> Finding:
    where = shown(file, context)
    seen = Evidence("content", flaw, where)
    return DATA_OVERRIDDEN.finding(seen, location=Location(str(file)), facts={"file": where})


CHECK = Check(
    code="sdk.data",
    title="boto3's data on services and endpoints are its own, or whole",
    look=look,
    messages=(DATA_OVERRIDDEN,),
)
