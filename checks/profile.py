"""The settings of the profile in use, each with where it stands: in a variable, or in a line of a file."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, field
from pathlib import Path

from msgspec import Struct

from checks.context import Context, SharedFile
from checks.masking import masked_value
from checks.model import Evidence, Location, Remedy
from checks.sources.aws.ask import Settings
from checks.sources.local.shells import unset_remedy
from checks.sources.shared_files import Section, Setting

ID, SECRET, TOKEN = "aws_access_key_id", "aws_secret_access_key", "aws_session_token"
KEY_SETTINGS = (ID, SECRET, TOKEN)
VARIABLES = {
    ID: ("AWS_ACCESS_KEY_ID",),
    SECRET: ("AWS_SECRET_ACCESS_KEY",),
    TOKEN: ("AWS_SECURITY_TOKEN", "AWS_SESSION_TOKEN"),
}
"""botocore/credentials.py, EnvProvider: of several the first that is not empty."""
OLD_TOKEN = "aws_security_token"
"""In a file it goes before the other (botocore/credentials.py, SharedCredentialProvider, ConfigProvider)."""
PROFILE_VARIABLES = ("AWS_DEFAULT_PROFILE", "AWS_PROFILE")
"""In boto3's order (botocore/configprovider.py); AWS CLI 2 has them the other way round."""
REGION_VARIABLE = "AWS_DEFAULT_REGION"
"""The only one that boto3 reads; AWS_REGION is AWS CLI 2's."""


@dataclass(frozen=True)
class Stated:
    """A setting's value and where it stands; `location` is None where that is no file."""

    key: str
    value: str = field(repr=False)
    source: str
    location: Location | None = None

    @property
    def in_file(self) -> bool:
        return self.location is not None

    @property
    def name_there(self) -> str:
        """What it is called where it stands: a setting in a file, else the variable or the flag."""
        return self.key if self.in_file else self.source

    @property
    def shown(self) -> str:
        """The value as it may be shown: what was pasted here by mistake could be a secret."""
        return masked_value(self.key, self.value)

    @property
    def evidence(self) -> Evidence:
        return Evidence(self.key, self.shown or "''", self.source)


class Place(Struct, frozen=True):
    """A section of one of the two files."""

    file: SharedFile
    section: Section


def shown(path: Path, context: Context) -> str:
    """The path as a person writes it: `~/.aws/config`."""
    if path.is_relative_to(context.home):
        return str(Path("~") / path.relative_to(context.home))
    return str(path)


def files(context: Context) -> tuple[SharedFile, SharedFile]:
    return context.config, context.credentials


def asked_profile(context: Context) -> Stated | None:
    """The profile that a flag or a variable names, as boto3 reads them; None where nothing does."""
    if context.profile is not None:
        return Stated("profile", context.profile, "--profile")
    for name in PROFILE_VARIABLES:
        if (value := context.environment.get(name)) is not None:
            return Stated("profile", value, name)
    return None


def profile_in_use(context: Context) -> str:
    settings = context.aws.settings()
    return settings.profile if isinstance(settings, Settings) else profile_meant(context)


def profile_meant(context: Context) -> str:
    """The profile that boto3 looks for, before it has looked: an empty name is none to it."""
    asked = asked_profile(context)
    return asked.value if asked and asked.value else "default"


def header(profile: str, kind: str) -> str:
    """The section's name in the file of this kind, "config" or "credentials"."""
    return profile if kind == "credentials" or profile == "default" else f"profile {profile}"


def section_of(file: SharedFile, profile: str) -> Section | None:
    """The section that botocore takes for the profile: of several in `config` the last."""
    return file.document.profile(profile) if file.document else None


def profiles_in(file: SharedFile) -> Collection[str]:
    """The names of the profiles that botocore finds in this file."""
    return file.document.profiles() if file.document else ()


