"""botocore is the judge: on any bytes, our reading and its own are the same."""

import pytest
from hypothesis import assume, example, given
from hypothesis import strategies as st

from checks.sources.shared_files import (
    Document,
    Refused,
    read_profiles,
    read_services,
    read_sso_sessions,
)
from tests.plugins import botocores

BLANKS = [
    "",
    " ",
    "  ",
    "    ",
    "\t",
    "\xa0",
    "\x0b",
    "\x0c",
    "\x1c",
    "\x1f",
    "\x85",
    "\u2028",
    "\u3000",
]
ENDS = ["\n", "\n", "\n", "\n", "\r\n", "\r", "\n\n", ""]
HEADERS = [
    "default",
    "DEFAULT",
    "profile default",
    "profile x",
    'profile "x"',
    "profile 'two words'",
    'profile "two words"',
    "profile two words",
    'profile "x',
    "profile\tx",
    "profiles x",
    "profile",
    "profilex",
    " profile x",
    "profile x ",
    "sso-session s",
    "services v",
    "x",
    "X",
    "]",
    "",
    "a]b",
    "profile a\\b",
    "é中",
    "\0",
    "plugins",
]
NAMES = [
    "region",
    "REGION",
    "Region",
    "s3",
    "S3",
    "aws_access_key_id",
    "a b",
    "é",
    "İ",
    "ΑΣ",
    "",
    "[x",
    "\0",
]
VALUES = [
    "us-east-1",
    "",
    "x = y",
    "x:y",
    '"q"',
    "v # c",
    "v ; c",
    "[x]",
    "%(a)s",
    "é中",
    "\ufeff",
    "\0",
    "=",
]
COMMENTS = ["# c", "; c", "#[default]", ";region = x"]

blank = st.sampled_from(BLANKS) | st.just("")
end = st.sampled_from(ENDS)
header = st.builds(
    "{}[{}]{}".format,
    blank,
    st.sampled_from(HEADERS),
    st.sampled_from(["", "", " ", " # c", "]", "x"]),
)
setting = st.builds(
    "{}{}{}{}{}{}".format,
    blank,
    st.sampled_from(NAMES),
    blank,
    st.sampled_from(["=", "=", "=", ":", "", "=="]),
    blank,
    st.sampled_from(VALUES),
)
block = st.builds("s3 ={}{}".format, end, setting.map(lambda line: "    " + line))
odd = st.text(alphabet="[]=:#; \t\n\r\"'\\ab\x0b\x0c\x1c\x85\xa0\u2028\ufeff\0é", max_size=12)
line = st.one_of(
    header, header, setting, setting, setting, block, st.sampled_from(COMMENTS), blank, odd
)
text = st.lists(st.tuples(line, end).map("".join), max_size=12).map("".join)
sound = st.lists(  # mostly readable, so that values are compared and not refusals alone
    st.tuples(
        st.sampled_from(HEADERS),
        st.dictionaries(
            st.sampled_from(NAMES[3:-3]), st.tuples(blank, st.sampled_from(VALUES)), max_size=3
        ),
        st.sampled_from(["", "\n", "# c\n", "  # c\n", "s3 =\n  a = b\n\n  c=d\n"]),
    ),
    unique_by=lambda section: section[0],
    max_size=5,
).map(
    lambda sections: "".join(
        f"[{name}]\n"
        + "".join(f"{key} ={before}{value}\n" for key, (before, value) in found.items())
        + rest
        for name, found, rest in sections
    )
)
data = st.one_of(
    text.map(str.encode),
    sound.map(str.encode),
    st.builds(bytes.__add__, text.map(str.encode), st.binary(max_size=4)),
    st.builds(
        bytes.__add__, st.sampled_from([b"\xef\xbb\xbf", b"\xff\xfe", b"\0"]), text.map(str.encode)
    ),
    text.map(lambda found: found.encode("utf-16")),
    st.binary(max_size=60),
)


@given(data)
def test_any_bytes_come_back_as_they_were(content):
    assert Document.parse(content).render() == content


@given(data)
@example(b"[DEFAULT]\ns3 =\n  bad\n")
@example(b"[DEFAULT]\ns3 =\n  bad\n[a]\ns3 = x\n")
@example(b"[DEFAULT]\ns3 =\n  bad\n[a]\n")
@example(b"[DEFAULT]\n[DEFAULT]\na = 1\n[b]\n")
@example(b"[a]\nb = 1\n\n  c\n\n# c\n  d\n\n[e]\n")
@example("[a]\ns3 =\n  x = 1\u2028y = 2\n".encode())
@example("[a]\ns3 =\n  x = 1\u2028y\n".encode())
@example(b"[a]\nb\n  c = 1\nd = 2")
@example(b"[a]\n= 1\n  c = 1\nd = 2")
@example(b"")
def test_each_section_is_read_to_botocores_values_or_refused_with_it(content):
    document = Document.parse(content)
    expected = botocores.sections(content)
    assert (None if document.refusal else document.values()) == expected


