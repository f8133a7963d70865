"""What the views of several profiles have in common: what botocore reads, and one photo an identity."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from contextlib import suppress
from typing import TYPE_CHECKING, Any, Generic, TypeVar

from checks.sources.aws.bounds import Lines
from checks.sources.memory import Memory

if TYPE_CHECKING:
    from botocore.session import Session as Core

Paid = TypeVar("Paid")
Parsed = dict[str, Any]
"""A shared file as botocore has it: any name, and a value that is a text or nested."""
PAID = ("rekognition", "DetectFaces")
"""What costs something each time: of one identity it is asked once in each Region."""


class Shared(Generic[Paid]):
    """Read and asked once for all profiles of one call; safe across threads."""

    def __init__(self, paid: Memory[Paid] | None = None) -> None:
        """`paid` is what was paid for already."""
        self.paid = paid or Memory[Paid]()
        self.unsigned = Memory[Paid]()
        self.lines = Lines()
        self._loaders = Memory[Any]()  # botocore's Loader, which has no stubs
        self._configs, self._files = Memory[Parsed](), Memory[Parsed]()

    def session(self, profile: str | None) -> Core:
        """botocore's session, with the service models and the files that were read already."""
        from botocore.session import Session

        configs = self._configs

        class Reading(Session):
            """It takes what another session has parsed: all of them read the same two files."""

            @property
            def full_config(self) -> Parsed:
                names = (
                    self.get_config_variable(f"{kind}_file") for kind in ("config", "credentials")
                )
                return configs.once(tuple(names), lambda: super(Reading, self).full_config)

        session = Reading(profile=profile)
        own = session.get_component("data_loader")  # of a profile that is not there it raises
        session.register_component("data_loader", self._loaders.once("loader", lambda: own))
        return session

    def teach(self, session: Core) -> None:
        """Lets the session's own providers of keys take the files as they were read already."""
        from botocore.configloader import load_config, raw_config_parse
        from botocore.credentials import ConfigProvider, SharedCredentialProvider
        from botocore.exceptions import UnknownCredentialError

        profile = session.get_config_variable("profile") or "default"
        resolver = session.get_component("credential_provider")
        kinds: Mapping[str, Callable[..., Any]] = {
            "credentials": SharedCredentialProvider,
            "config": ConfigProvider,
        }
        for kind, parse in (("credentials", raw_config_parse), ("config", load_config)):
            make, file = kinds[kind], session.get_config_variable(f"{kind}_file")
            provider = make(file, profile, self._once(parse))
            with suppress(UnknownCredentialError):  # it has no such source of its own
                resolver.insert_after(provider.METHOD, provider)
                resolver.remove(provider.METHOD)  # the first of the two: its own

    def _once(self, parse: Callable[..., Parsed]) -> Callable[[str], Parsed]:
        return lambda file: self._files.once((parse.__name__, file), lambda: parse(file))
