"""Several things wrong at once: which leads, and which is folded under which."""

from __future__ import annotations

from tests.e2e.causes import network as way
from tests.e2e.causes.case import NO_PROGRAMS, case
from tests.e2e.causes.rows_files import KEYS
from tests.e2e.causes.settings import (
    OTHER_ID,
    OTHER_SECRET,
    config,
    credentials,
    in_credentials,
    no_credentials,
    variables,
)

CASES = (
    case("permissions.rekognition-denied", "both policies are missing: the earlier leads",
         at="permissions.rekognition", beside=("permissions.s3-denied",),
         faults=("permissions.rekognition-denied", "permissions.s3-denied")),
    case("permissions.s3-denied", "and the photo is not there: the need leads",
         at="permissions.s3", beside=("detection.photo-not-found",),
         run=("--photo", "me.jpg", *NO_PROGRAMS), faults=("permissions.s3-denied",)),
    case("network.clock-wrong", "it accounts for a refused signature",
         at="network.clock", folds=("credentials.secret-rejected",),
         faults=("network.clock-wrong", "credentials.secret-rejected")),
    case("files.section-misspelt", "[Rek] in both files, and AWS_PROFILE says rek",
         config("[profile Rek]\nregion = us-east-1\n"), credentials("[Rek]\n" + KEYS),
         variables(AWS_PROFILE="rek"), at="files.sections", state="warn",
         folds=("credentials.profile-not-found",)),
    case("credentials.shadowed-by-environment", "and the hidden key's file is open to others",
         lambda computer: computer.credentials.chmod(0o644),
         variables(AWS_ACCESS_KEY_ID=OTHER_ID, AWS_SECRET_ACCESS_KEY=OTHER_SECRET),
         at="credentials.unhidden", state="warn", folds=("credentials.key-unknown",),
         beside=("files.open-to-others",)),
    case("files.quoted-value", "a failure goes before a warning: the stale token explains it, too",
         in_credentials("{id}\n", '"{id}"\n'),
         in_credentials("{secret}\n", "{secret}\naws_session_token = x\n"),
         at="files.values", folds=("credentials.key-unknown", "credentials.key-shape")),
    case("files.quoted-value", "the secret, and the Region is a name: quotes there do not account for it",
         in_credentials("{secret}", '"{secret}"'), variables(AWS_DEFAULT_REGION="Tokyo"),
         at="files.values",
         folds=("credentials.secret-rejected", "credentials.secret-shape"),
         beside=("region.malformed",)),
    case("credentials.none-found", "and regoin: a misspelt Region does not account for missing keys",
         config("[default]\nregoin = us-east-1\n"), no_credentials, at="credentials.found",
         folds=("region.not-set ← files.setting-misspelt",), beside=("files.setting-misspelt",)),
    case("network.endpoint-overridden", "no Region, and nobody listens at the endpoint",
         config("[default]\noutput = json\n"), way.endpoint(), at="network.reachable",
         folds=("network.connection-refused",), root="network.endpoint-overridden",
         beside=("region.not-set",)),
    case("network.out-of-time", "--timeout 3, and a firewall that drops",
         way.nobody_answers, at="network.reachable", state="unknown",
         run=("--timeout", "3", *NO_PROGRAMS)),
)  # fmt: skip
