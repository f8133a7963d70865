"""The only place that speaks to AWS: each question is asked once a run, and answered or refused."""

from __future__ import annotations

import hashlib
import os
import re
import threading
import time
from concurrent.futures import Future
from dataclasses import dataclass, field
from datetime import datetime
from functools import partial
from itertools import chain
from typing import Any
from urllib.parse import urlsplit

from checks.sources.bounds import Bounded, TooLate, in_time
from checks.sources.refusal import Kind, Overheard, Refusal, date_of, refusal_of

CONNECT_SECONDS = 3
READ_SECONDS = 10
ATTEMPTS = 2
REACHED_BY = {"sts": "GetCallerIdentity", "iam": "GetUser"}
SLOWEST = 20_000
"""Bytes of a photo a second: who sends more slowly is not waited for."""
HOSTS_OF_AWS = (".amazonaws.com", ".amazonaws.com.cn", ".amazonaws.eu", ".api.aws")
"""The ends of AWS's host names (botocore/data/partitions.json), isolated partitions left out."""


@dataclass(frozen=True)
class Keys:
    """Credentials as botocore resolved them, or as a person gave them; the secrets never print."""

    access_key_id: str
    secret: str = field(repr=False)
    token: str | None = field(default=None, repr=False)
    method: str = "explicit"


@dataclass(frozen=True)
class Answer:
    """What AWS answered: the operation's output without its metadata, and about the answer."""

    value: dict[str, Any]
    operation: str
    request_id: str | None = None
    date: datetime | None = None
    took: float = 0.0


@dataclass(frozen=True)
class Settings:
    """What botocore makes of files, environment and flags, before any credentials."""

    profile: str
    region: str | None
    profiles: tuple[str, ...]


