"""The folder in which rekwiz keeps what is its own: backups, choices, a practice that goes on."""

from __future__ import annotations

import os
from collections.abc import Mapping
from pathlib import Path

from checks.phrase import Phrase
from wizard.errors import Usage


def state_folder(environment: Mapping[str, str] = os.environ) -> Path:
    """Where rekwiz keeps backups: `REKWIZ_STATE_DIR`, else the platform's folder for state."""
    if named := environment.get("REKWIZ_STATE_DIR"):
        return _own(named)
    from platformdirs import user_state_path  # only a run that writes needs it

    return user_state_path("rekwiz", appauthor=False)


def kept_sandbox() -> Path:
    """Where this person's practice lies that goes on the next time (--keep-sandbox)."""
    return state_folder() / "sandbox"


def _own(named: str) -> Path:
    try:
        return Path(named).expanduser()
    except RuntimeError:
        raise Usage(
            Phrase("REKWIZ_STATE_DIR: {folder} begins with nobody's home.", folder=named)
        ) from None
