"""What answers in a person's place: flags, a file of answers, or a yes to all that is recommended."""

from __future__ import annotations

from checks import TYPE_CHECKING
from checks.record import Record

if TYPE_CHECKING:
    from pathlib import Path


class Prepared(Record):
    """The answers that were given beforehand, and the file that is to keep those of this time.

    `csv` and `photo` answer the questions of their names, as --region does; `secret_from_stdin` that
    for a secret, by a line of standard input.
    """

    yes: bool = False
    answers: Path | None = None
    record: Path | None = None
    csv: Path | None = None
    photo: Path | None = None
    secret_from_stdin: bool = False

    @property
    def stands_in(self) -> bool:
        """Whether nobody is asked, for somebody wished it so."""
        return self.yes or self.answers is not None
