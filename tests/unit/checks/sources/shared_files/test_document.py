"""A shared file as a document: what is wrong with it, and how it changes."""

import pytest

from checks.sources.shared_files import Document, Fault, Refused, Setting, read_profiles


def changed(text, section, settings, **options):
    return Document.parse(text.encode(), **options).set(section, settings).render().decode()


@pytest.mark.parametrize(
    ("data", "line", "reason"),
    [
        (b"region = a\n[default]\n", 1, "files.no-section-header"),
        (b"# c\n\n[default\nregion = a\n", 3, "files.no-section-header"),
        (b"[default]\nregion\n[x]\ny\n", 2, "files.line-without-equals"),
        (b"[a]\n[default\n", 2, "files.line-without-equals"),
        (b"[a]\n= b\n", 2, "files.line-without-equals"),
        (b"[a]\r\nx=1\r\n[a]\r\n", 3, "files.written-twice"),
        (b"[a]\nregion = x\nREGION = x\n", 3, "files.written-twice"),
        (b"[a]\nb\nregion = x\nregion = x\n", 4, "files.written-twice"),
        (b"\xef\xbb\xbf[default]\n", 1, "files.byte-order-mark"),
        (b"\xef\xbb\xbf", 1, "files.byte-order-mark"),
        ("[default]\n".encode("utf-16"), None, "files.wrong-encoding"),
        ("[default]\nregion = a\n".encode("utf-16-be"), None, "files.wrong-encoding"),
        (b"[default]\n# caf\xe9\n", 2, "files.wrong-encoding"),
        (b"[default]\r\r\n\n# caf\xe9", 4, "files.wrong-encoding"),
        (b"Access key ID,Secret access key\nA,B\n", 1, "files.not-ini"),
        (b"User name,Access key ID,Secret\nA,B\n", 1, "files.not-ini"),
        (b"AWSAccessKeyId=A\nAWSSecretKey=B\n", 1, "files.not-ini"),
        (b'{\n  "AccessKey": {}\n}\n', 1, "files.not-ini"),
        (b"export AWS_ACCESS_KEY_ID=A\nexport AWS_SECRET_ACCESS_KEY=B\n", 1, "files.not-ini"),
        (b'# paste\n$Env:AWS_ACCESS_KEY_ID="A"\n', 2, "files.not-ini"),
        (b"AKIAZ7QXKW3RBLT5MNVE\nsecret\n", 1, "files.not-ini"),
        (b"export AWS_ACCESS_KEY_ID=A\n[work]\nregion = x\n", 1, "files.no-section-header"),
        (b"[default]\nregion =\n  us-east-1\n", 3, "files.value-on-next-line"),
        (b"[a]\ns3 =\n  x = y\n\n  # c\n  z\n", 6, "files.value-on-next-line"),
    ],
)
def test_a_refusal_names_the_line_and_the_most_exact_reason(data, line, reason):
    refusal = Document.parse(data, file="credentials").refusal
    assert (refusal.file, refusal.line, refusal.reason) == ("credentials", line, reason)


@pytest.mark.parametrize("name", ["config", "credentials"])
def test_the_refusal_of_the_two_files_names_the_broken_one(name):
    files = {"config": b"", "credentials": b"", name: b"oops"}
    with pytest.raises(Refused) as caught:
        read_profiles(**files)
    assert (caught.value.file, caught.value.line) == (name, 1)


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"\n \n# c\n; d\n",
        b"[default]\r\nregion = a\r\n",
        b"[default]\rregion = a\r",
        b"  [default] # text behind\nREGION : a",
        "[default]\n# 人臉\n".encode(),
        b"[profile default]\n",
        b"[default]\ns3 =\n  a = b\n",
        b"[plugins]\nx = y\n[default]\n",
        b"[DEFAULT]\na = b\n[DEFAULT]\nc = d\n",
    ],
)
def test_what_is_odd_but_read_is_not_refused(data):
    document = Document.parse(data)
    assert (document.refusal, document.faults) == (None, ())


