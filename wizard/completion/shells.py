"""What can be printed, by the name under which it is asked for."""

from __future__ import annotations

import sys
from collections.abc import Callable, Mapping
from pathlib import PurePath

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
USED_BY = {
    "bash": 'eval "$(rekwiz completion bash)"',
    "zsh": "rekwiz completion zsh > ~/.zfunc/_rekwiz",
    "fish": "rekwiz completion fish > ~/.config/fish/completions/rekwiz.fish",
    "powershell": "rekwiz completion powershell | Out-String | Invoke-Expression",
}
"""What a person types, by the shell."""


def used_here(environment: Mapping[str, str]) -> str:
    """What is typed in the shell of the person's own, as far as a variable tells it."""
    own = PurePath(environment.get("SHELL", "")).name
    return USED_BY.get(own, USED_BY["powershell" if sys.platform == "win32" else "bash"])
