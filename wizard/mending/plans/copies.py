"""A new file beside a person's own: it replaces none, and undo takes it away again."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

from msgspec import Struct
from msgspec.structs import replace

from checks.model import Phrase, Remedy
from checks.sources.shared_files import Document
from wizard.conversation.protocol import Conversation, Question
from wizard.files.new_file import free_name, save_new
from wizard.mending.plan import Done, Within
from wizard.writing import NotWritten, Reason
from wizard.writing.change import FileChange
from wizard.writing.keeping import drop, keep, settle
from wizard.writing.replacing import make_folder
from wizard.writing.world import World


class Copy(Struct, frozen=True, kw_only=True):
    """A plan to write a file that is not there yet: `words` say what it will be.

    `within` and `step` are told of its place: the world with it, and how a person gets there.
    """

    place: Path
    data: bytes
    words: Callable[[Path], Phrase]
    within: Callable[[Path], Within]
    step: Callable[[Path], Remedy]
    question: Question

    @property
    def exact(self) -> str:
        return ""

    def show(self, conversation: Conversation) -> None:
        conversation.show(self.words(self.place))

    def do(self, conversation: Conversation) -> Done | Copy:
        """Another plan where something has come to lie at the place meanwhile. Raises NotWritten."""
        world = World()
        change = FileChange(self.place, self.place, None, Document(self.data), exact=True)
        name = keep((change,), world)
        try:
            make_folder(self.place.parent)
            save_new(self.place, self.data)
        except FileExistsError:
            drop(name, world)
            if not self.place.parent.is_dir():
                raise NotWritten(self.place.parent, Reason.NOT_A_FOLDER) from None
            return replace(self, place=free_name(self.place))
        except BaseException as error:
            drop(name, world)
            if isinstance(error, OSError):
                raise NotWritten.because(self.place, error) from error
            raise
        settle(name, world)

        def take_back() -> None:
            with suppress(OSError):
                if self.place.read_bytes() == self.data:  # else somebody has made it theirs
                    self.place.unlink()
            drop(name, world)

        return Done(take_back=take_back, within=self.within(self.place), step=self.step(self.place))
