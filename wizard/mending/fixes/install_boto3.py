"""The fix `install-boto3`: into the person's own Python, by the tool that its environment belongs to."""

from __future__ import annotations

import shlex
from dataclasses import replace

from checks.accounts.sign_ins import Way, way_in_use
from checks.context import Context
from checks.fix import Fix
from checks.model import Finding, Phrase
from checks.sources.local.pythons import Python, ask_python, own_python, python_named
from wizard.conversation.protocol import Conversation
from wizard.mending.installers import Installer, Packages, installer_for, is_guarded
from wizard.mending.plan import RUN_THIS, carried_out, consent
from wizard.mending.plans.program import Program
from wizard.output.marks import Mark
from wizard.output.paths import shown

CONSENT = consent(Fix.INSTALL_BOTO3, RUN_THIS)
SECONDS = 600.0
"""boto3 and what it needs are about 15 MB; conda first reads what all its packages need."""
ASKS = (CONSENT,)
TOO_OLD, CLASH = "sdk.boto3-outdated", "sdk.packages-clash"
OF_SIGN_IN = "sdk.login-support-missing"
TOGETHER = ("boto3", "botocore", "s3transfer", "urllib3")
"""Those that must fit together (botocore's setup.cfg)."""


def packages(context: Context, code: str = "") -> Packages:
    """boto3, with the part that a profile of `aws login` needs where the one in use is such a profile."""
    used = way_in_use(context)
    with_login = code == OF_SIGN_IN or (used and used.way is Way.BROWSER)
    name = "boto3[crt]" if with_login else "boto3"
    if code == CLASH:
        return Packages((name, *TOGETHER[1:]), anew=True)
    return Packages((name,), newer=code == TOO_OLD)


def can_install(context: Context) -> bool:
    """Whether it may be installed into this Python: it is there, and the system does not guard it."""
    python = own_python(context)
    return isinstance(python, Python) and not is_guarded(python)


def install(conversation: Conversation, context: Context) -> bool:
    """Whether boto3 is there and works, once its tool said that it went well."""
    python = own_python(context)
    program = _program(conversation, context, python) if isinstance(python, Python) else None
    return program is not None and carried_out(conversation, program) is not None


def plan(conversation: Conversation, context: Context, finding: Finding) -> Program | None:
    python = python_named(context, str(finding.facts.get("python", "")))
    return _program(conversation, context, python, finding.code) if python else None


def _program(
    conversation: Conversation, context: Context, python: Python, code: str = ""
) -> Program | None:
    wanted = packages(context, code)
    installer = installer_for(context, python, wanted)
    if installer is None:
        words = Phrase(
            "Nothing was found that may install packages for {python}.", python=python.path
        )
        conversation.show(words, Mark.FAIL)
        return None
    first, *then = installer.commands
    return Program(
        command=first,
        then=tuple(then),
        waiting=Phrase("{tool} installs boto3…", tool=installer.tool),
        worked=lambda: _works(context, python, wanted),
        environment=context.environment,
        folder=installer.listed.parent if installer.listed else context.home,
        seconds=SECONDS,
        question=CONSENT,
        words=_words(installer),
        by_hand=(shlex.join(installer.remove),),
    )


def _words(installer: Installer) -> Phrase | None:
    if installer.listed is None:
        return None
    return Phrase(
        "{tool} also writes it down among the packages of the project: {file}",
        tool=installer.tool,
        file=shown(installer.listed),
    )


def _works(context: Context, python: Python, wanted: Packages) -> bool:
    """Whether that Python has a boto3 now that knows face detection: pip's word is no proof of it."""
    # the same world, and nothing remembered of it
    now = ask_python(replace(context), python.path)
    if not isinstance(now, Python) or now.failure or now.detects_faces is False:
        return False
    return "awscrt" in now.places or not any("crt" in name for name in wanted.names)
