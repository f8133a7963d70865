"""Whether somebody has attached a policy meanwhile: calls that cost nothing, and were refused, go through."""

from __future__ import annotations

from checks.sources.aws.refusal import Refusal
from wizard.setup.world import World

CALLS = (("rekognition", "ListCollections"), ("s3", "ListBuckets"))
"""One of each of the guide's two policies. DetectFaces itself is not tried: it costs something."""


class Waiting:
    """The calls that AWS has refused so far; each look asks them anew, one after the other."""

    def __init__(self, world: World) -> None:
        self.world = world
        self.refused = _refused_in(world)

    def is_over(self) -> bool:
        """Whether one that was refused goes through by now."""
        return bool(self.refused) and bool(self.refused - _refused_in(self.world.anew()))


def _refused_in(world: World) -> frozenset[str]:
    aws = world.somewhere.aws
    return frozenset(
        service for service, operation in CALLS if isinstance(aws.ask(service, operation), Refusal)
    )