class Aws:
    """botocore's view of one profile, and AWS's answers to it; remembered, and safe across threads."""

    def __init__(
        self, profile: str | None = None, region: str | None = None, keys: Keys | None = None
    ) -> None:
        """Nothing happens before the first question. `keys` are used in place of the profile's."""
        self._profile, self._region, self._given = profile, region, keys
        self._lock, self._known = threading.Lock(), dict[Any, Future[Any]]()
        self._building = threading.RLock()

    @property
    def asked(self) -> tuple[Answer | Refusal, ...]:
        """All that was asked so far and has come to an end, in the order of asking."""
        with self._lock:
            ended = [known for known in self._known.values() if known.done()]
            done = [known.result() for known in ended if not known.exception()]
        return tuple(each for each in done if isinstance(each, Answer | Refusal))

    def settings(self) -> Settings | Refusal:
        """The profile, the Region and the names of all profiles, as botocore resolves them."""
        return self._once(("settings",), self._settings)

    def keys(self) -> Keys | Refusal | None:
        """The credentials that botocore would sign with; None where every provider has none."""
        if self._given:
            return self._given
        return self._once(("keys",), self._keys)

    def known_keys(self) -> Keys | None:
        """The credentials, where they were asked for already; asks nothing."""
        with self._lock:
            known = self._known.get(("keys",))
        found = known.result() if known and known.done() else None
        return found if isinstance(found, Keys) else self._given

    def reach(self, service: str = "sts") -> Answer | Refusal:
        """An unsigned question: AWS must say no to it, and so shows that it can be reached.

        AWS's word is MissingAuthenticationToken (IAM's "Common error types"), with its Date.
        """
        operation = REACHED_BY[service]
        return self._ask(service, operation, signed=False, region=None, parameters={})

    def ask(
        self, service: str, operation: str, *, region: str | None = None, **parameters: Any
    ) -> Answer | Refusal:
        """AWS's answer to one operation (`ask("sts", "GetCallerIdentity")`), from memory if it has one."""
        return self._ask(service, operation, signed=True, region=region, parameters=parameters)

    def tell(
        self, service: str, operation: str, *, attempts: int = 1, **parameters: Any
    ) -> Answer | Refusal:
        """One operation, put to AWS each time and never remembered: what changes something there.

        Once alone, unless more attempts are asked for: what timed out may have been done.
        """
        return self._put(service, operation, True, None, parameters, attempts)

    def pages(
        self, service: str, operation: str, **parameters: Any
    ) -> tuple[Answer | Refusal, ...]:
        """Every page of a listing, up to the first refusal."""
        return self._once(
            ("pages", service, operation, _fingerprint(parameters)),
            lambda: self._pages(service, operation, parameters),
        )

    def regions_of(self, service: str) -> tuple[str, ...]:
        """The Regions of all partitions for which botocore's own data lists the service."""
        return self._once(("regions", service), lambda: self._regions_of(service))

    def region_names(self) -> dict[str, str]:
        """Every Region of all partitions with the name that the console gives it."""
        return self._once(("region names",), self._region_names)

    def partition_of(self, region: str) -> str | None:
        """The partition that lists the Region, else the one whose pattern it has, else None."""
        partitions = self._partitions()
        listed = (each for each in partitions if region in each["regions"])
        alike = (each for each in partitions if re.fullmatch(each["regionRegex"], region))
        found = next(chain(listed, alike), None)
        return found["partition"] if found else None

    def setting(self, name: str) -> Any:
        """A setting of botocore's session (`ca_bundle`), from its variable or the profile; or None."""
        return self._once(("setting", name), lambda: self._setting(name))

    def endpoint(self, service: str, *, region: str | None = None) -> str | Refusal:
        """The address that botocore would send this service's requests to, there or in its Region."""
        return self._once(("endpoint", service, region), lambda: self._endpoint(service, region))

    def speaks_to_aws(self, service: str) -> bool:
        """Whether this service's requests go to an address of AWS's own, not to an emulator's."""
        settings = self.settings()
        if isinstance(settings, Settings) and not isinstance(settings.region, str | None):
            return True  # a nested setting stands in the Region's place: no client can be made
        endpoint = self.endpoint(service)
        host = urlsplit(endpoint).hostname if isinstance(endpoint, str) else None
        return host is None or host.endswith(HOSTS_OF_AWS)

    def _once(self, question: Any, answer: Any) -> Any:
        with self._lock:
            mine = question not in self._known
            known = self._known.setdefault(question, Future())
        if mine:
            try:
                known.set_result(answer())
            except BaseException as error:
                known.set_exception(error)
        return known.result()

    def _ask(
        self,
        service: str,
        operation: str,
        *,
        signed: bool,
        region: str | None,
        parameters: dict[str, Any],
    ) -> Answer | Refusal:
        return self._once(
            (service, operation, signed, region, _fingerprint(parameters)),
            lambda: self._put_in_time(service, operation, signed, region, parameters),
        )

    def _put_in_time(
        self,
        service: str,
        operation: str,
        signed: bool,
        region: str | None,
        parameters: dict[str, Any],
    ) -> Answer | Refusal:
        """The answer, unless it comes drop by drop: no wait is long then, and all together are."""
        if signed:
            self.keys()  # a person may have to type a code for them: that has no deadline
        seconds = ATTEMPTS * (CONNECT_SECONDS + READ_SECONDS) + _size(parameters) / SLOWEST
        try:
            return in_time(
                lambda: self._put(service, operation, signed, region, parameters), seconds
            )
        except TooLate:
            name, words = f"{service}:{operation}", f"no whole answer within {seconds:.0f} seconds"
            return Refusal(Kind.CONNECTION, "ReadTimeoutError", words, name, took=seconds)

    def _put(
        self,
        service: str,
        operation: str,
        signed: bool,
        region: str | None,
        parameters: dict[str, Any],
        attempts: int = ATTEMPTS,
    ) -> Answer | Refusal:
        from botocore import xform_name

        name, began = f"{service}:{operation}", time.monotonic()
        heard: list[Overheard] = []
        try:
            client = self._client(service, signed, region, attempts)
            client.meta.events.register("before-parse", partial(_overhear, heard))
            response = getattr(client, xform_name(operation))(**parameters)
        except Exception as error:
            took, last = time.monotonic() - began, heard[-1] if heard else None
            return refusal_of(error, name, *self._secrets(), took=took, overheard=last)
        about = response.pop("ResponseMetadata", {})
        took = time.monotonic() - began
        return Answer(response, name, about.get("RequestId"), date_of(about), took)

    def _settings(self) -> Settings | Refusal:
        try:
            session = self._session()
            return Settings(
                session.profile_name, session.region_name, tuple(session.available_profiles)
            )
        except Exception as error:
            return refusal_of(error, "settings")

    def _keys(self) -> Keys | Refusal | None:
        try:
            found = self._session().get_credentials()
            if found is None:
                return None
            frozen = found.get_frozen_credentials()
        except KeyError as missing:  # botocore takes a container's answer apart without looking
            words = f"the answer of the source lacks {missing}"
            return Refusal(Kind.CREDENTIALS, "KeyError", words, "credentials")
        except Exception as error:
            return refusal_of(error, "credentials")
        return Keys(frozen.access_key, frozen.secret_key, frozen.token, found.method)

    def _regions_of(self, service: str) -> tuple[str, ...]:
        return tuple(
            region
            for partition in self._partitions()
            for region in partition["services"].get(service, {}).get("endpoints", {})
            if region in partition["regions"]
        )

    def _region_names(self) -> dict[str, str]:
        return {
            region: about["description"]
            for partition in self._partitions()
            for region, about in partition["regions"].items()
        }

    def _partitions(self) -> list[dict[str, Any]]:
        """botocore's `endpoints.json`, read without a session: no profile can stand in the way."""
        from botocore.loaders import create_loader

        return self._once(
            ("partitions",), lambda: create_loader().load_data("endpoints")["partitions"]
        )

    def _setting(self, name: str) -> Any:
        from botocore.exceptions import BotoCoreError

        try:
            return self._session()._session.get_config_variable(name)
        except BotoCoreError:
            return None

    def _endpoint(self, service: str, region: str | None) -> str | Refusal:
        try:
            return self._client(service, False, region).meta.endpoint_url  # needs no credentials
        except Exception as error:
            return refusal_of(error, f"{service}:endpoint", *self._secrets())

    def _session(self) -> Any:
        import boto3

        if self._given:
            return _session_of_keys(self._given, self._profile, self._region)
        return self._once(
            ("session",),
            lambda: boto3.Session(profile_name=self._profile, region_name=self._region),
        )

    def _client(
        self, service: str, signed: bool, region: str | None, attempts: int = ATTEMPTS
    ) -> Any:
        from botocore import UNSIGNED
        from botocore.config import Config

        config = Config(
            connect_timeout=CONNECT_SECONDS,
            read_timeout=READ_SECONDS,
            retries={"total_max_attempts": attempts, "mode": "standard"},
            signature_version=None if signed else UNSIGNED,
        )
        with self._building:  # a boto3 session may not make two clients at a time
            client = self._session().client(service, region_name=region, config=config)
        client._endpoint.http_session = Bounded(client._endpoint.http_session, READ_SECONDS)
        return client

    def _secrets(self) -> tuple[str, ...]:
        """What AWS's words may not repeat; an ID that does not look like one may be the secret."""
        known = self.known_keys()
        if known is None:
            return ()
        misplaced = "" if known.access_key_id.startswith(("AKIA", "ASIA")) else known.access_key_id
        return tuple(filter(None, (known.secret, known.token, misplaced)))

    def _pages(
        self, service: str, operation: str, parameters: dict[str, Any]
    ) -> tuple[Answer | Refusal, ...]:
        pages: list[Answer | Refusal] = []
        marker: dict[str, Any] = {}
        while True:
            page = self.ask(service, operation, **parameters, **marker)
            pages.append(page)
            if isinstance(page, Refusal) or not page.value.get("IsTruncated"):
                return tuple(pages)
            marker = {"Marker": page.value["Marker"]}


