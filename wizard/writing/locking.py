"""The lock between one rekwiz and another: `.rekwiz.lock` beside the file, which may stay."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import ExitStack, contextmanager, suppress
from pathlib import Path

from msgspec.structs import replace

from wizard.writing.outcome import NotWritten, Reason
from wizard.writing.replacing import discard_leftovers, hand_over, leftovers, make_folder
from wizard.writing.world import World


@contextmanager
def locked(targets: Sequence[Path], world: World) -> Iterator[None]:
    """No other rekwiz works in these files' folders meanwhile. Raises NotWritten.

    What a killed run left there is removed.
    """
    with ExitStack() as stack:
        # In one order for everybody: two that hold one each would wait until both give up.
        for folder in sorted({target.parent for target in targets}):
            stack.enter_context(folder_locked(folder, ".rekwiz.lock", world))
        yield


@contextmanager
def folder_locked(folder: Path, name: str, world: World) -> Iterator[None]:
    """As `locked`, for one folder, which is made where it is absent."""
    from filelock import FileLock, Timeout  # only a run that writes needs it

    lock = folder / name
    with ExitStack() as stack:
        try:
            make_folder(folder)
            stack.enter_context(
                FileLock(lock, timeout=world.patience, mode=0o600, poll_interval=0.01)
            )
            hand_over(lock)
        except Timeout:
            raise NotWritten(lock, Reason.LOCKED) from None
        except OSError as error:
            raise NotWritten.because(folder, error) from error
        discard_leftovers(folder)
        try:
            yield
        finally:  # a signal may come between a file and the word that it is to be removed
            discard_leftovers(folder)


def sweep(targets: Sequence[Path], world: World) -> None:
    """Remove what a killed run left beside these files, unless another rekwiz is at work there."""
    messy = [target for target in targets if leftovers(target.parent)]
    with suppress(NotWritten), locked(messy, replace(world, patience=0)):
        pass
