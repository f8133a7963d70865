"""Records that cannot be changed, for what every start loads: `dataclasses` takes as long to load as all of
that, and half a millisecond more for the methods of each class. What help does not need has those.
"""

from __future__ import annotations

from checks import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping
    from typing import ClassVar, NoReturn, Self, dataclass_transform
else:

    def dataclass_transform(**_):
        """To type checkers the classes below are dataclasses (PEP 681)."""
        return lambda kind: kind


class Frozen:
    """Its parts are what its class annotates; it is equal to another of the same class with equal parts."""

    part_names: ClassVar[tuple[str, ...]] = ()
    _defaults: ClassVar[Mapping[str, object]] = {}

    def __init_subclass__(cls) -> None:
        held, told = vars(cls), cls.__annotations__.items()
        own = [name for name, kind in told if "ClassVar" not in str(kind)]
        cls.part_names += tuple(own)
        cls._defaults = {**cls._defaults, **{name: held[name] for name in own if name in held}}
        type.__setattr__(cls, "__match_args__", cls.part_names)  # mypy lets nobody else assign it

    def _parts(self) -> dict[str, object]:
        held = vars(self)
        return {name: held[name] for name in self.part_names}

    def __eq__(self, other: object) -> bool:
        return (
            isinstance(other, Frozen)
            and type(self) is type(other)
            and self._parts() == other._parts()
        )

    def __hash__(self) -> int:
        return hash((type(self), *self._parts().values()))

    def __repr__(self) -> str:
        parts = ", ".join(f"{name}={part!r}" for name, part in self._parts().items())
        return f"{type(self).__name__}({parts})"

    def __setattr__(self, name: str, value: object) -> NoReturn:
        raise AttributeError(f"{type(self).__name__} cannot be changed: {name}")

    def __delattr__(self, name: str) -> NoReturn:
        raise AttributeError(f"{type(self).__name__} cannot be changed: {name}")


@dataclass_transform(frozen_default=True)
class Record(Frozen):
    """Made of its parts, in their order or by their names; a default stands in the class."""

    def __init__(self, *given: object, **named: object) -> None:
        told = {**dict(zip(self.part_names, given, strict=False)), **named}
        parts = {**self._defaults, **told}
        if len(told) < len(given) + len(named) or parts.keys() != set(self.part_names):
            raise TypeError(f"{type(self).__name__} has these parts: {', '.join(self.part_names)}")
        vars(self).update(parts)

    def with_(self, **changed: object) -> Self:
        """The same with these parts in place of its own."""
        return type(self)(**{**self._parts(), **changed})