def places_of(context: Context, profile: str) -> tuple[Place, ...]:
    """The sections that botocore takes for a profile; that of `credentials` comes first."""
    found = ((file, section_of(file, profile)) for file in reversed(files(context)))
    return tuple(Place(file, section) for file, section in found if section)


def names_in_use(context: Context) -> tuple[str, ...]:
    """The profile in use, and those that it names as its source, one after the other."""
    return chain_of(context, profile_in_use(context))


def chain_of(context: Context, profile: str) -> tuple[str, ...]:
    """A profile, and those that it names as its source, one after the other."""
    found = dict[str, None]()
    while profile and profile not in found:
        found[profile] = None
        source = stated(context, "source_profile", profile)
        profile = source.value if source else ""
    return tuple(found)


def places_in_use(context: Context) -> tuple[Place, ...]:
    """The sections of the profile in use and of the profiles that it names as its source."""
    return tuple(place for name in names_in_use(context) for place in places_of(context, name))


def stated(context: Context, key: str, profile: str | None = None) -> Stated | None:
    """What the files say of a setting (that of the profile in use): `credentials` over `config`."""
    places = places_of(context, profile or profile_in_use(context))
    found = (stated_at(context, place, key) for place in places)
    return next((each for each in found if each), None)


def setting_in_use(context: Context, key: str, *variables: str) -> Stated | None:
    """The first of these variables that is set, be it empty, else what the profile in use says.

    Of files that botocore refuses, and of a profile that it does not find, nothing is in use.
    """
    for name in variables:
        if (value := context.environment.get(name)) is not None:
            return Stated(key, value, name)
    return stated(context, key) if isinstance(context.aws.settings(), Settings) else None


def stated_at(context: Context, place: Place, key: str) -> Stated | None:
    """What a section says of a setting, else what `[DEFAULT]` hands down to it: each where it stands."""
    found = setting_at(place, key)
    return of_setting(context, *found) if found else None


def setting_at(place: Place, key: str) -> tuple[Place, Setting] | None:
    """A section's setting, else the one that `[DEFAULT]` hands down to it, with its own section."""
    handing_down = place.file.document.defaults if place.file.document else ()
    for section in (place.section, *reversed(handing_down)):
        if setting := section.setting(key):
            return Place(place.file, section), setting
    return None


def of_setting(context: Context, place: Place, setting: Setting) -> Stated:
    """A setting with its place; of a nested one the text."""
    where = Location(str(place.file.path), setting.line, place.section.header, setting.key)
    value = setting.value if isinstance(setting.value, str) else setting.text
    return Stated(setting.key, value, shown(place.file.path, context), where)


def resolved_region(context: Context) -> str | None:
    """The Region that botocore resolved, else the flag's; None where nothing names one."""
    settings = context.aws.settings()
    return settings.region if isinstance(settings, Settings) else context.region


def region_in_use(context: Context) -> Stated | None:
    """What botocore takes for the Region: flag, AWS_DEFAULT_REGION, then the profile."""
    if context.region is not None:
        return Stated("region", context.region, context.region_from)
    return setting_in_use(context, "region", REGION_VARIABLE)


def unset_by_hand(there: Stated, context: Context) -> Remedy | None:
    """How the person takes the variable away that says it; None where it is none, and a fix may."""
    if there.source not in context.environment:
        return None
    return unset_remedy([there.source], context.platform)


def speaks_to_aws(context: Context, service: str) -> bool:
    """Whether the service's requests go to AWS, or to what rekwiz itself set in its place.

    Asks botocore where anything says otherwise.
    """
    by_variable = any(name.startswith("AWS_ENDPOINT_URL") for name in context.environment)
    by_file = any(stated(context, key) for key in ("endpoint_url", "services"))
    if not (by_variable or by_file) or context.aws.speaks_to_aws(service):
        return True
    return (
        context.own_endpoint is not None and context.aws.endpoint(service) == context.own_endpoint
    )
