"""The only place that speaks to AWS: each question is asked once a run, and answered or refused."""

from __future__ import annotations

import os
import threading
import time
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime
from functools import partial
from typing import TYPE_CHECKING, Any

from msgspec import Struct

from checks.deadline import TooLate, must_be_wanted
from checks.masking import is_address, login_pieces, without_pieces
from checks.patience import patiently
from checks.secrets.places import learn_settings
from checks.sources.aws.bounds import FILES_SILENT, Lines, Silence, in_time
from checks.sources.aws.listing import every_page
from checks.sources.aws.one_for_all import sign_with
from checks.sources.aws.partitions import is_of_aws
from checks.sources.aws.passage import Outbox, Passage, current, watch
from checks.sources.aws.question import Question, fingerprint
from checks.sources.aws.refusal import Kind, Refusal, date_of, refusal_of
from checks.sources.aws.sessions import (
    MOST_SECONDS,
    Keys,
    client_of,
    session_of,
    that_makes_clients,
)
from checks.sources.aws.shared import PAID, Shared
from checks.sources.aws.signing_keys import CODE_NEEDED, signing_keys
from checks.sources.memory import Memory
from checks.trail import Step, last, waited_for

if TYPE_CHECKING:
    from botocore.client import BaseClient
    from botocore.session import Session as Core

__all__ = ["Answer", "Aws", "Caller", "Keys", "Settings"]

OF_THE_PHOTO = (
    "ImageTooLargeException",
    "InvalidImageFormatException",
    "InvalidParameterException",
)
"""Refusals that are about what was sent, and would be the same for ever (botocore, rekognition's model)."""
REACHED_BY = {"sts": "GetCallerIdentity", "iam": "GetUser"}
MOST_OF_A_BODY = 64 * 1024
"""Bytes of an object of S3 that are read: whoever asks wants its beginning."""
SLOWEST = 20_000
"""Bytes of a photo a second: who sends more slowly is not waited for."""


@dataclass(frozen=True)
class Answer:
    """What AWS answered: the operation's output without its metadata, and about the answer."""

    value: dict[str, Any]  # its shape is the operation's own: whoever asked takes it apart
    operation: str
    request_id: str | None = None
    date: datetime | None = None
    took: float = 0.0
    step: Step | None = field(default=None, compare=False, repr=False)


class Settings(Struct, frozen=True):
    """What botocore makes of files, environment and flags, before any credentials."""

    profile: str
    region: str | None
    profiles: tuple[str, ...]


class Caller(Struct, frozen=True):
    """Who signs, as STS says."""

    account: str
    arn: str


def is_final(answer: Answer | Refusal) -> bool:
    """Whether AWS would say the same however often it were asked."""
    return isinstance(answer, Answer) or answer.code in OF_THE_PHOTO


