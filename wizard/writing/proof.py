"""The proof that botocore reads in a new file what we meant, before it is put in place."""

from __future__ import annotations

import os
import tempfile
from pathlib import Path

from checks.sources.shared_files import Document
from wizard.writing.outcome import NotWritten, Reason


def must_be_read_alike(temporary: Path, meant: Document, target: Path) -> None:
    """Raises NotWritten where botocore refuses the temporary file or reads something else in it."""
    if meant.refusal:
        raise NotWritten(target, Reason.REFUSED, meant.refusal.reason, meant.refusal.line)
    if _botocores_reading(temporary, meant.render()) != meant.values():
        raise NotWritten(target, Reason.UNPROVED)


def _botocores_reading(path: Path, data: bytes) -> object:
    """What `raw_config_parse` reads in the file; None where it refuses it."""
    # raw_config_parse expands whatever path it is given: in a folder `$x` it would look elsewhere.
    if Path(os.path.expanduser(os.path.expandvars(path))) != path:
        with tempfile.TemporaryDirectory() as folder:
            copy = Path(folder, "copy")
            copy.touch(mode=0o600)
            copy.write_bytes(data)
            return _parsed(copy)
    return _parsed(path)


def _parsed(path: Path) -> object:
    from botocore.configloader import raw_config_parse  # slow to import
    from botocore.exceptions import ConfigNotFound, ConfigParseError

    try:
        return raw_config_parse(str(path))
    except (ConfigNotFound, ConfigParseError):
        return None
