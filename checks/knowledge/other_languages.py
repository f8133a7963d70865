"""What an operating system or a shell said in the person's language, in English.

A number says it in any language: of an error with a number the number counts, not the words.
"""

from __future__ import annotations

import re
import tomllib
from functools import cache
from pathlib import Path

_NUMBERED = re.compile(r"\[(?P<whose>WinError|Errno) (?P<number>-?\d+)\](?P<words>[^\n'\"]{0,200})")
_RAISED = re.compile(
    r"\b(?P<kind>\w*[Ee]rror)\((?P<number>-?\d{1,5}), (?P<quote>['\"])(?P<words>[^'\"\n]{0,200})(?P=quote)"
)
"""An exception as Python shows one within another: `ConnectionResetError(10054, 'words', …)`."""
_WORD = re.compile(r"[a-z]{4,}")
_OF_WINDOWS = {
    "2": "[Errno 2] No such file or directory",
    "3": "[Errno 2] No such file or directory",
    "5": "[Errno 13] Permission denied",
    "19": "[Errno 30] Read-only file system",
    "32": "[Errno 13] Permission denied",
    "112": "[Errno 28] No space left on device",
    "193": "[Errno 8] Exec format error",
    "10013": "[Errno 13] Permission denied",
    "10051": "[Errno 101] Network is unreachable",
    "10054": "[Errno 104] Connection reset by peer",
    "10060": "[Errno 110] Connection timed out",
    "10061": "[Errno 111] Connection refused",
    "10065": "[Errno 113] No route to host",
    "11001": "[Errno -2] Name or service not known",
}
"""Windows's numbers by those of Linux (Microsoft, "System Error Codes", "Windows Sockets Error Codes")."""
_FIRST_OF_SOCKETS = 10000
_OF_LINUX = {
    "2": "No such file or directory",
    "13": "Permission denied",
    "28": "No space left on device",
    "30": "Read-only file system",
    "104": "Connection reset by peer",
    "110": "Connection timed out",
    "111": "Connection refused",
    "-2": "Name or service not known",
    "-3": "Temporary failure in name resolution",
}
_OF_POWERSHELL = (
    # The term 'aws' is not recognized as …, in Chinese, Japanese and Korean
    re.compile(r"无法将[“\"']?(?P<name>[\w.-]+)[”\"']?项识别为"),
    re.compile(r"無法辨識 ?[「'\"](?P<name>[\w.-]+)[」'\"] ?詞彙"),
    re.compile(r"用語 ?['\"「](?P<name>[\w.-]+)['\"」] ?は"),
    re.compile(r"['\"](?P<name>[\w.-]+)['\"] ?용어가"),
    # and in German, French, Spanish, Portuguese, Italian and Russian
    re.compile(
        r"(?:Benennung|Le terme|El término|O termo|Il termine|Termine|Имя) ?[«\"'“‘] ?(?P<name>[\w.-]+)"
        r" ?[»\"'”’] (?:wurde nicht als|n['’]est pas reconnu|no se reconoce|não é reconhecido|non (?:è )?"
        r"riconosciuto|не распознано)"
    ),
)


def in_english(text: str) -> str:
    """The text with the sentences of systems and shells in English."""
    said = _RAISED.sub(_as_numbered, _NUMBERED.sub(_by_number, text))
    for form in _OF_POWERSHELL:
        said = form.sub(r"The term '\g<name>' is not recognized as ", said)
    known = _known()
    return _any_of_them().sub(lambda found: known[found[0]], said)


def _as_numbered(found: re.Match[str]) -> str:
    """In Linux's words: a number of sockets is Windows's, any other Linux's on Windows, too."""
    kind, number, words = found["kind"], found["number"], found["words"]
    if number in _OF_WINDOWS and int(number) > _FIRST_OF_SOCKETS:
        return f"{kind}({_OF_WINDOWS[number]}"
    if words.isascii() or number not in _OF_LINUX:
        return found[0]
    return f"{kind}([Errno {number}] {_OF_LINUX[number]}"


def _by_number(found: re.Match[str]) -> str:
    """In Linux's words; what stands in English by Linux's own number stays as it is."""
    whose, number, words = found["whose"], found["number"], found["words"]
    rest = ": " if words.rstrip().endswith(":") else ""
    if whose == "WinError" and number in _OF_WINDOWS:
        return _OF_WINDOWS[number] + rest
    if words.isascii() or number not in _OF_LINUX:
        return found[0]
    return f"[Errno {number}] {_OF_LINUX[number]}{rest}"


@cache
def words_in_ascii() -> frozenset[str]:
    """Of each sentence that has English letters alone its longest word that the English one has not, in
    small letters."""
    return frozenset(
        _longest(set(_WORD.findall(other.lower())) - set(_WORD.findall(english.lower())))
        for other, english in _known().items()
        if other.isascii()
    )


def _longest(words: set[str]) -> str:
    return max(sorted(words), key=len)


@cache
def _known() -> dict[str, str]:
    """The English words by those of each other language."""
    table = tomllib.loads(Path(__file__).with_suffix(".toml").read_text("utf-8"))
    return {words: english for english, others in table.items() for words in others}


@cache
def _any_of_them() -> re.Pattern[str]:
    """The longest first, of which shorter ones may be a part."""
    return re.compile("|".join(map(re.escape, sorted(_known(), key=len, reverse=True))))
