"""The command of the AWS CLI by which a person signs in, for this profile and this computer."""

from __future__ import annotations

import shlex
from collections.abc import Sequence

from msgspec import Struct

from checks import aws_cli as copies
from checks.accounts.sign_ins import SignIn, Way, sign_in_by
from checks.aws_cli import Version
from checks.context import Context
from checks.geography.names import DEFAULT_REGION
from checks.profile import profile_in_use, resolved_region, stated
from wizard.signing_in.browser import has_browser

DEVICE_CODE_CAME = Version(2, 22, 0)
"""Before it the code was the only way, and no option (aws/aws-cli, CHANGELOG.rst, 2.22.0)."""
REMOTE, DEVICE_CODE = "--remote", "--use-device-code"


class Command(Struct, frozen=True):
    """What is run; `shown` is the same as a person would type it."""

    words: tuple[str, ...]
    way: Way
    profile: str
    needs_policy: str | None = None
    """Without which an IAM user is refused."""

    @property
    def shown(self) -> str:
        return shlex.join(self.words)

    @property
    def name(self) -> str:
        """Without its options: `aws login`."""
        return " ".join(word for word in self.words[: self._options])

    @property
    def _options(self) -> int:
        return next(place for place, word in enumerate(self.words) if word.startswith("-"))

    def by(self, program: str) -> Sequence[str]:
        """The same, of this very copy of the AWS CLI."""
        return (program, *self.words[1:])


def command_for(
    context: Context,
    way: Way,
    profile: str | None = None,
    *,
    remote: bool | None = None,
    anew: bool = False,
) -> Command:
    """How to sign in by this way; `remote` says that the browser is on another device, None that it
    is to be found out; `anew` asks again for what is set up.

    A profile of IAM Identity Center that is not set up yet is asked for all that it needs, and signed
    in at once.
    """
    sign_in = sign_in_by(way)
    named = profile or profile_in_use(context)
    is_remote = not has_browser(context) if remote is None else remote
    verb = sign_in.sets_up.split() if anew else _verb(context, sign_in, named)
    words = (*verb, "--profile", named)
    match way:
        case Way.BROWSER:
            # With a Region of its own it asks for none: the next step of the set-up does, with a list.
            region = () if resolved_region(context) else ("--region", DEFAULT_REGION)
            by_code = (REMOTE,) if is_remote else ()
            return Command((*words, *region, *by_code), way, named, sign_in.policy)
        case Way.IDENTITY_CENTER:
            version = copies.version_in_use(context)
            knows_it = version is not None and version >= DEVICE_CODE_CAME
            return Command(
                (*words, *((DEVICE_CODE,) if is_remote and knows_it else ())), way, named
            )
    return Command(words, way, named)


def _verb(context: Context, sign_in: SignIn, profile: str) -> list[str]:
    is_set_up = any(stated(context, name, profile) for name in sign_in.settings)
    return (sign_in.signs_in if is_set_up else sign_in.sets_up).split()
