"""Settings of the profile in use, each with the place where it stands: a variable or a file."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from checks.masking import masked_value
from checks.model import Evidence, Location, Remedy
from checks.sources.aws.ask import Settings
from checks.sources.local.shells import unset_remedy
from checks.sources.shared_files import Refused, read_profiles
from checks.sources.shared_files.dialect import Value

if TYPE_CHECKING:
    from checks.context import Context, SharedFile


@dataclass(frozen=True)
class Held:
    """A value that holds: from a variable, or from the profile's section of a file."""

    name: str
    value: str
    variable: str | None = None
    location: Location | None = None

    @property
    def source(self) -> str:
        return self.variable or (self.location.file if self.location else "")

    @property
    def shown(self) -> str:
        """The value as it may be shown: what was pasted here by mistake could be a secret."""
        return masked_value(self.name, self.value)

    @property
    def evidence(self) -> Evidence:
        return Evidence(self.name, self.shown, self.source)

    def unset(self, platform: str) -> Remedy | None:
        """What to do about a variable, which only the person can change; None for a file."""
        return unset_remedy([self.variable], platform) if self.variable else None


def profile_in_use(context: Context) -> str | None:
    """The profile's name as botocore has it; None where botocore refuses."""
    settings = context.aws.settings()
    return settings.profile if isinstance(settings, Settings) else None


def settings_in_use(context: Context) -> Mapping[str, Value]:
    """Its settings; none where botocore refuses a file or has no such profile."""
    try:
        profiles = read_profiles(
            context.config.data, context.credentials.data, encoding=context.encoding
        )
    except Refused:
        return {}
    return profiles.get(profile_in_use(context) or "", {})


def held(context: Context, name: str, *variables: str) -> Held | None:
    """The first of these variables that is set, be it empty, else the profile's setting."""
    for variable in variables:
        if variable in context.environment:
            return Held(name, context.environment[variable], variable)
    value = settings_in_use(context).get(name)
    if not isinstance(value, str):
        return None
    return Held(name, value, location=location_of(context, name))


def location_of(context: Context, name: str) -> Location | None:
    """Where the profile in use has this setting: `credentials` wins over `config`."""
    profile = profile_in_use(context)
    headed = "default" if profile == "default" else f"profile {profile}"
    return _in_file(context.credentials, str(profile), name) or _in_file(
        context.config, headed, name
    )


def _in_file(file: SharedFile, header: str, name: str) -> Location | None:
    section = file.document.section(header) if file.document else None
    setting = section.setting(name) if section else None
    if not section or not setting:
        return None
    return Location(str(file.path), setting.line, section.header, setting.name)
