"""What can be printed, by the name under which it is asked for."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from wizard.completion.by_shtab import bash, zsh
from wizard.completion.fish import fish
from wizard.completion.man import man
from wizard.completion.powershell import powershell
from wizard.completion.vocabulary import Vocabulary

SHELLS: Mapping[str, Callable[[Vocabulary], str]] = {
    "bash": bash,
    "zsh": zsh,
    "fish": fish,
    "powershell": powershell,
    "man": man,
}
