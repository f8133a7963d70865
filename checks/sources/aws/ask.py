"""The only place that speaks to AWS: each question is asked once a run, and answered or refused."""

from __future__ import annotations

import hashlib
import os
import threading
import time
from concurrent.futures import Future
from dataclasses import dataclass, field
from datetime import datetime
from functools import partial
from typing import Any

from checks.sources.aws.bounds import Silence, TooLate, in_time
from checks.sources.aws.partitions import is_of_aws
from checks.sources.aws.refusal import Kind, Overheard, Refusal, date_of, refusal_of
from checks.sources.aws.sessions import MOST_SECONDS, Keys, boto3_session, client_of, session_of

ATTEMPTS = 2
REACHED_BY = {"sts": "GetCallerIdentity", "iam": "GetUser"}
HELPER_SECONDS = 20.0
"""Given to a `credential_process`: less than a run has, so that the run can say what it waited for."""
HELPER_TOO_SLOW = "HelperTooSlow"
"""The code of that refusal: ours, botocore waits for ever."""
SLOWEST = 20_000
"""Bytes of a photo a second: who sends more slowly is not waited for."""


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


@dataclass(frozen=True)
class _Question:
    """One operation of a service, and how it is put; without a Region in that of the session."""

    service: str
    operation: str
    parameters: dict[str, Any] = field(default_factory=dict)
    region: str | None = None
    signed: bool = True
    attempts: int = ATTEMPTS

    @property
    def name(self) -> str:
        return f"{self.service}:{self.operation}"

    @property
    def key(self) -> Any:
        """What the answer is remembered by."""
        return (self.name, self.region, self.signed, _fingerprint(self.parameters))

    @property
    def size(self) -> int:
        """The bytes of a photo among the parameters."""
        image = self.parameters.get("Image", {})
        return len(image.get("Bytes", b"")) if isinstance(image, dict) else 0


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
        return self._ask(_Question(service, REACHED_BY[service], signed=False))

    def ask(
        self, service: str, operation: str, *, region: str | None = None, **parameters: Any
    ) -> Answer | Refusal:
        """AWS's answer to one operation (`ask("sts", "GetCallerIdentity")`), from memory if it has one."""
        return self._ask(_Question(service, operation, parameters, region=region))

    def tell(
        self, service: str, operation: str, *, attempts: int = 1, **parameters: Any
    ) -> Answer | Refusal:
        """One operation, put to AWS each time and never remembered: what changes something there.

        Once alone, unless more attempts are asked for: what timed out may have been done.
        """
        question = _Question(service, operation, parameters, attempts=attempts)
        return self._put_in_time(question, attempts * MOST_SECONDS, is_change=True)

    def pages(
        self, service: str, operation: str, **parameters: Any
    ) -> tuple[Answer | Refusal, ...]:
        """Every page of a listing, up to the first refusal."""
        return self._once(
            ("pages", service, operation, _fingerprint(parameters)),
            lambda: self._pages(service, operation, parameters),
        )

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
        return isinstance(endpoint, Refusal) or is_of_aws(endpoint)

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

    def _ask(self, question: _Question) -> Answer | Refusal:
        return self._once(question.key, lambda: self._put_in_time(question, MOST_SECONDS))

    def _put_in_time(
        self, question: _Question, seconds: float, *, is_change: bool = False
    ) -> Answer | Refusal:
        """The answer, unless it comes drop by drop: no wait is long then, and all together are."""
        if question.signed:
            self.keys()  # a person may have to type a code for them: that has no deadline
        seconds += question.size / SLOWEST
        try:
            return in_time(lambda: self._put(question), seconds, is_change=is_change)
        except TooLate:
            words = f"no whole answer within {seconds:.0f} seconds"
            code = "ReadTimeoutError"
            return Refusal(Kind.CONNECTION, code, words, question.name, took=seconds)

    def _put(self, question: _Question) -> Answer | Refusal:
        from botocore import xform_name

        began, heard = time.monotonic(), list[Overheard]()
        try:
            client = self._client(question)
            client.meta.events.register("before-parse", partial(_overhear, heard))
            response = getattr(client, xform_name(question.operation))(**question.parameters)
        except Exception as error:
            why = error.__cause__ if isinstance(error, Silence) else error
            took, last = time.monotonic() - began, heard[-1] if heard else None
            return refusal_of(why, question.name, *self._secrets(), took=took, overheard=last)
        about = response.pop("ResponseMetadata", {})
        took = time.monotonic() - began
        return Answer(response, question.name, about.get("RequestId"), date_of(about), took)

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
            found = self._found_in_time()
            if found is None:
                return None
            frozen, method = found
        except TooLate:
            words = f"no answer within {HELPER_SECONDS:.0f} seconds"
            return Refusal(Kind.CREDENTIALS, HELPER_TOO_SLOW, words, "credentials")
        except KeyError as missing:  # botocore takes a container's answer apart without looking
            words = f"the answer of the source lacks {missing}"
            return Refusal(Kind.CREDENTIALS, "KeyError", words, "credentials")
        except Exception as error:
            return refusal_of(error, "credentials")
        return Keys(frozen.access_key, frozen.secret_key, frozen.token, method)

    def _found_in_time(self) -> tuple[Any, str] | None:
        """What botocore resolves, and how; a person may take their time to type a code, a program
        that hands out credentials may not: as a rule it waits for somebody whom nobody told."""

        def resolve() -> tuple[Any, str] | None:
            found = self._session().get_credentials()
            return None if found is None else (found.get_frozen_credentials(), found.method)

        by_program = "credential_process" in self._core().get_scoped_config()
        return in_time(resolve, HELPER_SECONDS) if by_program else resolve()

    def _setting(self, name: str) -> Any:
        from botocore.exceptions import BotoCoreError

        try:
            return self._core().get_config_variable(name)
        except BotoCoreError:
            return None

    def _endpoint(self, service: str, region: str | None) -> str | Refusal:
        try:
            asking = _Question(service, "endpoint", region=region, signed=False)
            return self._client(asking).meta.endpoint_url
        except Exception as error:
            return refusal_of(error, f"{service}:endpoint", *self._secrets())

    def _session(self) -> Any:
        """boto3's, around botocore's."""
        make = partial(boto3_session, self._core(), self._region, self._given)
        return self._once(("session",), make)

    def _core(self) -> Any:
        return self._once(("core",), lambda: session_of(self._profile, self._given))

    def _client(self, question: _Question) -> Any:
        trust = self.setting("ca_bundle") or os.environ.get("REQUESTS_CA_BUNDLE") or True
        with self._building:  # a boto3 session may not make two clients at a time
            return client_of(
                self._session(),
                question.service,
                question.region,
                trust=trust,
                signed=question.signed,
                attempts=question.attempts,
            )

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


def _overhear(heard: list[Overheard], response_dict: dict[str, Any], **_: Any) -> None:
    """Keeps what came over the wire (botocore's event before-parse)."""
    body = response_dict["body"]  # a stream where an operation gives one
    start = body[:1024] if isinstance(body, bytes) else b""
    heard.append(Overheard(response_dict["status_code"], response_dict["headers"], start))


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
