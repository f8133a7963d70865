"""What copying does to a text is undone, and nothing else."""

import pytest

from checks.knowledge.copied import as_written, readings
from checks.knowledge.pasted import Pasted

LINE = "x" * 50


@pytest.mark.parametrize(
    ("copied", "written"),
    [
        (r'{"m": "the URL: \"https://x\"\nC:\\me"}', '{"m": "the URL: "https://x"\nC:\\me"}'),
        (r'{"m": "\u4f60\u597d"}', '{"m": "你好"}'),
        (r'{"m": "\ud83d\ude00"}', r'{"m": "\ud83d\ude00"}'),
        (r"executing \"DetectFaces\"\n", r'executing "DetectFaces"\n'),
        (r"'C:\\Users\\ming\new.jpg'", r"'C:\\Users\\ming\new.jpg'"),
        ("user&#x2F;ming &lt;x&gt; a&b", "user/ming <x> a&b"),
        ("> one\n>\n>> two", "one\n\ntwo"),
        ("> one\ntwo", "> one\ntwo"),
        ("no\u00a0region", "no region"),
    ],
)
def test_a_text_is_read_as_it_was_written(copied, written):
    assert as_written(copied) == written


@pytest.mark.parametrize(
    ("lines", "likeliest"),
    [
        ([LINE, LINE, LINE, "end"], f"{LINE * 3}end\n"),
        ([LINE, LINE, "end"], None),
        ([LINE, "one", "two", "three"], None),
        (["short", "short", "short"], None),
    ],
)
def test_lines_of_one_length_are_one_line(lines, likeliest):
    text = "\n".join(lines)

    assert readings(text)[0] == (likeliest or text)


def test_an_escape_of_json_does_nothing_to_a_terminal():
    assert Pasted(r'{"m": "\u001b[31mred\u001b[0m"}').legible == '{"m": "red"}'
