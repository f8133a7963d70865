"""The fix `install-boto3`: pip, in the person's own Python, after the command was shown."""

from __future__ import annotations

from dataclasses import replace

from checks.accounts.sign_ins import Way, way_in_use
from checks.context import Context
from checks.model import Finding, Phrase
from checks.secrets.heard import told
from checks.sources.local.programs import Ran, run
from checks.sources.local.pythons import Python, own_python
from wizard.conversation.protocol import YES_FLAG, Conversation, Kind, Question
from wizard.mending.fixes import Mended
from wizard.output.cells import harmless
from wizard.output.marks import Mark

QUESTION = Question("install_boto3", Phrase("Run this command?"), flag=YES_FLAG)
SECONDS = 300.0
"""boto3 and what it needs are about 15 MB."""
LAST_LINES = 5


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
    python = own_python(context)
    if not isinstance(python, Python):
        return False
    command = [str(python.path), "-m", "pip", "install", "--upgrade", package(context)]
    conversation.literal(" ".join(command), Kind.COMMAND)
    if not conversation.agree(QUESTION):
        return False
    with conversation.progress(Phrase("pip installs boto3…")):
        ended = run(command, context.environment, timeout=SECONDS, folder=context.folder)
    if isinstance(ended, Ran) and ended.code == 0:
        return _looked_at(conversation, context)
    conversation.show(Phrase("pip did not install it:"), Mark.FAIL)
    words = ended.err if isinstance(ended, Ran) else ""
    for line in words.strip().splitlines()[-LAST_LINES:]:
        conversation.literal(harmless(told(line)), Kind.COMMAND)
    return False


def _looked_at(conversation: Conversation, context: Context) -> bool:
    """Whether that Python has a boto3 now that knows face detection: pip's word is no proof of it."""
    python = own_python(replace(context))  # the same world, and nothing remembered of it
    if isinstance(python, Python) and not python.failure and python.detects_faces is not False:
        conversation.show(Phrase("boto3 is installed."), Mark.DONE)
        return True
    still = Phrase(
        "pip ended without an error, and boto3 still cannot be used there for face detection."
    )
    conversation.show(still, Mark.FAIL)
    return False


def mend(conversation: Conversation, context: Context, finding: Finding) -> Mended | None:
    return Mended() if can_install(context) and install(conversation, context) else None
