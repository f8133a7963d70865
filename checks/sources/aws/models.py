"""botocore's models, read by a quicker reader than Python's own.

They are some megabytes of JSON, and botocore has each object of them made an OrderedDict: of a new client
that takes the most time. A dict keeps its order as well.
"""

from __future__ import annotations

import gzip

from botocore.loaders import JSONFileLoader
from msgspec import DecodeError
from msgspec.json import decode

ENDINGS = ((".json", open), (".json.gz", gzip.open))


class Models(JSONFileLoader):
    """A `file_loader` for a `Loader`; of what cannot be read botocore tells itself."""

    def load_file(self, file_path: str) -> object:
        """The file of that name without its ending, plain before compressed; None where neither is."""
        for ending, opened in ENDINGS:
            try:
                with opened(file_path + ending, "rb") as models:
                    return decode(models.read())
            except FileNotFoundError:
                continue
            except (OSError, DecodeError):
                break
        return super().load_file(file_path)
