"""The world as a journey sees it: AWS is asked once, until something was changed."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime
from threading import RLock
from typing import TYPE_CHECKING

from checks.scope import Scope
from wizard.invocation.call import Call

if TYPE_CHECKING:
    from checks.context import Context
    from wizard.mending.plan import Within


@dataclass
class World:
    """The contexts of one profile; the same ones, with AWS's answers, until `look_anew`."""

    call: Call
    profile: str | None = None
    administrator: str | None = None
    granted: datetime | None = None
    """When this journey changed permissions in AWS: a refusal right after it may be passing."""
    within: Within | None = None
    """The world that a change of this journey made, where a person has yet to step into it."""
    _context: Context | None = field(default=None, repr=False)
    _somewhere: Context | None = field(default=None, repr=False)
    _of_nobody: Context | None = field(default=None, repr=False)
    _lock: RLock = field(default_factory=RLock, repr=False, compare=False)
    """What looks ahead of the journey sees the same contexts."""

    @property
    def context(self) -> Context:
        """The world as it is for the profile."""
        with self._lock:
            if self._context is None:
                self._context = self._of(self.call.scope.region)
            return self._context

    @property
    def somewhere(self) -> Context:
        """The same world, with the guide's Region where none of the lists is set yet.

        The network and the keys are looked at before the Region, and by a name that AWS has.
        """
        from checks.geography.names import DEFAULT_REGION
        from checks.profile import resolved_region
        from checks.sources.aws.partitions import region_names

        with self._lock:
            if resolved_region(self.context) in region_names():
                return self.context
            if self._somewhere is None:
                self._somewhere = self._of(DEFAULT_REGION)
            return self._somewhere

    @property
    def of_nobody(self) -> Context:
        """The world without a profile, in which no question is signed: one that does not exist yet must
        not stand in the way to AWS."""
        from checks.geography.names import DEFAULT_REGION
        from checks.sources.aws.ask import Aws
        from checks.sources.aws.sessions import Keys

        with self._lock:
            if self._of_nobody is None:
                nobody = Aws(region=DEFAULT_REGION, keys=Keys("", ""))
                self._of_nobody = self.call.context(
                    Scope(region=self.call.scope.region), aws=nobody
                )
            return self._of_nobody

    def _of(self, region: str | None) -> Context:
        """Without a person's own photo: that is sent after consent only, by the last step."""
        scope = Scope(self.profile, region)
        context = self.call.context(scope, administrator=self.administrator, granted=self.granted)
        return self.within(context) if self.within else context

    def anew(self) -> World:
        """The same world, in which nothing was asked yet; this one stays as it is."""
        return World(self.call, self.profile, self.administrator, self.granted)

    def look_anew(self, granted: datetime | None = None) -> None:
        """Forget AWS's answers, because something was changed; permissions, at the moment `granted`."""
        self.granted = granted or self.granted
        with self._lock:
            self._context = self._somewhere = self._of_nobody = None