def test_every_fault_of_a_file_is_listed_with_its_place():
    document = Document.parse(b"[a]\nx = 1\nX = 2\noops\n[a]\ns3 =\n  bad\n")
    assert document.faults == (
        Fault("files.written-twice", 3, "a", "x", 2),
        Fault("files.line-without-equals", 4, "a"),
        Fault("files.written-twice", 5, "a", None, 1),
        Fault("files.value-on-next-line", 7, "a", "s3"),
    )


def test_sections_have_their_settings_as_spelt_with_their_lines():
    document = Document.parse(
        b"# c\n[profile x]\nRegion = a # b\n\ns3 =\n  a = b\n  # c\n  d = e\n"
    )
    (section,) = document.sections()
    assert (section.header, section.line) == ("profile x", 2)
    assert section.settings == (
        Setting("Region", "a # b", "a # b", (3,)),
        Setting("s3", {"a": "b", "d": "e"}, "\na = b\nd = e", (5, 6, 8)),
    )
    assert section.setting("REGION").line == 3


def test_what_default_hands_down_is_in_every_sections_values():
    document = Document.parse(b"[a]\nx = 1\n[DEFAULT]\nx = 2\ny = 3\n[b]\n")
    assert document.values() == {"a": {"x": "1", "y": "3"}, "b": {"x": "2", "y": "3"}}


@pytest.mark.parametrize(
    ("before", "settings", "after"),
    [
        ("[default]\n", {"region": "a"}, "[default]\nregion = a\n"),
        ("[default]\nregion=a", {"region": "b"}, "[default]\nregion=b"),
        ("[default]\r\nRegion :  a \r\n", {"region": "b"}, "[default]\r\nRegion :  b \r\n"),
        ("[default]\nregion = a\n", {"region": None}, "[default]\n"),
        ("[default]\nregion =\n", {"region": "b"}, "[default]\nregion = b\n"),
        ("[default]\nregion=\n", {"region": "b"}, "[default]\nregion=b\n"),
        ("[default]\nregion = a\n", {"region": ""}, "[default]\nregion = \n"),
        ("[default]\na = 1\n\n# c\n[x]\n", {"b": "2"}, "[default]\na = 1\nb = 2\n\n# c\n[x]\n"),
        ("[default]\na = 1\r\n[x]\n", {"b": "2"}, "[default]\na = 1\r\nb = 2\r\n[x]\n"),
        ("[default]\n  a = 1\n", {"b": "2"}, "[default]\n  a = 1\n  b = 2\n"),
        ("[default]\n   [x]\n", {"b": "2"}, "[default]\n   b = 2\n   [x]\n"),
        ("[default]\na = 1\r", {"b": "2"}, "[default]\na = 1\rb = 2\r"),
        ("[default]\na = b\n  c\n# d\n  e\nf = g\n", {"a": "h"}, "[default]\na = h\n# d\nf = g\n"),
        (
            "[default]\naws_access_key_id = A\nregion = a\n",
            {"aws_secret_access_key": "S"},
            "[default]\naws_access_key_id = A\naws_secret_access_key = S\nregion = a\n",
        ),
    ],
)
def test_a_setting_is_set_where_it_stands_or_where_a_person_would_put_it(before, settings, after):
    assert changed(before, "default", settings) == after


