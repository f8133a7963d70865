"""What a prompt at a terminal does beyond questionary's: words beneath it, and letters not shown."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from wizard.conversation.protocol import Question

if TYPE_CHECKING:
    from prompt_toolkit import Application
    from prompt_toolkit.key_binding import KeyBindings
    from prompt_toolkit.layout.processors import Processor

Fragments = list[tuple[str, str]]
"""Pieces of a line as prompt_toolkit takes them: a style, and a text."""


def keys_of(application: Application[object]) -> KeyBindings:
    """The keys of a list of choices, to which others may be added."""
    from prompt_toolkit.key_binding import KeyBindings

    keys = application.key_bindings
    assert isinstance(keys, KeyBindings), "questionary binds the keys of its lists itself"
    return keys


def may_be_seen(typed: str, question: Question) -> bool:
    return question.visible is None or bool(question.visible.fullmatch(typed))


def unseen(question: Question) -> Processor:
    """Shows a mark for each letter of a text that may not be seen."""
    from prompt_toolkit.application import get_app
    from prompt_toolkit.filters import Condition
    from prompt_toolkit.layout.processors import ConditionalProcessor, PasswordProcessor

    hidden = Condition(lambda: not may_be_seen(get_app().current_buffer.text, question))
    return ConditionalProcessor(PasswordProcessor(), hidden)


def put_beneath(application: Application[object], beneath_it: Callable[[], Fragments]) -> None:
    """Words under what the prompt shows, as they are at each key; they go when it does."""
    from prompt_toolkit.filters import to_filter
    from prompt_toolkit.formatted_text import FormattedText
    from prompt_toolkit.layout import (
        BufferControl,
        FormattedTextControl,
        HSplit,
        Layout,
        VerticalAlign,
        Window,
    )

    layout = application.layout
    if isinstance(layout.current_window.content, BufferControl):
        layout.current_window.dont_extend_height = to_filter(True)  # else a gap grows beneath it
    text = FormattedTextControl(lambda: FormattedText(beneath_it()))
    beneath = Window(text, wrap_lines=True, dont_extend_height=True)
    together = HSplit([layout.container, beneath], align=VerticalAlign.TOP)
    application.layout = Layout(together, layout.current_window)
