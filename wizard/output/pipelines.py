"""What pipelines read of a job's log: GitLab's markers of a section, and what GitHub takes for a command.

Both read standard error as they read standard output. GitHub's runner gives each stream an OutputManager
with the same commands (actions/runner, src/Runner.Worker/Handlers/ScriptHandler.cs: stdoutManager and
stderrManager), and GitLab's writes both into the one trace (gitlab-runner, executors/shell/shell.go: Stdout
and Stderr are s.Trace), which is read whole.
"""

from __future__ import annotations

import re
from collections.abc import Callable

SECTION = "rekwiz_{mode}"
_CLEAR = "\x1b[0K"
_CHAPTER = re.compile(r"^(?=## )", re.MULTILINE)
# A line that begins with ::name is a command, and ##[name] is one wherever it stands in its line
# (actions/runner, src/Runner.Common/ActionCommand.cs: TryParseV2, TryParse).
_COMMAND = re.compile(r"^(\s*):(?=:)|#(?=#\[)", re.MULTILINE)


def section_start(mode: str, seconds: float) -> str:
    """Before the lines of a section, with its head behind it; `seconds` since 1970
    (docs.gitlab.com/ci/jobs/job_logs, "Custom collapsible sections")."""
    return f"{_CLEAR}section_start:{int(seconds)}:{SECTION.format(mode=mode)}\r{_CLEAR}"


def section_end(mode: str, seconds: float) -> str:
    return f"{_CLEAR}section_end:{int(seconds)}:{SECTION.format(mode=mode)}\r{_CLEAR}"


def within(text: str, most: int) -> str:
    """Of a page of Markdown the chapters that come first, up to so many bytes in UTF-8."""
    kept, size = list[str](), 0
    for chapter in _CHAPTER.split(text):
        size += len(chapter.encode(errors="backslashreplace"))
        if size > most:
            break
        kept.append(chapter)
    return "".join(kept)


def _visible(sign: str) -> str:
    """As a sign that cannot be seen is shown: `\\x3a`."""
    return f"\\x{ord(sign):02x}"


def unheard(text: str, spelled: Callable[[str], str] = _visible) -> str:
    """The same for its readers, with nothing that GitHub's runner would obey."""
    return _COMMAND.sub(lambda found: (found[1] or "") + spelled(found[0][-1]), text)
