"""botocore's models, read by a quicker reader than Python's own.

They are some megabytes of JSON, and botocore has each object of them made an OrderedDict: of a new client
that takes the most time. A dict keeps its order as well.
"""

from __future__ import annotations

import gzip
from pathlib import Path
from typing import TYPE_CHECKING

from msgspec import DecodeError
from msgspec.json import decode

if TYPE_CHECKING:
    from botocore.loaders import JSONFileLoader

ENDINGS = ((".json", open), (".json.gz", gzip.open))


def reader_of_models() -> JSONFileLoader:
    """A `file_loader` for botocore's `Loader`; of what cannot be read botocore tells itself."""
    from botocore.loaders import JSONFileLoader

    class Models(JSONFileLoader):
        def load_file(self, file_path: str) -> object:
            """The file of that name without its ending, plain before compressed; None where neither is."""
            for ending, opened in ENDINGS:
                if not Path(
                    file_path + ending
                ).is_file():  # nor is a pipe, which would be waited for
                    continue
                try:
                    with opened(file_path + ending, "rb") as models:
                        return decode(models.read())
                except (OSError, DecodeError):
                    break
            return super().load_file(file_path)

    return Models()
