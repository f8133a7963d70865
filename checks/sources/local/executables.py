"""What the first bytes of a program's file say: its format, its processor, its loader."""

from __future__ import annotations

import platform as computer
import re
from pathlib import Path

EBADARCH = 86  # macOS alone has it, so that Python's errno lacks the name elsewhere
ELF_PROCESSORS = {
    b"\x03\x00": "i386",
    b"\x28\x00": "arm",
    b"\x3e\x00": "x86_64",
    b"\xb7\x00": "aarch64",
    b"\xf3\x00": "riscv64",
}
MACHO_PROCESSORS = {b"\x07\x00\x00\x01": "x86_64", b"\x0c\x00\x00\x01": "arm64"}
SAME_PROCESSOR = {"amd64": "x86_64", "arm64": "aarch64", "i686": "i386", "armv7l": "arm"}


def head_of(place: Path, size: int = 4096) -> bytes:
    """The first bytes of a copy; none where it cannot be read."""
    try:
        with place.open("rb") as file:
            return file.read(size)
    except OSError:
        return b""


def shell_text(place: Path) -> bool:
    """Whether it could be a script without a first line that names its interpreter."""
    head = head_of(place)
    return bool(head) and b"\0" not in head and not head.startswith((b"#!", b"<"))


def foreign_processor(place: Path) -> str | None:
    """The processor that an ELF or Mach-O header names, where it is not this computer's."""
    head, here = head_of(place), computer.machine().lower()
    named: str | None
    if head.startswith(b"\x7fELF"):
        named = ELF_PROCESSORS.get(head[18:20], f"ELF {head[18:20].hex()}")
    else:
        named = MACHO_PROCESSORS.get(head[4:8]) if head[:4] == b"\xcf\xfa\xed\xfe" else None
    same = {here, SAME_PROCESSOR.get(here, here)}
    return None if named is None or {named, SAME_PROCESSOR.get(named, named)} & same else named


def loader(place: Path) -> str:
    """The program loader that an ELF file asks for (its PT_INTERP), as far as it can be seen."""
    found = re.search(rb"/[\w./-]*ld-[\w.-]+", head_of(place))
    return found.group().decode() if found else "glibc"
