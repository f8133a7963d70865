"""The one refusal of the shared files: what botocore would not read, where, and why."""

from __future__ import annotations


class Refused(Exception):
    """A file that botocore refuses, which stops every AWS tool.

    `file` is "config" or "credentials", `line` counts from 1 (None: no one line is to blame),
    `reason` is the code of a finding of the area `files`.
    """

    def __init__(self, file: str, line: int | None, reason: str) -> None:
        super().__init__(file, line, reason)
        self.file = file
        self.line = line
        self.reason = reason
