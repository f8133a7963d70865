"""A page for whoever may change permissions: what is needed, why, and every way to grant it."""

from __future__ import annotations

from pathlib import Path

from checks.context import Context
from checks.identity.principal import principal_of
from checks.model import Finding, Phrase
from checks.permissions.actions import ACTION_DENIED
from checks.refused.seen import caller_of
from wizard.conversation import Conversation, Mark
from wizard.handover.page import Request, written
from wizard.paths import shown
from wizard.picture import free_name, save_new
from wizard.usage import Usage

NAME = "rekwiz-for-admin.md"
FLAG = "--for-admin"


def request_of(context: Context, finding: Finding) -> Request | None:
    """What the page is about; None where nobody knows whom the permissions are for."""
    context.aws.ask("sts", "GetCallerIdentity")
    arn = caller_of(context)
    who = principal_of(arn)
    if who.kind not in ("user", "role"):
        return None
    denied = [finding.facts["action"]] if finding.code == ACTION_DENIED.code else []
    actions = tuple(dict.fromkeys((*context.actions, *denied)))
    return Request(who, arn, finding, actions, context.resources)


def hand_over(
    conversation: Conversation, context: Context, finding: Finding, file: Path | None = None
) -> bool:
    """Whether the page was written: to the file, which must be new, or under a name that is free."""
    request = request_of(context, finding)
    if request is None:
        conversation.show(
            Phrase("Nobody can attach policies to this identity; sign in as a user or a role."),
            Mark.FAIL,
        )
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
            Phrase("{flag}: {file} is there already; choose another name.", flag=FLAG, file=file)
        ) from None
    except OSError as error:
        reason = error.strerror
        raise Usage(
            Phrase(
                "{flag}: {file} cannot be written: {reason}.",
                flag=FLAG,
                file=shown(place),
                reason=reason,
            )
        ) from None
