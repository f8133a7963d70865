"""A shared file as text, whatever it was saved as."""

from __future__ import annotations

from msgspec.structs import replace

from checks.context import SharedFile
from checks.sources.shared_files import Document


def legible(file: SharedFile) -> Document | None:
    """The document; UTF-16 as the text that it is, for among its NUL bytes no secret could be told
    from the rest. None where there is no file."""
    document = file.document
    if document is None or document.likely_encoding in (None, "utf-8"):
        return document and document.without_byte_order_mark()
    try:
        utf_8 = replace(document, encoding="utf-8").reencoded(document.likely_encoding)
    except ValueError:
        return document
    return utf_8.without_byte_order_mark()
