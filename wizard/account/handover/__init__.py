"""A page for whoever may change permissions: what is needed, why, and every way to grant it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path

from checks.context import Context
from checks.model import Finding, Phrase
from checks.permissions.support.grantable import BY_GUIDE, BY_NAMED_POLICY, BY_OWN_POLICY
from checks.principal import principal_of
from checks.report import Report
from wizard.account.administrator import NOBODY
from wizard.account.handover.page import Request, written
from wizard.conversation.protocol import Conversation
from wizard.errors import Usage, cannot_be_written
from wizard.files.new_file import free_name, save_new
from wizard.output.marks import Mark
from wizard.output.next_commands import FOR_ADMIN, doctor_command
from wizard.output.paths import shown

NAME = "rekwiz-for-admin.md"


def request_of(
    arn: str,
    findings: Sequence[Finding],
    actions: Iterable[str] = (),
    resources: tuple[str, ...] = (),
) -> Request | None:
    """What the page is about: the first finding, and what else the identity lacks by the others.

    None where nobody knows whom it is for, and for the root user, whom nothing limits.
    """
    who = principal_of(arn)
    if who.kind not in ("user", "role", "federated-user"):
        return None
    about_actions = [each for each in findings if each.code in BY_OWN_POLICY]
    wanted = [action for each in about_actions for action in each.listed("actions")]
    named = (
        str(each.facts.get("arn", each.facts["policy"]))
        for each in findings
        if each.code in BY_NAMED_POLICY
    )
    return Request(
        who,
        arn,
        findings[0],
        named=tuple(named),
        by_actions=any(each.code in BY_GUIDE | BY_OWN_POLICY for each in findings),
        by_guide=any(each.code in BY_GUIDE for each in findings) and not about_actions,
        actions=tuple(dict.fromkeys((*actions, *wanted))),
        resources=resources,
    )


def hand_over(
    conversation: Conversation,
    context: Context,
    finding: Finding,
    report: Report,
    file: Path | None = None,
) -> bool:
    """Whether the page was written: to the file, which must be new, or under a name that is free."""
    others = (other for other in report.findings if other is not finding)
    findings = (finding, *others)
    whose = context.caller() or str(finding.facts.get("identity", ""))
    request = request_of(whose, findings, context.actions, context.resources)
    if request is None:
        conversation.show(NOBODY, Mark.FAIL)
        return False
    page = written(request, conversation.language, again=doctor_command(context.scope))
    place = _save(file, page)
    conversation.show(
        Phrase(
            "For whoever may change permissions: {file}. It holds no secret.", file=shown(place)
        ),
        Mark.DONE,
    )
    return True


def _save(file: Path | None, text: str) -> Path:
    place = file.absolute() if file else free_name(Path.cwd() / NAME)
    try:
        return save_new(place, text.encode("utf-8"))
    except FileExistsError:
        raise Usage(
            Phrase(
                "{flag}: {file} is there already; choose another name.",
                flag=FOR_ADMIN,
                file=file or place,
            )
        ) from None
    except OSError as error:
        reason = error.strerror or error
        raise cannot_be_written(
            Phrase(
                "{flag}: {file} cannot be written: {reason}.",
                flag=FOR_ADMIN,
                file=shown(place),
                reason=reason,
            ),
            error,
        ) from None
