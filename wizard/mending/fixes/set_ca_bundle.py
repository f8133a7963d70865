"""The fix `set-ca-bundle`: botocore trusts the authority of the company that opens TLS here."""

from __future__ import annotations

import os
from pathlib import Path

from msgspec import Struct

from checks.certificate_bundle import bundle_of
from checks.context import Context
from checks.fix import Fix
from checks.model import Finding, Phrase
from checks.sources.local.authorities import certificates_of, vouches
from wizard.conversation.protocol import Conversation, Question
from wizard.mending.authorities import (
    MANY,
    address_of,
    files_known_here,
    joined,
    of_the_system,
)
from wizard.mending.plan import WRITE_THIS, consent
from wizard.mending.plans.bundles import in_use_from_now_on, named_from_now_on
from wizard.mending.plans.settings import Settings
from wizard.output.marks import Mark
from wizard.output.paths import shown

BUNDLE = Question(
    "ca_bundle",
    Phrase("Where is your company's root certificate?"),
    help=Phrase(
        "A file in PEM or DER form, from your IT department; its path, or the word system for what"
        " this computer itself trusts. What it vouches for is tried before anything is written."
    ),
)
CONSENT = consent(Fix.SET_CA_BUNDLE, WRITE_THIS)
ASKS = (BUNDLE, CONSENT)
SYSTEM = "system"


class Trusting(Struct, frozen=True):
    """What would be trusted, and the file that it lies in, where it lies in one."""

    certificates: tuple[bytes, ...]
    file: Path | None = None


def plan(conversation: Conversation, context: Context, finding: Finding) -> Settings | None:
    """None where no file is found that vouches for the host: a certificate that the host itself shows
    is never taken."""
    host = str(finding.facts.get("host", "")) or _host(context)
    address = address_of(context, host)
    if "file" in finding.facts:
        trusting = _read(context, str(finding.facts["file"]))
        if trusting is None or complaint(trusting, address):
            conversation.show(complaint(trusting, address) or NOTHING, Mark.FAIL)
            return None
    else:
        trusting = _asked(conversation, context, address)
    conversation.show(
        Phrase(
            "Whoever holds the key of this authority can read what you send to AWS: trust it in the"
            " network of your company, and in no other."
        ),
        Mark.WARN,
    )
    return _plan(context, trusting)


def _plan(context: Context, trusting: Trusting) -> Settings | None:
    """The file itself, where the public authorities are in it as well; else a new one with both."""
    is_whole = trusting.file and len(trusting.certificates) > MANY
    if is_whole and trusting.file:
        return named_from_now_on(context, trusting.file.absolute(), CONSENT)
    old = bundle_of(context)
    before = certificates_of(Path(old.path)) if old and not old.trouble else ()
    return in_use_from_now_on(context, joined(*before, *trusting.certificates), CONSENT)


NOTHING = Phrase("There is no certificate that can be read in this file.")
NOT_ITS_OWN = Phrase(
    "This does not vouch for {address}: it must be the root of whoever opens TLS here."
)


def complaint(trusting: Trusting | None, address: str) -> Phrase | None:
    """What is wrong with a file; a host that cannot be asked speaks against none."""
    if trusting is None or not trusting.certificates:
        return NOTHING
    if vouches(trusting.certificates, address) is False:
        return NOT_ITS_OWN.with_(address=address)
    return None


def _asked(conversation: Conversation, context: Context, address: str) -> Trusting:
    """What the person names; recommended is the first that other programs or the system trust, and that
    vouches for the host."""
    found = _found(context, address)
    if found:
        conversation.show(
            Phrase("{place} vouches for {address}.", place=found, address=address), Mark.DONE
        )

    def judge(answer: str) -> Phrase | None:
        return complaint(_read(context, answer), address)

    answer = conversation.ask(BUNDLE, default=found, judge=judge)
    return _read(context, answer) or Trusting(())


def _found(context: Context, address: str) -> str:
    for place in files_known_here(context):
        trusting = _read(context, str(place))
        if trusting and trusting.certificates and vouches(trusting.certificates, address):
            return shown(place)
    kept = of_the_system(context)
    return SYSTEM if kept and vouches(kept, address) else ""


def _read(context: Context, answer: str) -> Trusting | None:
    """None where there is no such file, or nobody may read it."""
    if answer.strip() == SYSTEM:
        return Trusting(of_the_system(context))
    text = answer.strip().strip("\"'")
    path = context.folder / os.path.expanduser(text)
    try:
        return Trusting(certificates_of(path), path)
    except (OSError, ValueError):
        return None


def _host(context: Context) -> str:
    """The host that is asked first, where the finding names none."""
    asked = context.aws.endpoint("sts")
    return asked.removeprefix("https://").partition("/")[0] if isinstance(asked, str) else ""
