"""What a way to sign in needs on this computer: an AWS CLI that knows it, and awscrt where boto3 is."""

from __future__ import annotations

import shlex
import sys
from importlib import invalidate_caches
from importlib.util import find_spec

from checks import aws_cli as copies
from checks.accounts.sign_ins import SignIn
from checks.cli.support.installers import way_here
from checks.context import Context
from checks.model import Phrase, Remedy
from checks.pages import SIGN_IN

NO_CLI = Phrase("There is no AWS CLI that works here, and {command} is a command of it.")
TOO_OLD = Phrase("{command} needs AWS CLI {since} or later; this one is {version}.")
NO_PART = Phrase("rekwiz's own Python lacks {part}, without which boto3 cannot use {command}.")
ADD_IT = Phrase("Add it with the command below; pipx and uv tool have a way of their own:")
BEGIN_ANEW = Phrase("Then run rekwiz setup again: what is done is not asked again.")


def lacking(context: Context, sign_in: SignIn) -> tuple[Phrase, Remedy] | None:
    """What keeps this way from working, in a sentence, and how that is mended; None where all is there."""
    command, version = sign_in.signs_in, copies.version_in_use(context)
    if version is None:
        return NO_CLI.with_(command=command), way_here(context.platform, False).remedy()
    if tuple(version) < sign_in.since:
        since = ".".join(map(str, sign_in.since))
        said = TOO_OLD.with_(command=command, since=since, version=str(version))
        return said, way_here(context.platform, False).remedy()
    invalidate_caches()
    if sign_in.needs and find_spec(sign_in.needs) is None:
        python = shlex.quote(sys.executable)
        ways = (
            f'{python} -m pip install "boto3[crt]"',
            f"pipx inject rekwiz {sign_in.needs}",
            f"uv tool install --with {sign_in.needs} rekwiz",
        )
        said = NO_PART.with_(part=sign_in.needs, command=command)
        return said, Remedy((ADD_IT, BEGIN_ANEW), ways, (SIGN_IN,))
    return None
