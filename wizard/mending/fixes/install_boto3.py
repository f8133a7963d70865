"""The fix `install-boto3`: pip, in the person's own Python, after the command was shown."""

from __future__ import annotations

from dataclasses import replace

from checks.accounts.sign_ins import Way, way_in_use
from checks.context import Context
from checks.fix import Fix
from checks.model import Finding, Phrase
from checks.sources.local.pythons import Python, own_python
from wizard.conversation.protocol import Conversation
from wizard.mending.plan import RUN_THIS, carried_out, consent
from wizard.mending.plans.program import Program

CONSENT = consent(Fix.INSTALL_BOTO3, RUN_THIS)
SECONDS = 300.0
"""boto3 and what it needs are about 15 MB."""
ASKS = (CONSENT,)


def package(context: Context) -> str:
    """boto3, with the part that a profile of `aws login` needs where the one in use is such a profile."""
    used = way_in_use(context)
    return "boto3[crt]" if used and used.way is Way.BROWSER else "boto3"


def can_install(context: Context) -> bool:
    """Whether pip may install into this Python: it is there, and the system does not guard it."""
    python = own_python(context)
    return isinstance(python, Python) and (python.in_environment or not python.externally_managed)


def install(conversation: Conversation, context: Context) -> bool:
    """Whether boto3 is there and works, once pip said that it went well."""
    program = _program(context)
    return program is not None and carried_out(conversation, program) is not None


def plan(conversation: Conversation, context: Context, finding: Finding) -> Program | None:
    return _program(context) if can_install(context) else None


def _program(context: Context) -> Program | None:
    python = own_python(context)
    if not isinstance(python, Python):
        return None
    return Program(
        command=[str(python.path), "-m", "pip", "install", "--upgrade", package(context)],
        waiting=Phrase("pip installs boto3…"),
        worked=lambda: _works(context),
        environment=context.environment,
        folder=context.folder,
        seconds=SECONDS,
        question=CONSENT,
        by_hand=(f"{python.path} -m pip uninstall boto3",),
    )


def _works(context: Context) -> bool:
    """Whether that Python has a boto3 now that knows face detection: pip's word is no proof of it."""
    python = own_python(replace(context))  # the same world, and nothing remembered of it
    return isinstance(python, Python) and not python.failure and python.detects_faces is not False
