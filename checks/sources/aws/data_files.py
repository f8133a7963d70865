"""botocore's data files: each is read once, whoever asks for it."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from botocore.loaders import Loader
    from botocore.session import Session


@cache
def loader() -> Loader:
    """That of all who look into botocore's usual folders."""
    from botocore.loaders import Loader

    from checks.sources.aws.models import reader_of_models

    return Loader(file_loader=reader_of_models())


def share_loader(session: Session) -> None:
    """Lets a session take what was read already, unless a `data_path` of its own leads elsewhere."""
    own: Loader = session.get_component("data_loader")
    if own.search_paths == loader().search_paths:
        session.register_component("data_loader", loader())
