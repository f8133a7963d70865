"""botocore refuses neither of the two shared files."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from msgspec.structs import replace

from checks.context import Context, SharedFile
from checks.files.support.wrapped_value import VALUE_ON_NEXT_LINE
from checks.fix import Fix
from checks.model import (
    Check,
    Evidence,
    Fact,
    Finding,
    Location,
    Message,
    Phrase,
    Remedy,
    Severity,
    Undecided,
)
from checks.pages import FILES, FORMAT
from checks.profile import files, shown
from checks.sources.aws.refusal import Refusal
from checks.sources.shared_files import Document, Fault
from checks.value_faults import header_in

NO_SECTION_HEADER = Message(
    code="files.no-section-header",
    severity=Severity.FAIL,
    summary="{file} begins with a setting on line {line}, before any section.",
    why="Settings belong to a profile, and the profile's name in brackets stands above them."
    " botocore reads nothing of a file without it, and neither does the AWS CLI.",
    recognised="Python's configparser raises MissingSectionHeaderError, and the first bytes are"
    " those of an ordinary text.",
    steps=(
        "Open {file} in a text editor and put {header} on a line of its own above line {line}.",
        "Save it and run rekwiz again.",
    ),
    raw=("Unable to parse config file: …", "File contains no section headers."),
    links=(FILES,),
    fix=Fix.ADD_SECTION_HEADER,
)
LINE_WITHOUT_EQUALS = Message(
    code="files.line-without-equals",
    severity=Severity.FAIL,
    summary="Line {line} of {file} is neither a section, nor a comment, nor name = value.",
    why="One such line keeps botocore and the AWS CLI from reading the whole file. Usually it is"
    " the second half of a secret access key that was broken over two lines.",
    recognised="Python's configparser raises ParsingError and names the line.",
    steps=(
        "Open {file} and go to line {line}.",
        "If it is the rest of the line above, join the two without a blank; if a = or a bracket is"
        " missing, put it in; else delete it.",
    ),
    raw=("Unable to parse config file: …", "Source contains parsing errors: …"),
    links=(FILES,),
    fix=Fix.JOIN_LINE,
)
WRITTEN_TWICE = Message(
    code="files.written-twice",
    severity=Severity.FAIL,
    summary="{what} stands twice in {file}: on line {first_line} and on line {line}.",
    why="botocore refuses a file that says the same thing twice, even where both say the same."
    " Capitals do not count: REGION and region are one setting.",
    recognised="Python's configparser raises DuplicateSectionError or DuplicateOptionError.",
    steps=(
        "Open {file} and compare the lines {first_line} and {line}.",
        "Keep the one that is right, delete the other, and save.",
    ),
    raw=("Unable to parse config file: …", "section … already exists", "option … already exists"),
    links=(FILES,),
    fix=Fix.KEEP_ONE,
)
MERGE_MARKERS = Message(
    code="files.merge-markers",
    severity=Severity.FAIL,
    summary="{file} holds both sides of a merge that was left unfinished: the marks of git stand on"
    " the lines {lines}.",
    why="Where two versions of a file differ, git writes both of them, between lines of <, = and >."
    " No AWS tool reads such a file, and much of it stands there twice.",
    recognised="botocore refuses the file, and lines of it begin with seven of these characters.",
    steps=(
        "Open {file}, and keep of each part between the marks the lines that are right.",
        "Delete the lines of the marks, save it, and run rekwiz again.",
    ),
    raw=("Unable to parse config file: …",),
    links=(FILES,),
)
BYTE_ORDER_MARK = Message(
    code="files.byte-order-mark",
    severity=Severity.FAIL,
    summary="{file} begins with an invisible byte-order mark.",
    why='Some Windows editors write it when they save as "UTF-8 with BOM". botocore takes it for'
    " text before the first section and refuses the whole file.",
    recognised="The file's first three bytes are EF BB BF.",
    steps=(
        "Open {file} in an editor that shows the encoding, and save it as UTF-8 without BOM.",
        "In Notepad choose File, Save as, and the encoding UTF-8.",
    ),
    raw=("Unable to parse config file: …",),
    links=(FORMAT,),
    fix=Fix.REMOVE_BYTE_ORDER_MARK,
)
WRONG_ENCODING = Message(
    code="files.wrong-encoding",
    severity=Severity.FAIL,
    summary="{file} is not text in {encoding}, the encoding in which botocore reads it here.",
    why="PowerShell's > and Out-File write UTF-16, and old editors write Latin-1 or Big5. botocore"
    " then refuses the whole file, without naming the reason.",
    recognised="The first bytes are a UTF-16 mark, there are NUL bytes, or the bytes cannot be"
    " decoded in this computer's encoding.",
    steps=(
        "Open {file} in a text editor and save it in the encoding UTF-8, without BOM.",
        "On a Windows that does not use UTF-8, keep to English letters, in comments too.",
    ),
    raw=("Unable to parse config file: …",),
    links=(FORMAT,),
    fix=Fix.REENCODE,
)
NOT_INI = Message(
    code="files.not-ini",
    severity=Severity.FAIL,
    summary="{file} is not a settings file: it holds a key in another form, as a download of the"
    " console, JSON or lines for a shell.",
    why="The console's .csv file, the JSON of other commands and the lines that set variables in a"
    " shell hold the same keys in another form, which botocore cannot read.",
    recognised="Its first line is the header of an access key download, an opening brace, a shell's"
    " line for AWS_ACCESS_KEY_ID, or an access key ID alone.",
    steps=(
        "Move {file} to another name, so that nothing is lost.",
        "Run rekwiz setup --csv with that file: it reads the keys out of it.",
    ),
    raw=("Unable to parse config file: …", "File contains no section headers."),
    commands=("rekwiz setup --csv FILE",),
    links=(FILES,),
    fix=Fix.IMPORT_KEY_FILE,
)
MESSAGES = {
    message.code: message
    for message in (
        NO_SECTION_HEADER,
        LINE_WITHOUT_EQUALS,
        WRITTEN_TWICE,
        BYTE_ORDER_MARK,
        WRONG_ENCODING,
        NOT_INI,
        VALUE_ON_NEXT_LINE,
    )
}
MARKS = ("<" * 7, "|" * 7, "=" * 7, ">" * 7)
"""At the beginning of a line, with a name behind all but the third (git-merge, "How conflicts are
presented")."""
MOST_LINES = 10
DAMAGED = Phrase(
    "{file} holds NUL bytes in the place of text, as a crash or a full disk leaves them."
)
RESTORE = Phrase(
    "Restore {file} from a backup; or delete those bytes, or move the file away and run rekwiz setup."
)

OF_POWERSHELL = "$env"
"""`$env:AWS_ACCESS_KEY_ID=…`: the : ends the name, and so all these lines set one and the same."""
FOR_POWERSHELL = Phrase(
    "{file} has lines for PowerShell: each begins with {name}:, and botocore takes all of them for one"
    " setting."
)
KEEP_EACH = Phrase(
    "Open {file}, and delete {name}: at the beginning of each line, and quotes around the value; keep"
    " all the rest."
)


def look(context: Context) -> Iterator[Finding | Evidence | Undecided]:
    both = files(context)  # before botocore reads them: of one that hangs the name is known
    match context.aws.settings():
        case Refusal(code="ConfigParseError", words=words):
            refused = [_refused(file, context) for file in both]
            yield from (finding for finding in refused if finding)
            if not any(refused):
                said = Phrase("botocore could not read a file, and said: {words}", words=words)
                yield Undecided(said)
        case _:
            for file in both:
                if file.data:
                    yield Evidence(file.kind, shown(file.path, context), "botocore")


def _refused(file: SharedFile, context: Context) -> Finding | None:
    """The most exact reason why botocore refuses this file; None where it reads it."""
    if not file.document or not (refusal := file.document.refusal):
        return None
    place = shown(file.path, context)
    seen = Evidence(file.kind, place, "botocore")
    if marks := _marks(file.document):
        where = Location(str(file.path), marks[0])
        return MERGE_MARKERS.finding(
            seen, location=where, facts={"file": place, "lines": tuple(map(str, marks))}
        )
    fault = _first(file.document, refusal.reason, refusal.line)
    where = Location(str(file.path), fault.line, fault.section, fault.key)
    alike = [str(each.line) for each in file.document.faults if each.reason == fault.reason]
    lines = [Evidence("lines", _listed(alike), place)] if len(alike) > 1 else []
    message, facts = MESSAGES[fault.reason], {"file": place, **_facts(fault, file)}
    if message is WRONG_ENCODING and _is_damaged(file.document):
        remedy = Remedy((RESTORE.with_(file=place),), links=message.links)
        return message.finding(seen, location=where, summary=DAMAGED, remedy=remedy, facts=facts)
    found = message.finding(seen, *lines, location=where, facts=facts)
    if message is WRITTEN_TWICE and fault.key == OF_POWERSHELL:
        told = {"file": place, "name": fault.key}
        remedy = replace(found.remedy, steps=(KEEP_EACH.with_(**told),))  # none is to be deleted
        return replace(found, own_summary=FOR_POWERSHELL.with_(**told), own_remedy=remedy)
    return found


def _first(document: Document, reason: str, line: int | None) -> Fault:
    """The fault to mend first: what botocore names, unless a header that lacks a bracket stands before it.
    Then what belongs to that section seems to stand in none, or twice in the one above."""
    of_lines = (NO_SECTION_HEADER.code, LINE_WITHOUT_EQUALS.code, WRITTEN_TWICE.code)
    for fault in document.faults if reason in of_lines else ():
        at = fault.line if fault.reason in of_lines[:2] else None
        if at and at <= (line or 0) and header_in(document.line(at)):
            return replace(fault, reason=LINE_WITHOUT_EQUALS.code)
    named = (fault for fault in document.faults if (fault.reason, fault.line) == (reason, line))
    return next(named, Fault(reason, line))


def _listed(lines: Sequence[str]) -> str:
    more = f", … ({len(lines)})" if len(lines) > MOST_LINES else ""
    return ", ".join(lines[:MOST_LINES]) + more


def _marks(document: Document) -> tuple[int, ...]:
    """The lines of a merge's marks; none where not both sides of one are there."""
    begun = [line.split(" ")[0].rstrip() for line in document.lines()]
    if not {MARKS[0], MARKS[-1]} <= set(begun):
        return ()
    return tuple(number for number, word in enumerate(begun, 1) if word in MARKS)


def _is_damaged(document: Document) -> bool:
    return b"\0" in document.data and not document.likely_encoding


def _facts(fault: Fault, file: SharedFile) -> dict[str, Fact]:
    known: dict[str, Fact | None] = {
        "line": fault.line,
        "first_line": fault.first_line,
        "what": fault.key or f"[{fault.section}]",
        "setting": fault.key,
        "header": "[default]",
        "encoding": file.encoding.upper(),
    }
    return {name: value for name, value in known.items() if value is not None}


CHECK = Check(
    code="files.readable",
    title="AWS's tools can read the shared files",
    look=look,
    messages=(*MESSAGES.values(), MERGE_MARKERS),
    holds=("{config}, {credentials}", "{config}", "{credentials}"),
)