@given(st.none() | data, st.none() | data)
@example(b"[default]\na = 1\n[profile default]\nb = 2\n", b"[default]\na = 3\n")
@example(b"[profile default]\nb = 2\n[default]\na = 1\n", b"[profile default]\na = 3\n")
def test_profiles_sessions_and_services_are_those_of_a_botocore_session(config, credentials):
    try:
        ours = (
            read_profiles(config, credentials),
            read_sso_sessions(config, credentials),
            read_services(config, credentials),
        )
    except Refused:
        ours = None
    assert ours == botocores.profiles(config, credentials)


section_names = (
    st.sampled_from(
        [
            "default",
            "profile x",
            "profile two words",
            'profile it\'s "so"',
            "sso-session s",
            "plugins",
            "x",
        ]
    )
    | st.text(max_size=6).map("profile {}".format)
    | st.text(max_size=6)
)
values = st.sampled_from(VALUES) | st.text(max_size=6)
inner = st.dictionaries(
    st.sampled_from(["a", "b", "x"]) | st.text(max_size=3), st.none() | values, max_size=2
)
changes = st.dictionaries(
    st.sampled_from(NAMES) | st.text(max_size=4), st.none() | values | inner, max_size=3
)


def merged(before: dict, settings: dict) -> dict:
    """What a section must read as after `set`: worked out apart from the code under test."""
    after = dict(before)
    for name, value in settings.items():
        if isinstance(value, dict):
            old = after.get(name.lower())
            nested = {**old} if isinstance(old, dict) else {}
            nested.update(value)
            nested = {key: text for key, text in nested.items() if text is not None}
            value = nested or (None if isinstance(old, dict) else old)
        after[name.lower()] = value
    return {name: value for name, value in after.items() if value is not None}


@given(sound.map(str.encode) | text.map(str.encode), section_names, changes)
def test_what_was_set_is_what_botocore_reads_and_all_else_stays(content, section, settings):
    document = Document.parse(content)
    before = botocores.sections(content)
    try:
        after = document.set(section, settings)
    except Refused:
        assert before is None
        return
    except ValueError:
        return
    if before is None:
        assert document.refusal.reason in (
            "files.value-on-next-line",  # setting that very value mends it
            "files.byte-order-mark",  # the document keeps it, writing does not
        )
        return
    now = botocores.sections(after.render())
    if now != before:
        header = after.section(section).header
        handed_down = botocores.sections(content + b"\n[absent]\n")
        old = before.get(header, handed_down["absent"])
        assert now == before | {header: merged(old, settings)}
    assert after.set(section, settings) == after


@given(
    sound.map(str.encode) | text.map(str.encode),
    st.sampled_from(["default", "profile x", "profile two words", "sso-session s", "new"]),
    st.dictionaries(
        st.sampled_from(["region", "s3", "output", "aws_access_key_id"]),
        st.sampled_from(["us-east-1", "x = y", "", "a # b"])
        | st.dictionaries(st.sampled_from("ab"), st.sampled_from(["1", ""]), min_size=1),
    ),
)
def test_ordinary_settings_can_be_set_in_every_file_that_botocore_reads(content, section, settings):
    document = Document.parse(content)
    assume(not document.faults)
    after = document.set(section, settings)
    assert after.refusal is None


@given(sound.map(str.encode), section_names, changes)
def test_every_line_that_was_not_asked_to_change_stays_byte_for_byte(content, section, settings):
    document = Document.parse(content)
    try:
        after = document.set(section, settings)
    except (Refused, ValueError):
        return
    kept = iter(after.lines())
    touched = document.section(section)
    own = {n for found in (touched.settings if touched else ()) for n in found.lines}
    for number, text in enumerate(document.lines(), 1):
        if number not in own:
            assert any(text == line for line in kept), text


@given(sound.map(str.encode) | text.map(str.encode), st.sampled_from(HEADERS))
def test_a_removed_section_is_gone_and_the_others_read_as_before(content, header):
    document = Document.parse(content, file="credentials")
    try:
        after = document.remove(header)
    except (Refused, ValueError):
        return
    before = botocores.sections(content)
    if before is not None and header != "DEFAULT":
        before.pop(header, None)
        assert botocores.sections(after.render()) == before


@pytest.mark.parametrize("encoding", ["cp950", "cp932", "cp1252", "latin-1"])
@given(content=st.binary(max_size=40))
def test_any_bytes_come_back_in_every_codepage(encoding, content):
    document = Document.parse(content, encoding)
    assert (document.render(), len(document.lines()) >= 0) == (content, True)
