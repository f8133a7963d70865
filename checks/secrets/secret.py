"""A value that never shows itself: whoever prints it, writes it or loses it in a traceback shows a mask."""

from __future__ import annotations

from hmac import compare_digest

from checks.masking import HIDDEN
from checks.secrets.register import KNOWN


class Secret:
    """A secret access key, a session token, a password: `revealed` is what AWS or a file is given.

    It is no text: what wants one does not get the mask by mistake, a type checker says so. As JSON by
    `default=str`, in a pickle, in a copy of a traceback's locals it is the mask.
    """

    __slots__ = ("__revealed",)

    def __init__(self, revealed: str) -> None:
        self.__revealed = revealed
        KNOWN.learn((revealed,))

    @property
    def revealed(self) -> str:
        return self.__revealed

    def __repr__(self) -> str:
        return HIDDEN

    __str__ = __repr__

    def __format__(self, how: str) -> str:
        return format(HIDDEN, how)

    def __bool__(self) -> bool:
        return bool(self.__revealed)

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, Secret):
            return NotImplemented
        return compare_digest(self.__revealed.encode(), other.__revealed.encode())

    def __hash__(self) -> int:
        return hash((Secret, self.__revealed))

    def __copy__(self) -> Secret:
        return self

    def __deepcopy__(self, _: object) -> Secret:
        return self

    def __getstate__(self) -> str:
        return HIDDEN

    def __reduce__(self) -> tuple[type[Secret], tuple[str]]:
        return Secret, (HIDDEN,)
