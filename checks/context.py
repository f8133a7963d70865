"""All that a check may look at: environment, home, folder, clock, programs, AWS, and what was asked for."""

from __future__ import annotations

import locale
import os
from collections.abc import Callable, Collection, Mapping
from copy import copy
from dataclasses import dataclass, field
from datetime import UTC, datetime
from functools import cached_property, partial
from pathlib import Path
from typing import TYPE_CHECKING

from checks.patience import patiently
from checks.place import NOWHERE, Place, place_of
from checks.scope import Scope
from checks.secrets.places import learn_settings, learn_variables
from checks.sources.aws.ask import Answer, Aws
from checks.sources.aws.refusal import Refusal
from checks.sources.local.own_shell import Shell, ancestors, shell_of
from checks.sources.local.programs import Programs
from checks.sources.memory import Memory
from checks.sources.photo import photo as photos
from checks.sources.shared_files import Document

if TYPE_CHECKING:
    from checks.sources.local.start_up.origins import Origin

MOST_BYTES = 256 * 1024 * 1024
"""Of a shared file, more than a million profiles: what goes on for longer is none."""


def _now() -> datetime:
    return datetime.now(UTC)


def _encoding() -> str:
    """The encoding in which botocore opens the shared files: the locale's."""
    return locale.getpreferredencoding(False)


@dataclass(frozen=True)
class SharedFile:
    """One of the two shared files as it lies there; `data` is None where it cannot be read."""

    kind: str
    path: Path
    data: bytes | None
    encoding: str = "utf-8"
    _parsed: Memory[Document | None] = field(
        default_factory=Memory, init=False, repr=False, compare=False
    )

    @cached_property
    def document(self) -> Document | None:
        """Parsed once, also where several threads ask at a time (Python 3.12 holds none of them)."""
        return self._parsed.once("document", self._document)

    def _document(self) -> Document | None:
        if self.data is None:
            return None
        document = Document.parse(self.data, self.encoding, file=self.kind)
        for section in document.sections():
            learn_settings(section.header, ((each.name, each.text) for each in section.settings))
        return document


FLAG = "--region"


