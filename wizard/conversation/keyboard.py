"""The keys of a terminal: what they do in a prompt, and that none is heard while nobody asks."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from typing import TYPE_CHECKING, Any

from wizard.conversation.protocol import WentBack

if sys.platform != "win32":
    import termios

if TYPE_CHECKING:
    from prompt_toolkit.filters import Condition
    from prompt_toolkit.key_binding import KeyBindings, KeyPressEvent

    from wizard.conversation.listing import Listing

HELP_KEYS = ("?", "？")
"""The second one is what the key gives under a Chinese input method."""
HELP = "?"


def bind_choosing(keys: KeyBindings, *, helps: bool, goes_back: bool) -> None:
    """The keys of a list of choices, beside those that move and take."""
    if goes_back:
        keys.add("left", eager=True)(_leave_with(WentBack))
    for key in ("c-d", "<sigint>"):
        keys.add(key, eager=True)(_leave_with(KeyboardInterrupt))
    for key in HELP_KEYS if helps else ():
        keys.add(key, eager=True)(lambda event: event.app.exit(result=HELP))


def listing_keys(listing: Listing, *, helps: bool, goes_back: bool) -> KeyBindings:
    """The keys of a long list, beside those of a line: they move, and Enter takes what is pointed at."""
    keys = typing_keys("", helps=helps, goes_back=goes_back)
    for key, by in (("up", -1), ("down", 1), ("c-p", -1), ("c-n", 1)):
        keys.add(key, eager=True)(_mover(listing, by))
    keys.add("enter", eager=True)(
        lambda event: event.app.exit(
            result=each.key if (each := listing.pointed) else event.current_buffer.text
        )
    )
    return keys


def _mover(listing: Listing, by: int) -> Callable[[KeyPressEvent], None]:
    return lambda event: listing.move(by)


def typing_keys(default: str, *, helps: bool, goes_back: bool) -> KeyBindings:
    """The keys of a line: back and help from an empty one, the default into it, a paste's first line."""
    from prompt_toolkit.key_binding import KeyBindings
    from prompt_toolkit.keys import Keys

    keys, empty = KeyBindings(), _empty()
    if goes_back:
        keys.add("left", filter=empty, eager=True)(_leave_with(WentBack))
    for key in ("right", "tab") if default else ():
        keys.add(key, filter=empty)(lambda event: event.current_buffer.insert_text(default))
    for key in HELP_KEYS if helps else ():  # nothing that is asked for begins with it
        keys.add(key, filter=empty, eager=True)(lambda event: event.app.exit(result=HELP))
    keys.add(Keys.BracketedPaste, eager=True)(_paste)
    return keys


def _empty() -> Condition:
    from prompt_toolkit.filters import Condition

    return Condition(lambda: not current_text())


def current_text() -> str:
    """What stands in the line that is being typed."""
    from prompt_toolkit.application import get_app

    return get_app().current_buffer.text


def _leave_with(exception: type[BaseException]) -> Callable[[KeyPressEvent], None]:
    return lambda event: event.app.exit(exception=exception)


def _paste(event: KeyPressEvent) -> None:
    """Only the first line: what follows it may be a secret, and would be seen."""
    lines = [line.strip() for line in event.data.splitlines() if line.strip()]
    event.current_buffer.insert_text(lines[0] if lines else "")


@contextmanager
def unheard_keys() -> Iterator[None]:
    """Keys that are pressed meanwhile do not show."""
    modes = _modes()
    if sys.platform == "win32" or modes is None:
        yield
        return
    silent = [*modes[:3], modes[3] & ~termios.ECHO, *modes[4:]]
    termios.tcsetattr(sys.stdin, termios.TCSANOW, silent)
    try:
        yield
    finally:
        with suppress(termios.error):  # the terminal may have been closed
            termios.tcsetattr(sys.stdin, termios.TCSANOW, modes)


def forget_keys() -> None:
    """Keys that were pressed before a question is on the screen do not answer it."""
    from prompt_toolkit.application import get_app_session
    from prompt_toolkit.input.typeahead import clear_typeahead

    clear_typeahead(get_app_session().input)
    if sys.platform != "win32" and _modes() is not None:
        termios.tcflush(sys.stdin, termios.TCIFLUSH)


def _modes() -> list[Any] | None:
    """How the terminal is set; None where there is none, or no such setting."""
    if sys.platform == "win32":
        return None
    try:
        return termios.tcgetattr(sys.stdin)
    except (OSError, ValueError, termios.error):
        return None