def _session_of_keys(keys: Keys, profile: str | None, region: str | None) -> Any:
    """A session that signs with these keys, by the way of a profile that exists, or of none at all.

    Without a profile neither shared file is read, and no variable that names a profile: what is
    wrong with them must not stand in the way of a new key.
    """
    import boto3
    from botocore.session import Session

    nothing = (None, None, os.devnull, None)
    alone = {
        "profile": (None, None, None, None),
        "config_file": nothing,
        "credentials_file": nothing,
    }
    return boto3.Session(
        aws_access_key_id=keys.access_key_id,
        aws_secret_access_key=keys.secret,
        aws_session_token=keys.token,
        region_name=region,
        botocore_session=Session(profile=profile) if profile else Session(session_vars=alone),
    )


def _overhear(heard: list[Overheard], response_dict: dict[str, Any], **_: Any) -> None:
    """Keeps what came over the wire (botocore's event before-parse)."""
    body = response_dict["body"]  # a stream where an operation gives one
    start = body[:1024] if isinstance(body, bytes) else b""
    heard.append(Overheard(response_dict["status_code"], response_dict["headers"], start))


def _size(parameters: dict[str, Any]) -> int:
    """The bytes of a photo among the parameters."""
    image = parameters.get("Image", {})
    return len(image.get("Bytes", b"")) if isinstance(image, dict) else 0


def _fingerprint(parameters: Any) -> Any:
    """A hashable stand-in for an operation's input; a photo's bytes become their digest."""
    match parameters:
        case dict():
            return tuple((key, _fingerprint(value)) for key, value in sorted(parameters.items()))
        case list() | tuple():
            return tuple(_fingerprint(value) for value in parameters)
        case bytes():
            return hashlib.sha256(parameters).hexdigest()
        case _:
            return parameters