@pytest.mark.parametrize(
    ("before", "settings", "after"),
    [
        ("[x]\n", {"s3": {"a": "b"}}, "[x]\ns3 =\n    a = b\n"),
        ("[x]\ns3=\n  a=b\n", {"s3": {"a": "c"}}, "[x]\ns3=\n  a=c\n"),
        ("[x]\ns3 =\n  a = b\ny = z\n", {"s3": {"c": "d"}}, "[x]\ns3 =\n  a = b\n  c = d\ny = z\n"),
        ("[x]\ns3 =\n\ta = b\n\n\tc = d\n", {"s3": {"a": None}}, "[x]\ns3 =\n\n\tc = d\n"),
        ("[x]\ns3 =\n  a = b\ny = z\n", {"s3": {"a": None}}, "[x]\ny = z\n"),
        ("[x]\ns3 =\n  a = b\n", {"s3": "c"}, "[x]\ns3 = c\n"),
        ("[x]\ns3 = c\n", {"s3": {"a": "b"}}, "[x]\ns3 =\n    a = b\n"),
        ("[x]\ns3 =\n  region = b\n", {"region": "a"}, "[x]\ns3 =\n  region = b\nregion = a\n"),
        ("[x]\ns3 =\n  a = 1\n  a = 2\n", {"s3": {"a": "3"}}, "[x]\ns3 =\n  a = 1\n  a = 3\n"),
        ("[x]\ns3 =\n  a = b\n", {"s3": {"c": None}}, "[x]\ns3 =\n  a = b\n"),
    ],
)
def test_a_nested_setting_is_merged_in_its_place(before, settings, after):
    assert changed(before, "x", settings) == after


@pytest.mark.parametrize(
    ("before", "section", "after"),
    [
        ("", "default", "[default]\nk = v\n"),
        ("\n", "default", "\n[default]\nk = v\n"),
        ("[a]\nx = y", "profile b", "[a]\nx = y\n\n[profile b]\nk = v"),
        ("[a]\n[b]\n", "profile c", "[a]\n[b]\n[profile c]\nk = v\n"),
        ("[a]\r\n\r\n[b]\r\n", "profile c", "[a]\r\n\r\n[b]\r\n\r\n[profile c]\r\nk = v\r\n"),
        ("", "profile my dev", "[profile 'my dev']\nk = v\n"),
        ("", "sso-session a b", "[sso-session 'a b']\nk = v\n"),
        ("", "plugins", "[plugins]\nk = v\n"),
        ("[profile default]\n", "default", "[profile default]\nk = v\n"),
        ("[default]\n", "profile default", "[default]\nk = v\n"),
        ('[profile "x"]\n', "profile x", '[profile "x"]\nk = v\n'),
        ("[profile x]\n[profile 'x']\n", "profile x", "[profile x]\n[profile 'x']\nk = v\n"),
        ("[profile   x]\n", "profile x", "[profile   x]\nk = v\n"),
    ],
)
def test_a_section_is_found_as_botocore_finds_it_or_added_at_the_end(before, section, after):
    assert changed(before, section, {"k": "v"}) == after


def test_in_credentials_every_header_is_a_name_to_the_letter():
    before = "[profile default]\n"
    after = "[profile default]\n\n[default]\nk = v\n\n[my dev]\nk = v\n"
    document = Document.parse(before.encode(), file="credentials")
    document = document.set("default", {"k": "v"}).set("my dev", {"k": "v"})
    assert document.render().decode() == after


@pytest.mark.parametrize(
    ("section", "settings"),
    [
        ("default", {"region": "a\nb"}),
        ("default", {"region": "a\rb"}),
        ("default", {"region": " a"}),
        ("default", {"region": "a\u00a0"}),
        ("default", {"a = b": "c"}),
        ("default", {"#a": "c"}),
        ("default", {"": "c"}),
        ("default", {"[a]": "c"}),
        ("default", {"s3": {"a=b": "c"}}),
        ("default", {"s3": {"a": "b\u2028c"}}),
        ("default", {"s3": {"a": "b\n"}}),
        ("default", {"a": "1", "A": "2"}),
        ("bad\nname", {"a": "1"}),
        ("", {"a": "1"}),
        ("DEFAULT", {"a": "1"}),
    ],
)
def test_what_botocore_would_not_read_back_is_a_value_error(section, settings):
    document = Document.parse(b"[default]\n")
    with pytest.raises(ValueError, match=r"botocore|line break|case") as caught:
        document.set(section, settings)
    assert "a\nb" not in str(caught.value)


