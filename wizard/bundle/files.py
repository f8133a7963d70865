"""The shared files without what nobody else may see: sections and settings stay, secrets go."""

from __future__ import annotations

import stat
from collections.abc import Iterator

from checks.context import SharedFile
from checks.files.support.known_settings import KNOWN
from checks.masking import HIDDEN, masked_name, masked_value
from checks.sources.shared_files import Document
from wizard.bundle.legible import legible
from wizard.bundle.privacy import Private, is_private

PROGRAMS = ("credential_process",)
"""A command may hold a password in any place."""
NESTED = ("s3", "services", "api_versions")
OF_S3 = frozenset(
    (
        "addressing_style",
        "max_bandwidth",
        "max_concurrent_requests",
        "max_queue_size",
        "multipart_chunksize",
        "multipart_threshold",
        "payload_signing_enabled",
        "use_accelerate_endpoint",
    )
)
"""AWS CLI S3 Configuration (docs.aws.amazon.com/cli/latest/topic/s3-config.html)."""


def about(file: SharedFile, private: Private) -> dict[str, object]:
    """Where the file is and how it was saved."""
    return {
        "path": private.text(str(file.path)),
        "exists": file.path.exists(),
        "readable": file.data is not None,
        "mode": _mode(file),
        "bytes": len(file.data) if file.data is not None else None,
        "line_ends": _line_ends(file.data or b""),
        "byte_order_mark": (file.data or b"").startswith(b"\xef\xbb\xbf"),
        "encoding": file.document.likely_encoding if file.document else None,
    }


def _mode(file: SharedFile) -> str | None:
    try:
        return f"{stat.S_IMODE(file.path.stat().st_mode):04o}"
    except (OSError, ValueError):
        return None


def _line_ends(data: bytes) -> list[str]:
    crlf, cr, lf = data.count(b"\r\n"), data.count(b"\r"), data.count(b"\n")
    counts = {"CRLF": crlf, "LF": lf - crlf, "CR": cr - crlf}
    return [name for name, count in counts.items() if count]


def without_secrets(file: SharedFile, private: Private) -> str | None:
    """The file's lines; a value that is not known to be harmless shows nothing."""
    document = legible(file)
    if document is None:
        return None
    return "".join(f"{line}\n" for line in _lines(document, private))


def _lines(document: Document, private: Private) -> Iterator[str]:
    shown = dict(_settings(document, private))
    headers = {section.line: section.header for section in document.sections()}
    for number, line in enumerate(document.lines(), 1):
        if number in shown:
            yield shown[number]
        elif number in headers:
            yield f"{_indent(line)}[{private.text(masked_name(headers[number]))}]"
        else:
            yield _other(line)


def _settings(document: Document, private: Private) -> Iterator[tuple[int, str]]:
    """Line and text of each setting; what goes on in further lines is hidden unless it is nested."""
    for section in document.sections():
        for setting in section.settings:
            yield setting.line, _setting(document.line(setting.line), private)
            for number in setting.lines[1:]:
                line = document.line(number)
                nested = isinstance(setting.value, dict) or setting.key in NESTED
                yield number, _setting(line, private) if nested else _other(line)


def _setting(line: str, private: Private) -> str:
    places = [place for sign in "=:" if (place := line.find(sign)) >= 0]
    if not places:
        return _other(line)
    at = min(places)
    name, value = line[:at].strip(), line[at + 1 :].strip()
    shown = private.text(masked_name(name))
    return f"{_indent(line)}{shown} {line[at]} {_value(name, value, private)}".rstrip()


def _value(name: str, value: str, private: Private) -> str:
    key = name.lower()
    if not value:
        return ""
    if is_private(name):
        return masked_value("aws_access_key_id" if "id" in key.split("_") else "secret", value)
    harmless = key in KNOWN | OF_S3 and key not in PROGRAMS
    return private.text(masked_value(name, value)) if harmless else HIDDEN


def _other(line: str) -> str:
    """A comment, or what is no setting: it may be the half of a secret."""
    bare = line.strip()
    mark = bare[:1] if bare[:1] in ("#", ";") else ""
    return f"{_indent(line)}{mark}{' ' if mark else ''}{HIDDEN}" if bare else ""


def _indent(line: str) -> str:
    return line[: len(line) - len(line.lstrip())]
