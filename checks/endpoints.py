"""Where the address that a service's requests go to was set."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from checks.context import Context
from checks.model import Location
from checks.profile import Stated, shown, stated
from checks.sources.memory import once_a_thing
from checks.sources.shared_files import Document, Section

KEY = "endpoint_url"
IGNORE = ("ignore_configured_endpoint_urls", "AWS_IGNORE_CONFIGURED_ENDPOINT_URLS")
"""With `true` botocore passes over every such setting (botocore/args.py)."""


def source_of(service: str, context: Context, profile: str | None = None) -> Stated:
    """The first place that names an endpoint, in botocore's order; botocore itself where none does.
    Without a profile it is that in use.

    The service's variable, AWS_ENDPOINT_URL, the profile's `services` section, the profile
    (botocore/configprovider.py, ConfiguredEndpointProvider).
    """
    found = (
        None if _are_ignored(context, profile) else next(_places(service, context, profile), None)
    )
    return found or Stated(KEY, "", "botocore")


def services_are_read(context: Context, profile: str | None = None) -> bool:
    """Whether botocore comes to look for the profile's `services` section: AWS_ENDPOINT_URL goes before it,
    unless rekwiz itself set it for a practice."""
    before = context.environment.get("AWS_ENDPOINT_URL")
    return not _are_ignored(context, profile) and before in (None, "", context.own_endpoint)


def _are_ignored(context: Context, profile: str | None) -> bool:
    key, variable = IGNORE
    value = context.environment.get(variable)
    if value is None:
        named = stated(context, key, profile)
        value = named.value if named else ""
    return value.lower() == "true"


def _places(service: str, context: Context, profile: str | None) -> Iterator[Stated]:
    for variable in (f"AWS_ENDPOINT_URL_{service.upper()}", "AWS_ENDPOINT_URL"):
        if value := context.environment.get(variable):
            yield Stated(KEY, value, variable)
    if named := stated(context, "services", profile):
        yield from _of_services(service, named.value, context)
    if own := stated(context, KEY, profile):
        yield own


def _of_services(service: str, name: str, context: Context) -> Iterator[Stated]:
    """The nested setting in `[services NAME]`: the line of the service that it is nested in."""
    document = context.config.document
    for section in _by_words(document).get(f"services {name}", ()) if document else ():
        setting = section.setting(service)
        if setting and KEY in setting.text:
            file = shown(context.config.path, context)
            where = Location(str(context.config.path), setting.line, section.header, service)
            yield Stated(KEY, setting.text, f"{file}, [{section.header}]", where)


@once_a_thing
def _by_words(document: Document) -> Mapping[str, list[Section]]:
    """The sections by the words of their headers, whatever blanks stand between those."""
    found: dict[str, list[Section]] = {}
    for section in document.sections():
        found.setdefault(" ".join(section.header.split()), []).append(section)
    return found
