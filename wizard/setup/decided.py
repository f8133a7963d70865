"""What a person has decided in the set-up and is not saved yet."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from checks.context import Context
    from checks.sources.aws.sessions import Keys
    from wizard.mending.plans.settings import Edits


@dataclass
class Decided:
    """The key, the Region and the output format; the key's secret lives here, until it is saved."""

    keys: Keys | None = field(default=None, repr=False)
    region: str | None = None
    output: str | None = None

    def edits(self, context: Context) -> Edits:
        """How it goes into the shared files, in the profile in use."""
        from checks.profile import profile_in_use
        from wizard.mending.plans.settings import in_config
        from wizard.writing.profiles import with_keys

        edits: Edits = []
        if self.keys:
            edit = with_keys(profile_in_use(context), self.keys)
            edits.append((context.credentials.path, edit))
        decided = {"region": self.region, "output": self.output}
        if settings := {name: value for name, value in decided.items() if value}:
            edits += in_config(context, settings)
        return edits

    def forget(self) -> None:
        """It is saved: the secret stands in the file, and here no longer."""
        self.keys, self.region, self.output = None, None, None
