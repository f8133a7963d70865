"""What the views of several profiles have in common: what botocore reads, and one photo an identity."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Mapping
from contextlib import suppress
from functools import cache
from threading import RLock
from typing import TYPE_CHECKING, Any, Generic, TypeVar

from checks.sources.aws.bounds import Lines
from checks.sources.aws.one_for_all import kin, signing_for_all
from checks.sources.aws.sessions import builtin_handlers, in_region, that_makes_clients
from checks.sources.memory import Memory

if TYPE_CHECKING:
    from botocore.client import BaseClient
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
        self._profiles = Memory[tuple[str, ...]]()
        self.building = RLock()  # clients, one at a time
        self._makers, self._clients = Memory["Core"](), Memory["BaseClient"]()

    def session(self, profile: str | None, region: str | None) -> Core:
        """botocore's session for keys and settings, with the service models and the files that were
        read already, and with its own handlers of events: nobody adds others to it."""
        hooks = builtin_handlers()
        return self._reading(profile, region, event_hooks=hooks, include_builtin_handlers=False)

    def profiles(self, session: Core) -> tuple[str, ...]:
        """The names of all: one list, and not one for each of them."""
        return self._profiles.once("profiles", lambda: tuple(session.available_profiles))

    def client(
        self, profile: str | None, session: Core, key: Hashable, make: Callable[[Core], BaseClient]
    ) -> BaseClient:
        """The one client of all profiles whose settings are like this session's; see `sign_with`."""
        settings = kin(session.get_scoped_config())

        def maker() -> Core:
            return that_makes_clients(signing_for_all(self._reading(profile, None)), None)

        of_all = self._makers.once(settings, maker)
        return self._clients.once((settings, key), lambda: make(of_all))

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

    def _reading(self, profile: str | None, region: str | None, **more: Any) -> Core:
        session = in_region(region, reading_session()(self._configs, profile=profile, **more))
        own = session.get_component("data_loader")  # of a profile that is not there it raises
        session.register_component("data_loader", self._loaders.once("loader", lambda: own))
        return session

    def _once(self, parse: Callable[..., Parsed]) -> Callable[[str], Parsed]:
        return lambda file: self._files.once((parse.__name__, file), lambda: parse(file))


@cache
def reading_session() -> Callable[..., Core]:
    """A session that takes what another one has parsed: all of them read the same two files."""
    from botocore.session import Session

    class Reading(Session):
        def __init__(self, configs: Memory[Parsed], **more: Any) -> None:
            self._configs = configs
            super().__init__(**more)

        @property
        def full_config(self) -> Parsed:
            files = (self.get_config_variable(f"{kind}_file") for kind in ("config", "credentials"))
            return self._configs.once(tuple(files), lambda: super(Reading, self).full_config)

    return Reading