class Aws:
    """botocore's view of one profile, and AWS's answers to it; remembered, and safe across threads."""

    def __init__(
        self,
        profile: str | None = None,
        region: str | None = None,
        keys: Keys | None = None,
        shared: Shared[Answer | Refusal] | None = None,
    ) -> None:
        """Nothing happens before the first question. `keys` are used in place of the profile's; what
        is `shared` with the views of other profiles is read and paid once."""
        self._profile, self._region, self.given, self._shared = profile, region, keys, shared
        self._in_common = None if keys else shared
        self._answers = Memory[Answer | Refusal]()
        self._listings = Memory[tuple[Answer | Refusal, ...]]()
        self._addresses = Memory[str | Refusal]()
        self._texts = Memory[str | None]()
        self._resolved = Memory[Settings | Refusal]()
        self._found = Memory[Keys | Refusal | None]()
        self._cores, self._sessions = Memory["Core"](), Memory["Core"]()
        self._clients = Memory["BaseClient"]()
        self._building = shared.building if shared else threading.RLock()
        self._lines = shared.lines if shared else Lines()
        self.outbox = Outbox()

    @property
    def asked(self) -> tuple[Answer | Refusal, ...]:
        """All that AWS was asked so far and that has come to an end, in the order of asking."""
        return self._answers.known

    def settings(self) -> Settings | Refusal:
        """The profile, the Region and the names of all profiles, as botocore resolves them.

        Before all else that reads a session's files: who reads them beside another one finds them half
        read (botocore/session.py, `full_config`).
        """
        return self._resolved.once("settings", self._settings)

    def known_settings(self) -> Settings | Refusal | None:
        """The same, where they were resolved already; reads nothing."""
        return next(iter(self._resolved.known), None)

    def keys(self) -> Keys | Refusal | None:
        """The credentials that botocore would sign with; None where every provider has none."""
        return self.given or self._found.once("keys", self._keys)

    def known_keys(self) -> Keys | None:
        """The credentials, where they were asked for already; asks nothing."""
        return next((each for each in self._found.known if isinstance(each, Keys)), self.given)

    def known_caller(self) -> Caller | None:
        """Who signs, where STS was asked for it already, in whatever Region; asks nothing."""
        for each in self.asked:
            match each:
                case Answer({"Account": account, "Arn": arn}, "sts:GetCallerIdentity"):
                    return Caller(account, arn)
        return None

    def reach(self, service: str = "sts") -> Answer | Refusal:
        """An unsigned question: AWS must say no to it, and so shows that it can be reached.

        AWS's word is MissingAuthenticationToken (IAM's "Common error types"), with its Date.
        """
        return self._ask(Question(service, REACHED_BY[service], signed=False))

    def ask(
        self, service: str, operation: str, *, region: str | None = None, **parameters: object
    ) -> Answer | Refusal:
        """AWS's answer to one operation (`ask("sts", "GetCallerIdentity")`), from memory if it has one."""
        return self._ask(Question(service, operation, parameters, region=region))

    def known(self, service: str, operation: str, **parameters: object) -> Answer | Refusal | None:
        """The same, where it was asked already; asks nothing."""
        return self._answers.of(Question(service, operation, parameters).key)

    def tell(
        self, service: str, operation: str, *, attempts: int = 1, **parameters: object
    ) -> Answer | Refusal:
        """One operation, put to AWS each time and never remembered: what changes something there.

        Once alone, unless more attempts are asked for: what timed out may have been done.
        """
        question = Question(service, operation, parameters, attempts=attempts)
        told = self._put_in_time(question, attempts * MOST_SECONDS, is_change=True)
        waited_for(told.step)
        return told

    def pages(
        self, service: str, operation: str, **parameters: object
    ) -> tuple[Answer | Refusal, ...]:
        """Every page of a listing, up to the first refusal; one that has no end is refused by us."""
        listing = (service, operation, fingerprint(parameters))
        pages = self._listings.once(listing, lambda: self._pages(service, operation, parameters))
        waited_for(pages[-1].step)
        return pages

    def setting(self, name: str) -> str | None:
        """A setting of botocore's that is a text (`ca_bundle`), from its variable or the profile."""
        return self._texts.once(name, lambda: self._setting(name))

    def endpoint(self, service: str, *, region: str | None = None) -> str | Refusal:
        """The address that botocore would send this service's requests to, there or in its Region."""
        return self._addresses.once((service, region), lambda: self._endpoint(service, region))

    def speaks_to_aws(self, service: str) -> bool:
        """Whether this service's requests go to an address of AWS's own, not to an emulator's."""
        endpoint = self.endpoint(service)
        return isinstance(endpoint, Refusal) or is_of_aws(endpoint)

    def _ask(self, question: Question) -> Answer | Refusal:
        must_be_wanted()
        answer = self._answers.once(question.key, lambda: self._answer(question))
        waited_for(answer.step)
        return answer

    def _answer(self, question: Question) -> Answer | Refusal:
        put = partial(self._put_in_time, question, MOST_SECONDS)
        if self._shared is None or (
            question.signed and (question.service, question.operation) != PAID
        ):
            return put()
        settings = self.settings()
        own = settings.region if isinstance(settings, Settings) else None
        region = question.region or own
        there = (region, self.endpoint(question.service, region=region))
        if not question.signed:  # whoever asks it, it is the same
            self.outbox.takes()
            self.outbox.lets_go()  # as a rule another one has put it
            return self._shared.unsigned.once((*there, self._trust(), question.key), put)
        return self._shared.paid.once((self._payer(), *there, question.key), put)

    def _payer(self) -> str:
        """Who signs: a user, or a role whatever its session; else which key does."""
        match self._ask(Question("sts", "GetCallerIdentity")), self.keys():
            case Answer({"Arn": str(arn)}), _:
                return arn.rpartition("/")[0] if ":assumed-role/" in arn else arn
            case _, Keys(access_key_id=key):
                return key
        return ""

    def _put_in_time(
        self, question: Question, seconds: float, *, is_change: bool = False
    ) -> Answer | Refusal:
        """The answer, unless it comes drop by drop: no wait is long then, and all together are."""
        if question.signed:
            found = self.keys()  # a person may have to type a code for them: that has no deadline
            if isinstance(found, Refusal) and found.code == CODE_NEEDED:
                return found  # the client would have it asked for all the same
        seconds += question.size / SLOWEST
        passage, after = Passage(self.outbox), last()
        try:
            said = in_time(lambda: self._put(question, passage), seconds, is_change=is_change)
        except TooLate:
            words = f"no whole answer within {seconds:.0f} seconds"
            code = "ReadTimeoutError"
            said = Refusal(Kind.CONNECTION, code, words, question.name, took=seconds)
        finally:
            passage.ends()
        step = Step(question.name, passage.began, passage.out, time.monotonic(), after)
        return replace(said, step=step)

    def _put(self, question: Question, passage: Passage) -> Answer | Refusal:
        from botocore import xform_name

        current.set(passage)
        try:
            client = self._client(question)
            if question.signed and self._in_common:  # the client may be one of many profiles
                sign_with(self._core().get_credentials())
            response = getattr(client, xform_name(question.operation))(**question.parameters)
            if "Body" in response:  # a stream that can be read once, and is a part of the answer
                response["Body"] = response["Body"].read(MOST_OF_A_BODY)
        except Exception as error:
            why = error.of_botocore if isinstance(error, Silence) else error
            took, heard = passage.took, passage.heard[-1] if passage.heard else None
            said = refusal_of(why, question.name, *self._secrets(), took=took, overheard=heard)
            return _without_logins(said)
        about = response.pop("ResponseMetadata", {})
        when, took = date_of(about), passage.took
        return Answer(response, question.name, about.get("RequestId"), when, took)

    def _settings(self) -> Settings | Refusal:
        return patiently("~/.aws", self._resolved_settings, said=FILES_SILENT)

    def _resolved_settings(self) -> Settings | Refusal:
        try:
            learn_settings(self._profile or "", (("region", self._region or ""),))
            learn_settings("", _texts(self._core().get_scoped_config()))
            core = self._core()
            # a dict where it swallowed the lines below it
            region: object = core.get_config_variable("region")
            text = None if region is None else str(region)
            return Settings(core.profile or "default", text, self._profiles(core))
        except Exception as error:
            return refusal_of(error, "settings")

    def _keys(self) -> Keys | Refusal | None:
        self.settings()
        try:
            if self._shared:
                self._shared.teach(self._core())
            return signing_keys(self._core())
        except KeyError as missing:  # botocore takes a container's answer apart without looking
            words = f"the answer of the source lacks {missing}"
            return Refusal(Kind.CREDENTIALS, "KeyError", words, "credentials")
        except Exception as error:
            return _without_logins(refusal_of(error, "credentials"))

    def _setting(self, name: str) -> str | None:
        from botocore.exceptions import BotoCoreError

        self.settings()
        try:
            value = self._core().get_config_variable(name)
        except BotoCoreError:
            return None
        return value if isinstance(value, str) else None

    def _endpoint(self, service: str, region: str | None) -> str | Refusal:
        try:
            has_keys = self.known_keys() is not None  # the client is the one that will ask
            signed = has_keys or self._in_common is not None
            asking = Question(service, "endpoint", region=region, signed=signed)
            return self._client(asking).meta.endpoint_url
        except Exception as error:
            return _without_logins(refusal_of(error, f"{service}:endpoint", *self._secrets()))

    def _session(self) -> Core:
        """That of which the clients are."""
        make = partial(that_makes_clients, self._core(), self.given)
        return self._sessions.once("session", make)

    def _core(self) -> Core:
        if self._in_common:
            make = partial(self._in_common.session, self._profile, self._region)
        else:
            make = partial(session_of, self._profile, self._region, self.given)
        return self._cores.once("core", make)

    def _profiles(self, core: Core) -> tuple[str, ...]:
        return self._in_common.profiles(core) if self._in_common else tuple(core.available_profiles)

    def _client(self, question: Question) -> BaseClient:
        trust = self._trust()
        settings = self.settings()
        own = settings.region if isinstance(settings, Settings) else None
        region = question.region or own  # botocore's own way to it would stumble over a dict
        signed, attempts = question.signed, question.attempts

        def make(session: Core) -> BaseClient:
            must_be_wanted()  # it takes a computer's time, of which whoever ends the run has need
            with self._building:  # a session may not make two clients at a time
                client = client_of(
                    session,
                    question.service,
                    region,
                    trust=trust,
                    signed=signed,
                    attempts=attempts,
                    lines=self._lines,
                )
            watch(client)
            return client

        key = (question.service, region, signed, attempts)
        if self._in_common:
            return self._in_common.client(self._profile, self._core(), (*key, trust), make)
        return self._clients.once(key, lambda: make(self._session()))

    def _trust(self) -> str | bool:
        """What AWS is verified by, as botocore finds it."""
        return self.setting("ca_bundle") or os.environ.get("REQUESTS_CA_BUNDLE") or True

    def _secrets(self) -> tuple[str, ...]:
        """What AWS's words may not repeat; an ID that does not look like one may be the secret."""
        known = self.known_keys()
        if known is None:
            return ()
        misplaced = "" if known.access_key_id.startswith(("AKIA", "ASIA")) else known.access_key_id
        held = (each.revealed for each in (known.secret, known.token) if each)
        return tuple(filter(None, (*held, misplaced)))

    def _pages(
        self, service: str, operation: str, parameters: Mapping[str, object]
    ) -> tuple[Answer | Refusal, ...]:
        def ask(marker: Mapping[str, object]) -> Answer | Refusal:
            return self._ask(Question(service, operation, {**parameters, **marker}))

        return every_page(f"{service}:{operation}", ask)


def _without_logins(refusal: Refusal) -> Refusal:
    """The refusal, with nothing of a login in its words that a variable has: a proxy's, an endpoint's.

    AWS's own words know none of them, and may well have the same words in them.
    """
    if refusal.kind is Kind.AWS:
        return refusal
    pieces = login_pieces(value for name, value in os.environ.items() if is_address(name))
    words, inner = (without_pieces(text, pieces) for text in (refusal.words, refusal.inner))
    return replace(refusal, words=words, inner=inner)


def _texts(settings: Mapping[str, object]) -> tuple[tuple[str, str], ...]:
    """The settings of a profile that are texts."""
    return tuple((name, text) for name, text in settings.items() if isinstance(text, str))
