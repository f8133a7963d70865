"""Whether somebody has attached a policy meanwhile: calls that cost nothing, and were refused, go through."""

from __future__ import annotations

from checks.sources.aws.refusal import Refusal
from wizard.setup.world import World

CALLS = (("rekognition", "ListCollections"), ("s3", "ListBuckets"))
"""One of each of the guide's two policies. DetectFaces itself is not tried: it costs something."""


class Waiting:
    """The calls that AWS refuses now; each look asks them anew, one after the other."""

    def __init__(self, world: World) -> None:
        self.world = world
        self._refused: frozenset[str] | None = None

    def is_over(self) -> bool:
        """Whether one that was refused at the first look goes through at this one."""
        refused = self._asked()
        if self._refused is None:
            self._refused = refused
        return bool(self._refused - refused)

    def _asked(self) -> frozenset[str]:
        aws = self.world.anew().somewhere.aws
        return frozenset(
            service
            for service, operation in CALLS
            if isinstance(aws.ask(service, operation), Refusal)
        )
