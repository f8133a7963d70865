"""One call of rekwiz: what was said to it, its language, and the world that it happens in."""

from __future__ import annotations

import os
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from msgspec import Struct, field

from checks.phrase import Phrase
from wizard.errors import Usage
from wizard.invocation.everywhere import Everywhere
from wizard.invocation.mistaken_region import MistakenRegion
from wizard.invocation.prepared import Prepared
from wizard.languages import Language
from wizard.output.practice import is_lost

if TYPE_CHECKING:
    from datetime import datetime

    from checks.context import Context
    from checks.scope import Scope
    from checks.sources.aws.ask import Aws
    from checks.sources.local.programs import Programs

SANDBOX_MARK = "REKWIZ_SANDBOX"
"""In every process inside of a sandbox: its address, which is no mistake of the person's while
it is served."""


class Call(Struct, frozen=True):
    """What a command is given. The environment is the process's own: botocore reads it too."""

    language: Language
    everywhere: Everywhere = field(default_factory=Everywhere)
    prepared: Prepared = field(default_factory=Prepared)
    asking: list[Aws] = field(default_factory=list)
    """Whoever asks AWS something in this call, for --verbose."""
    starting: list[Programs] = field(default_factory=list)
    """Whoever starts programs of the person's, likewise."""

    def must_be_possible(self, mistaken_region: MistakenRegion) -> None:
        """Usage for a profile that no file can name, and for a mistake in --region that ends it."""
        self._look_at_the_profile()
        self._look_at_the_secret()
        if mistaken_region is MistakenRegion.ENDS_IT:
            self._look_at_the_region()

    def _look_at_the_region(self) -> None:
        if (region := self.everywhere.region) is None:
            return
        from checks.sources.aws.ask import Aws
        from wizard.output.cells import harmless

        region.must_be_possible(Aws(self.everywhere.profile))
        if region.doubt:
            print(harmless(f"! {self.language.say(region.doubt)}"), file=sys.stderr)

    def _look_at_the_profile(self) -> None:
        named = (self.everywhere.profile, *self.everywhere.profiles)
        if any(
            each.strip() != each or not each.isprintable() or not each
            for each in named
            if each is not None
        ):
            raise Usage(
                Phrase("--profile: no profile can have this name."),
                Phrase(
                    "A name needs at least one letter, no spaces at its ends and no line breaks."
                ),
            )

    def _look_at_the_secret(self) -> None:
        """Before anything is done: the secret may not be typed for all to see, nor come twice."""
        if not self.prepared.secret_from_stdin:
            return
        from wizard.invocation.secret_line import FLAG, must_not_echo

        if self.prepared.csv:
            raise Usage(Phrase("{what} does not go with {other}.", what=FLAG, other="--csv"))
        must_not_echo(sys.stdin)

    @property
    def environment(self) -> Mapping[str, str]:
        return os.environ

    @property
    def in_sandbox(self) -> bool:
        return self.own_endpoint is not None

    @property
    def begins_anew(self) -> bool:
        """Whether this call is a practice of which nothing is kept."""
        return is_lost() or (self.everywhere.practises and not self.everywhere.keep_sandbox)

    def in_practice(self, prepared: Prepared) -> Call:
        """The same in the sandbox, where no profile and no Region of the person's is known."""
        asked = self.everywhere.with_(sandbox=True, profile=None, region=None)
        return Call(self.language, asked, prepared)

    @property
    def own_endpoint(self) -> str | None:
        """The address at which rekwiz itself is AWS for this call."""
        from checks.sources.local.own_endpoint import stands_in

        address = self.environment.get(SANDBOX_MARK)
        return address if address and stands_in(address) else None

    @property
    def scope(self) -> Scope:
        """What this call's own words ask to look at."""
        from checks.scope import Scope

        region = self.everywhere.region
        return Scope(self.everywhere.profile, region.code if region else None)

    def context(
        self,
        scope: Scope | None = None,
        *,
        aws: Aws | None = None,
        photo: Path | None = None,
        account: str | None = None,
        administrator: str | None = None,
        granted: datetime | None = None,
        own_tools: bool = True,
        region_from: str = "--region",
    ) -> Context:
        """The world that checks look at; without a scope or an `aws` of its own, this call's."""
        from checks.context import Context
        from checks.place import NOWHERE
        from checks.sources.aws.ask import Aws

        scope = scope or self.scope
        aws = aws or Aws(scope.profile, scope.region)
        self.asking.append(aws)
        context = Context(
            environment=dict(self.environment),
            home=Path("~").expanduser(),
            folder=Path.cwd(),
            platform=sys.platform,
            aws=aws,
            profile=scope.profile,
            region=scope.region,
            region_from=region_from,
            photo=photo,
            account=account,
            granted=granted,
            actions=scope.actions,
            resources=scope.resources,
            policies=scope.policies,
            bucket=scope.bucket,
            collection=scope.collection,
            administrator=administrator,
            own_tools=own_tools,
            own_endpoint=self.own_endpoint,
            machine=NOWHERE if self.in_sandbox else Path("/"),
        )
        self.starting.append(context.programs)
        return context
