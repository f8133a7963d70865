"""The bucket that was named is there, lies in the Region of the calls, and may be listed."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from msgspec.structs import replace

from checks.context import Context
from checks.deadline import aside
from checks.detection.support import not_read
from checks.detection.support.bucket_messages import BUCKET_DENIED, BUCKET_ELSEWHERE
from checks.detection.support.stored import NOT_ASKED, Stored, asked_for, listing
from checks.model import Check, Cost, Evidence, Finding, NotApplicable, Seen, Severity
from checks.profile import resolved_region
from checks.refusals import reading as refused
from checks.sources.aws.ask import Answer
from checks.sources.aws.refusal import Refusal


def look(context: Context) -> Iterator[Seen]:
    asked = asked_for(context)
    if asked is None:
        yield NotApplicable(NOT_ASKED)
        return
    heading = aside(partial(_head, context, asked.bucket), "bucket")
    listed = listing(context, asked.bucket)
    home = _home_of(heading.result(), listed)
    region = resolved_region(context)
    if home and region and home != region:
        yield BUCKET_ELSEWHERE.finding(
            Evidence("region of the bucket", home, "s3:HeadBucket"),
            facts={"bucket": asked.bucket, "home": home, "region": region},
        )
    elif isinstance(listed, Refusal):
        whole = Stored(asked.bucket)
        found = not_read.findings_of(listed, context, whole)
        yield from (_weighed(each, asked) for each in found)
    else:
        count = len(listed.value.get("Contents") or ())
        yield Evidence("bucket", asked.bucket, listed.operation)
        yield Evidence("objects", f"{count}", listed.operation)


def _head(context: Context, bucket: str) -> Answer | Refusal:
    return context.aws.ask("s3", "HeadBucket", Bucket=bucket)


def _home_of(head: Answer | Refusal, listed: Answer | Refusal) -> str | None:
    """The Region in which S3 says that the bucket lies; it says so even where it refuses."""
    if isinstance(listed, Refusal) and listed.code == "NoSuchBucket":
        return None
    match head:
        case Answer(value={"BucketRegion": str(region)}):
            return region
        case Refusal(bucket_region=str(region)):
            return region
    return listed.bucket_region if isinstance(listed, Refusal) else None


def _weighed(finding: Finding, asked: Stored) -> Finding:
    """Whoever named a photo need not list: reading it is proved by itself."""
    if finding.message is BUCKET_DENIED and asked.key:
        return replace(finding, severity=Severity.WARN)
    return finding


CHECK = Check(
    code="detection.bucket",
    title="The bucket lies in the Region of the calls, and may be listed",
    look=look,
    messages=(BUCKET_ELSEWHERE, *not_read.MESSAGES, *refused.messages_of("s3")),
    needs=("identity.known",),
    after=("detection.faces",),
    cost=Cost.NETWORK,
    holds=("{bucket}",),
)
