"""The file of a language as it is written: its head, and a line a phrase, read when somebody says it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from checks.record import Record

BETWEEN = '" = "'
"""Within quotation marks each other one has a backslash before it: it stands once in a line."""
OF_SENSE = '"."'
PHRASES = "\n[phrases]\n"
"""The last table of a file."""


class Head(Record):
    """What a language says of itself before its words."""

    code: str
    name: str
    locales: tuple[str, ...]
    between: str
    """What stands between the members of a list."""
    draft: bool = False


class Words(Mapping[str, str]):
    """The words for the English phrases, by their keys, from lines such as `"English" = "words"`.

    TOML's own reader, with which a test compares, takes longer for all of them than a start may.
    """

    def __init__(self, lines: Iterable[str]) -> None:
        parts = (line.partition(BETWEEN) for line in lines)
        self._written = {key: words for key, between, words in parts if between}
        """With the quotation mark before the key and that behind the words."""

    def __getitem__(self, key: str) -> str:
        return _read(self._written[f'"{_written(key)}'][:-1])

    def __iter__(self) -> Iterator[str]:
        for key in self._written:
            yield "\x04".join(map(_read, key[1:].split(OF_SENSE)))

    def __len__(self) -> int:
        return len(self._written)


def read_head(lines: Iterable[str]) -> Head:
    """From what stands before the first table: texts in quotation marks, with none and no backslash
    in them, and whether it is a draft."""
    told = {key.strip(): value.strip() for key, _, value in (line.partition("=") for line in lines)}
    texts = {key: tuple(value.split('"')[1::2]) for key, value in told.items()}
    (code,), (name,), (between,) = texts["code"], texts["name"], texts["between"]
    return Head(code, name, texts["locales"], between, told.get("draft") == "true")


def _written(key: str) -> str:
    escaped = key.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n")
    return escaped.replace("\x04", OF_SENSE)


def _read(text: str) -> str:
    """What stands between quotation marks; Python's escapes are TOML's."""
    if "\\" not in text:
        return text
    return text.encode("latin-1", "backslashreplace").decode("unicode_escape")
