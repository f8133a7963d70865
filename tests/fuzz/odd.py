"""What nobody foresaw: what steers a terminal, breaks a format, is too long, or is a secret."""

from __future__ import annotations

from hypothesis import strategies as st

from tests.fuzz.promises import PASSWORD, PLAIN, SECRET, TOKEN

LANGUAGES = st.sampled_from(["en", "zh-TW"])
FORMATS = st.sampled_from(["text", "json"])
TEXTS = (
    "", " ", "\t", "\n", "\r", "\r\n", "\x1b[31mred\x1b[0m", "\x1b]0;title\x07", "\x9b2J", "\x7f\x08",
    "\u202edlrow\u202c", "\u200b\u200d\ufeff", "\u2028", "\u2029", "\x85", "\xa0", "\u3000", "é", "é",
    "金鑰", "🙂", "𝔘", "\U000e0041", "\ue000", "\u0378", "ﬀ", "İ", "ß", "%", "%s%n", "{x}", "{", "}", "{}",
    "[bold]", "[/]", "$(id)", "`id`", "~", "~root/x", "..", "/", "/dev/null", "/etc", "-", "--", "-v",
    "=", ":", "#", ";", "'", '"', "\\", "\\x1b", "None", "null", "true", "0", "-1", "1e999", "NaN", "٣", "²",
    "us-east-1", "us-east-1a", "us-esat-1", "cn-north-1", "US-EAST-1", "eu_west_1", "default", "DEFAULT",
    "profile default", "json", "yaml", "AKIAQWERTYUIOPASDFGH", "111122223333", "none",
    "arn:aws:iam::111122223333:role/demo", "arn:aws:iam::111122223333:user/a/b", "arn:::::",
    "http://127.0.0.1:9", "http://", "http://[", "http://[::1", "https://x:y@", "://", "http://a:99999",
    "a" * 500, "金" * 200, "a b " * 100, "=" * 300,
)  # fmt: skip
SECRETS = (
    SECRET, PLAIN, TOKEN, f" {SECRET} ", f"'{SECRET}'", f"{SECRET}\r", f"x{SECRET}",
    f"http://user:{PASSWORD}@127.0.0.1:9", f"https://{PASSWORD}@h/", f"--password {PASSWORD}",
    f"http://127.0.0.1:9/{SECRET}", f"arn:aws:iam::111122223333:role/{SECRET}",
)  # fmt: skip
"""Of these nothing may be seen, in whatever place they stand."""
GIANTS = ("A" * 60_000, "[" * 5_000, "{x" * 9_000, "\x00" * 20_000, "é" * 30_000, "a,b;c " * 9_000)


def texts(*also: str) -> st.SearchStrategy[str]:
    """An odd text, one of these as often as not."""
    strange = st.one_of(
        st.sampled_from(TEXTS),
        st.sampled_from(SECRETS),
        st.text(max_size=30),
        st.lists(st.sampled_from(TEXTS), max_size=4).map("".join),
    )
    return st.one_of(st.sampled_from(also), strange) if also else strange


def words(*also: str) -> st.SearchStrategy[str]:
    """One that an argument or a variable can be: without NUL, in bytes that the system can carry."""
    return texts(*also).map(_carried)


def _carried(text: str) -> str:
    return "".join(each for each in text if each != "\0" and not "\ud800" <= each <= "\udfff")


def shortened(content: bytes, place: int) -> bytes:
    return content[: place % (len(content) + 1)]


DAMAGES = st.one_of(
    st.just(lambda content: content),
    st.integers(0, 1 << 20).map(lambda place: lambda content: shortened(content, place)),
    st.tuples(st.integers(0, 1 << 20), st.binary(max_size=8)).map(
        lambda way: lambda content: _spliced(content, *way)
    ),
    st.sampled_from([b"\xef\xbb\xbf", b"\xff\xfe", b"\x00", b"\x1f\x8b", b"\r\n"]).map(
        lambda start: lambda content: start + content
    ),
)
"""What becomes of the bytes of a file: nothing, it is cut, it has other bytes in it, or before it."""


def _spliced(content: bytes, place: int, other: bytes) -> bytes:
    here = place % (len(content) + 1)
    return content[:here] + other + content[here + len(other) // 2 :]


ENCODINGS = st.sampled_from(
    ["utf-8", "utf-8", "utf-8", "utf-8-sig", "utf-16", "utf-16-le", "latin-1", "cp950", "utf-32"]
)


def encoded(text: str, encoding: str) -> bytes:
    return text.encode(encoding, "backslashreplace" if encoding.startswith("utf") else "replace")
