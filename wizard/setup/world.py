"""The world as a journey sees it: AWS is asked once, until something was changed."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime

from checks.context import Context
from checks.geography.names import DEFAULT_REGION
from checks.profile import resolved_region
from checks.scope import Scope
from checks.sources.aws.partitions import region_names
from wizard.invocation.call import Call
from wizard.mending.plan import Within, as_it_is


@dataclass
class World:
    """The contexts of one profile; the same ones, with AWS's answers, until `look_anew`."""

    call: Call
    profile: str | None = None
    administrator: str | None = None
    granted: datetime | None = None
    """When this journey changed permissions in AWS: a refusal right after it may be passing."""
    within: Within = as_it_is
    """The world that a change of this journey made, where a person has yet to step into it."""
    _context: Context | None = field(default=None, repr=False)
    _somewhere: Context | None = field(default=None, repr=False)

    @property
    def context(self) -> Context:
        """The world as it is for the profile."""
        if self._context is None:
            self._context = self._of(self.call.scope.region)
        return self._context

    @property
    def somewhere(self) -> Context:
        """The same world, with the guide's Region where none of the lists is set yet.

        The network and the keys are looked at before the Region, and by a name that AWS has.
        """
        if resolved_region(self.context) in region_names():
            return self.context
        if self._somewhere is None:
            self._somewhere = self._of(DEFAULT_REGION)
        return self._somewhere

    def _of(self, region: str | None) -> Context:
        """Without a person's own photo: that is sent after consent only, by the last step."""
        scope = Scope(self.profile, region)
        return self.within(
            self.call.context(scope, administrator=self.administrator, granted=self.granted)
        )

    def anew(self) -> World:
        """The same world, in which nothing was asked yet; this one stays as it is."""
        return World(self.call, self.profile, self.administrator, self.granted)

    def look_anew(self, granted: datetime | None = None) -> None:
        """Forget AWS's answers, because something was changed; permissions, at the moment `granted`."""
        self.granted = granted or self.granted
        self._context = self._somewhere = None