def test_a_character_that_the_encoding_lacks_is_a_value_error():
    with pytest.raises(ValueError, match="can't encode"):
        Document.parse(b"[default]\n", "cp1252").set("default", {"a": "人"})


def test_a_refused_document_cannot_be_edited():
    document = Document.parse(b"[a]\n[a]\n")
    for edit in (lambda: document.set("a", {"b": "c"}), lambda: document.remove("a")):
        with pytest.raises(Refused):
            edit()


def test_setting_a_badly_nested_value_mends_it():
    before = "[default]\nregion =\n  us-east-1\n"
    assert changed(before, "default", {"region": "us-east-1"}) == "[default]\nregion = us-east-1\n"


def test_the_document_keeps_a_byte_order_mark():
    document = Document.parse(b"\xef\xbb\xbf[default]\n").set("default", {"a": "b"})
    assert document.render() == b"\xef\xbb\xbf[default]\na = b\n"


PAIR = {"aws_access_key_id": "A", "aws_secret_access_key": "S"}
OLD = "[x]\naws_access_key_id = O\naws_secret_access_key = O\naws_session_token = T\n"


@pytest.mark.parametrize(
    ("settings", "token"),
    [
        (PAIR, None),
        ({**PAIR, "aws_session_token": "N"}, "N"),
        ({"aws_access_key_id": "O", "aws_secret_access_key": "O"}, "T"),
        ({"region": "a"}, "T"),
    ],
)
def test_a_new_key_pair_takes_the_old_ones_token_with_it(settings, token):
    document = Document.parse(OLD.encode()).set("x", settings)
    assert document.values()["x"].get("aws_session_token") == token


def test_what_stands_already_gives_the_same_document():
    document = Document.parse(b"[default]\nregion = a\ns3 =\n  b = c\n")
    same = {"REGION": "a", "s3": {"b": "c"}, "other": None}
    assert document.set("default", same) is document
    assert document.set("profile absent", {"a": None, "s3": {"b": None}}) is document
    assert document.remove("profile absent") is document


@pytest.mark.parametrize(
    ("before", "section", "after"),
    [
        ("[a]\nx = 1\n\n# of b\n[b]\n", "a", "# of b\n[b]\n"),
        ("[a]\n[b]\ns3 =\n  c = d\n", "b", "[a]\n"),
        ("[profile 'a b']\nx = 1\n[c]\n", "profile a b", "[c]\n"),
        ("[a]\nx = 1", "a", ""),
    ],
)
def test_a_section_is_removed_with_its_settings_alone(before, section, after):
    assert Document.parse(before.encode()).remove(section).render().decode() == after


def test_repairs_replace_lines_and_encodings():
    document = Document.parse(b"oops\r\n[ default ]\r\n")
    assert document.with_lines(1, 2, ["a", "b"]).render() == b"a\r\nb\r\n[ default ]\r\n"
    assert document.with_lines(1, 2).render() == b"[ default ]\r\n"
    wide = Document.parse("[default]\r\n# é\r\n".encode("utf-16"))
    assert wide.likely_encoding == "utf-16"
    assert wide.reencoded("utf-16").render() == "[default]\r\n# é\r\n".encode()
    marked = Document.parse(b"\xef\xbb\xbf[default]\n")
    assert marked.without_byte_order_mark().render() == b"[default]\n"


def test_another_encoding_is_read_and_written_as_such():
    document = Document.parse("[default]\n# 人臉\nname = 臉\n".encode("cp950"), "cp950")
    assert document.values() == {"default": {"name": "臉"}}
    after = document.set("default", {"name": "人"}).render()
    assert after == "[default]\n# 人臉\nname = 人\n".encode("cp950")


@pytest.mark.parametrize("encoding", ["utf-16", "utf-8-sig"])
def test_an_encoding_without_ascii_in_it_is_a_value_error(encoding):
    with pytest.raises(ValueError, match="ASCII"):
        Document.parse(b"", encoding)
