"""A page for whoever may change permissions: what is needed, why, and every way to grant it."""

from __future__ import annotations

from pathlib import Path

from checks.context import Context
from checks.identity.principal import Principal, principal_of
from checks.model import Finding, Phrase
from checks.permissions.actions import ACTION_DENIED, ACTION_UNDECIDED
from checks.permissions.named_policies import POLICY_NOT_ATTACHED
from checks.permissions.policies import GUIDE
from checks.refused.denials import REKOGNITION_DENIED, S3_DENIED, WITHOUT_REASON
from checks.refused.seen import caller_of
from wizard.conversation import Conversation, Mark
from wizard.follow_up import FOR_ADMIN
from wizard.granting import NOBODY
from wizard.handover.page import Request, written
from wizard.paths import shown
from wizard.picture import free_name, save_new
from wizard.usage import Usage

NAME = "rekwiz-for-admin.md"


def request_of(context: Context, finding: Finding) -> Request | None:
    """What the page is about; None where nobody knows whom the permissions are for."""
    context.aws.ask("sts", "GetCallerIdentity")
    arn = caller_of(context)
    who = principal_of(arn)
    if who.kind not in ("user", "role"):
        return None
    about_actions = finding.code in (ACTION_DENIED.code, ACTION_UNDECIDED.code)
    wanted = finding.facts["action"].split() if about_actions else []
    actions = tuple(dict.fromkeys((*context.actions, *wanted)))
    return Request(who, arn, finding, policies_for(who, finding), actions, context.resources)


def policies_for(who: Principal, finding: Finding) -> tuple[str, ...]:
    """The managed policies that would mend it, by their ARNs; none where only a policy of its own does."""
    if finding.code == POLICY_NOT_ATTACHED.code:
        return tuple(filter(None, [finding.facts.get("arn")]))
    if finding.code in (REKOGNITION_DENIED.code, WITHOUT_REASON.code, S3_DENIED.code):
        return tuple(map(who.policy_of_aws, GUIDE))
    return ()


def hand_over(
    conversation: Conversation, context: Context, finding: Finding, file: Path | None = None
) -> bool:
    """Whether the page was written: to the file, which must be new, or under a name that is free."""
    request = request_of(context, finding)
    if request is None:
        conversation.show(NOBODY, Mark.FAIL)
        return False
    place = _save(file, written(request, conversation.language))
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
                "{flag}: {file} is there already; choose another name.", flag=FOR_ADMIN, file=file
            )
        ) from None
    except OSError as error:
        reason = error.strerror
        raise Usage(
            Phrase(
                "{flag}: {file} cannot be written: {reason}.",
                flag=FOR_ADMIN,
                file=shown(place),
                reason=reason,
            )
        ) from None