@dataclass(frozen=True)
class Context:
    """One run's world. `platform` is as in sys.platform.

    `region` is what this run was told, and `region_from` where: the flag, a variable, or a file's line.
    `photo` is the person's own as it was typed, `sample` the bundled one; `granted` is when this
    session attached a policy or made a key. `actions` (on `resources`) and `policies` are what was
    required beyond the guide's, as IAM names them. `bucket` (NAME or NAME/KEY) and `collection` are
    resources that were asked about. `administrator` is the profile of an identity
    that may grant, where one was named. `own_tools` is whether the person's AWS CLI and Python are to
    prove the set-up. `own_endpoint` is the address that rekwiz itself set in AWS's
    place, `machine` where the system's own files lie: they tell what kind of machine this is.
    """

    environment: Mapping[str, str]
    home: Path
    folder: Path
    platform: str
    aws: Aws
    profile: str | None = None
    region: str | None = None
    region_from: str = FLAG
    sample: Path = photos.BUNDLED
    photo: Path | None = None
    account: str | None = None
    now: Callable[[], datetime] = _now
    encoding: str = field(default_factory=_encoding)
    granted: datetime | None = None
    actions: tuple[str, ...] = ()
    resources: tuple[str, ...] = ()
    policies: tuple[str, ...] = ()
    bucket: str | None = None
    collection: str | None = None
    administrator: str | None = None
    own_tools: bool = True
    own_endpoint: str | None = None
    machine: Path = NOWHERE
    _files: Memory[SharedFile] = field(
        default_factory=Memory, init=False, repr=False, compare=False
    )
    _photos: Memory[photos.Photo | photos.Unsuitable] = field(
        default_factory=Memory, init=False, repr=False, compare=False
    )
    _programs: Memory[Programs] = field(
        default_factory=Memory, init=False, repr=False, compare=False
    )

    _origins: Memory[tuple[Origin, ...]] = field(
        default_factory=Memory, init=False, repr=False, compare=False
    )

    _shells: Memory[Shell] = field(default_factory=Memory, init=False, repr=False, compare=False)

    def beside(self, profile: str | None, region: str | None, aws: Aws, own_tools: bool) -> Context:
        """The world of another profile on this computer: what was seen of it, or will be, is of both."""
        other = copy(self)
        vars(other).update(profile=profile, region=region, aws=aws, own_tools=own_tools)
        return other

    @cached_property
    def place(self) -> Place:
        return place_of(self.environment, self.machine)

    @property
    def shell(self) -> Shell:
        """The one that the person types into: what is told to be pasted is in its words."""
        return self._shells.once("shell", self._shell)

    def _shell(self) -> Shell:
        above = () if self.machine == NOWHERE else ancestors()
        return shell_of(self.environment, self.platform, above)

    def __post_init__(self) -> None:
        """What is secret is known before anything of this world can be shown."""
        learn_variables(self.environment)

    @property
    def config(self) -> SharedFile:
        """Raises NoAnswer where it hangs, as does all that reads a person's files."""
        return self._files.once("config", lambda: self._shared("config", "AWS_CONFIG_FILE"))

    @property
    def credentials(self) -> SharedFile:
        variable = "AWS_SHARED_CREDENTIALS_FILE"
        return self._files.once("credentials", lambda: self._shared("credentials", variable))

    @property
    def chosen_photo(self) -> photos.Photo | photos.Unsuitable:
        """The person's photo where one was named, else the bundled one."""
        return self._photos.once("photo", self._chosen_photo)

    def _chosen_photo(self) -> photos.Photo | photos.Unsuitable:
        if self.photo is None:
            return photos.look_at(self.sample)
        return photos.look_at(photos.cleaned(str(self.photo), self.home, self.folder))

    @cached_property
    def photo_to_send(self) -> photos.Photo:
        """What the one DetectFaces of the run sends: where a photo cannot be sent, the bundled one proves."""
        chosen = self.chosen_photo
        if isinstance(chosen, photos.Unsuitable):
            chosen = photos.look_at(self.sample)
        assert isinstance(chosen, photos.Photo), "the bundled photo is not whole"
        return chosen

    def detect_faces(self, region: str | None = None) -> Answer | Refusal:
        """The one DetectFaces of the run, in its own Region or, to compare, in another."""
        return self.aws.ask("rekognition", "DetectFaces", region=region, **self._about_the_photo())

    def known_faces(self, aws: Aws) -> Answer | Refusal | None:
        """What this view of AWS was answered about the same photo; asks nothing."""
        return aws.known("rekognition", "DetectFaces", **self._about_the_photo())

    def _about_the_photo(self) -> dict[str, object]:
        return {"Image": {"Bytes": self.photo_to_send.data}, "Attributes": ["ALL"]}

    @property
    def programs(self) -> Programs:
        """The one memory of what other programs said in this run."""
        return self._programs.once("programs", lambda: Programs(self.environment, self.folder))

    def origins(self, names: Collection[str]) -> tuple[Origin, ...]:
        """The lines of start-up files that set these variables, looked for once."""
        return self._origins.once(frozenset(names), lambda: self.origins_now(names))

    def origins_now(self, names: Collection[str]) -> tuple[Origin, ...]:
        """The same as they are at this moment."""
        from checks.sources.local.start_up.origins import World, origins_of

        world = World(self.environment, self.home, self.folder, self.platform, self.machine)
        return origins_of(names, world)

    def caller(self) -> str:
        """The ARN of who signs, as STS says when it is asked; empty where it does not say."""
        match self.aws.ask("sts", "GetCallerIdentity"):
            case Answer(value={"Arn": str(arn)}):
                return arn
        return ""

    @property
    def scope(self) -> Scope:
        return Scope(
            self.profile,
            self.region,
            self.actions,
            self.resources,
            self.policies,
            photo=str(self.photo) if self.photo else None,
            bucket=self.bucket,
            collection=self.collection,
        )

    def _shared(self, kind: str, variable: str) -> SharedFile:
        path = self.home / ".aws" / kind
        if named := self.environment.get(variable):
            path = Path(os.path.expanduser(os.path.expandvars(named)))  # as botocore takes it
        return SharedFile(kind, path, patiently(path, partial(_read, path)), self.encoding)


def _read(path: Path) -> bytes | None:
    """What the file holds; botocore, too, takes a pipe or a device for no file (os.path.isfile)."""
    try:
        if not path.is_file():
            return None
        with path.open("rb") as file:
            data = file.read(MOST_BYTES + 1)
        return data if len(data) <= MOST_BYTES else None  # half of it would say something else
    except (OSError, ValueError):
        return None
