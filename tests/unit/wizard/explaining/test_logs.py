"""Logs of any length and encoding: what is known in them, where it stands, and what they may cost."""

import io
import json
import tracemalloc

import pytest

from wizard.explaining.explanation import Asked, of_log
from wizard.explaining.logs import MOST_LINES, MOST_TEXTS, PIECE, Piece, pieces, read

QUIET = "2026-11-27 INFO request {} handled in 12 ms\n"
REGION = "botocore.exceptions.NoRegionError: You must specify a region.\n"
THROTTLED = "An error occurred (ThrottlingException) when calling the DetectFaces operation: Rate exceeded\n"
INDENTED = "IndentationError: unexpected indent\n"
SECRET = "aws_secret_access_key = SAoWDrfMgfLVzK9sQ3PpN7yT2wXb5Jc1HdRaEuGi"


def log(*parts: str, encoding: str = "utf-8"):
    return read(io.BytesIO("".join(parts).encode(encoding)))


def first_codes(found) -> list[str]:
    return [known.matches[0].message.code for known in found.known]


class Generated(io.RawIOBase):
    """A log of so many bytes that is never whole in memory."""

    def __init__(self, size: int, *lines: str) -> None:
        self.left, self.lines, self.number, self.ready = size, lines, 0, b""

    def read(self, size: int = -1) -> bytes:
        if self.left <= 0:
            return b""
        while len(self.ready) < size:
            line = self.lines[self.number % len(self.lines)]
            self.ready += line.replace("{}", str(self.number)).encode()
            self.number += 1
        given, self.ready = self.ready[:size], self.ready[size:]
        self.left -= size
        return given


def test_what_is_known_is_named_with_its_lines():
    found = log(QUIET, THROTTLED, QUIET, THROTTLED)

    [known] = found.known
    assert (first_codes(found), known.lines, known.times) == (["network.throttled"], [2, 4], 2)


TRIED = (
    "2026-11-28 09:20:25,601 - MainThread - botocore.utils - DEBUG - Caught retryable HTTP exception\n"
    'Traceback (most recent call last):\n  File "urllib3/connection.py", line 170, in _new_conn\n'
    "OSError: [Errno 101] Network is unreachable\n\n"
    "During handling of the above exception, another exception occurred:\n\n"
    'Traceback (most recent call last):\n  File "botocore/httpsession.py", line 263, in send\n'
    'ConnectTimeoutError: Connect timeout on endpoint URL: "https://sts.amazonaws.com/"\n\n'
)


@pytest.mark.parametrize("before", ["", "app-1  | "])
def test_what_was_said_aloud_comes_before_what_debugging_shows(before):
    lines = (TRIED + REGION).splitlines(keepends=True)

    assert first_codes(log(*(before + line for line in lines))) == [
        "region.not-set",
        "network.timed-out",
        "network.offline",
    ]


def test_what_debugging_alone_shows_is_named():
    assert first_codes(log(TRIED))[:1] == ["network.timed-out"]


def test_one_cause_comes_before_many_and_the_later_before_the_earlier():
    found = log(REGION, INDENTED, THROTTLED, "credential: No closing quotation\n")

    assert first_codes(found) == [
        "credentials.helper-broken",
        "sdk.program-indented-wrongly",
        "network.throttled",
        "region.not-set",
    ]


def test_a_log_with_nothing_that_is_known_is_unknown_and_can_be_reported():
    found = of_log(log(QUIET * 3))

    assert (found.asked, found.of) == (Asked.LOG, ())
    assert found.door is not None


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "cp950"])
def test_the_encoding_does_not_matter(encoding):
    assert first_codes(log("錯誤 1\n", INDENTED * 9, encoding=encoding)) == [
        "sdk.program-indented-wrongly"
    ]


def test_a_text_in_chinese_is_known_in_the_encoding_of_windows():
    found = log("'aws' 不是內部或外部命令、可執行的程式或批次檔。\n", encoding="cp950")

    assert first_codes(found) == ["cli.not-installed"]


def test_bytes_that_are_no_text_do_no_harm():
    data = bytes(range(256)) * 64 + b"\n" + INDENTED.encode() + b"\xff\x00\x1b[31m\x00"

    assert first_codes(read(io.BytesIO(data))) == ["sdk.program-indented-wrongly"]


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_a_line_ends_as_it_does_anywhere(end):
    found = log(f"busy{end}{INDENTED.strip()}{end}")

    assert first_codes(found) == ["sdk.program-indented-wrongly"]


@pytest.mark.parametrize("before", [0, PIECE - 200, PIECE - 20, 3 * PIECE])
def test_a_text_in_the_midst_of_a_long_line_is_found(before):
    found = log("x" * before + " ", THROTTLED.strip(), " y" * PIECE, "\n")

    assert (first_codes(found), found.known[0].lines) == (["network.throttled"], [1])


def test_a_text_that_a_terminal_broke_into_lines_is_found_in_a_short_log():
    broken = "Infinite loop in credential\nconfiguration detected. Attempting\nto load from profile"

    assert first_codes(log(broken)) == ["credentials.role-chain-broken"]


def test_what_a_line_in_json_says_is_read():
    words = 'Unknown service: \\"rekognition\\". Valid service names are: s3'
    line = f'{{"level": "error", "message": "{words}"}}\n'

    assert first_codes(log(line)) == ["sdk.data-overridden"]


@pytest.mark.parametrize(
    ("raised", "known"),
    [
        (r"OSError: [Errno 22] Invalid argument: 'C:\\me\\new?.jpg'", []),
        (
            r"OSError: [Errno 22] Invalid argument: 'C:\\me\new?.jpg'",
            ["detection.path-eaten-by-backslashes"],
        ),
    ],
    ids=["whole", "eaten"],
)
def test_the_escapes_of_json_are_undone_once(raised, known):
    """A backslash of a path that Python shows as two is none that was eaten."""
    assert first_codes(log(json.dumps({"level": "error", "message": raised}), "\n")) == known


def test_lines_and_texts_are_counted_and_not_all_kept():
    found = log(*[THROTTLED] * 100)

    assert (len(found.known[0].lines), found.known[0].times) == (MOST_LINES, 100)
    assert len(found.known) <= MOST_TEXTS


def test_a_long_log_takes_no_more_memory_than_a_short_one(thorough):
    def peak(size: int) -> int:
        tracemalloc.start()
        read(Generated(size, *[QUIET] * 50, "ERROR job {} failed\n", THROTTLED))
        _, most = tracemalloc.get_traced_memory()
        tracemalloc.stop()
        return most

    read(Generated(2**18, QUIET, THROTTLED))

    least = min(
        peak(2**18) for _ in range(3)
    )  # of all threads: one may be busy with something else

    assert any(peak(2**21) < least * 1.5 for _ in range(3))


def test_lines_are_numbered_from_1_and_the_last_needs_no_end():
    assert [*pieces(io.BytesIO(b"a\nb"))] == [Piece(1, "a"), Piece(2, "b")]


def test_of_a_line_with_a_secret_no_facts_are_told():
    denied = (
        "User: arn:aws:iam::111122223333:user/ming is not authorized to perform: sqs:SendMessage"
    )

    found = of_log(log(f"{denied} {SECRET}\n"))

    assert found.holds_a_secret
    assert [each.facts for each in found.of] == [{}]
