"""What GitLab reads as a section, and what GitHub must not read as a command."""

import pytest

from wizard.output.pipelines import section_end, section_start, unheard, within


def test_the_markers_are_gitlabs_to_the_letter():
    assert section_start("preflight", 12.9) == ("\x1b[0Ksection_start:12:rekwiz_preflight\r\x1b[0K")
    assert section_end("preflight", 13.0) == "\x1b[0Ksection_end:13:rekwiz_preflight\r\x1b[0K"


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("::set-output name=a::b", r"\x3a:set-output name=a::b"),
        ("  ::error::x", r"  \x3a:error::x"),
        ("a\n::error::x\nb", "a\n" r"\x3a:error::x" "\nb"),
        ("x ##[error]y", r"x \x23#[error]y"),
        ("###[error]y", r"#\x23#[error]y"),
        ("arn:aws:iam::1:user/a", "arn:aws:iam::1:user/a"),
        ("a ::error::x", "a ::error::x"),
        ("## [a](b)", "## [a](b)"),
    ],
)
def test_nothing_is_taken_for_a_command(text, told):
    assert unheard(text) == told


def test_a_format_may_spell_the_sign_in_its_own_way():
    assert unheard("::a\n##[b]", lambda sign: f"&#{ord(sign)};") == "&#58;:a\n&#35;#[b]"


def test_of_a_page_that_is_too_long_the_first_chapters_are_kept_whole():
    page = "# all\n\n| a |\n\n## one\n\n錯\n\n### in one\n\n## two\n\nb\n"
    first = page.partition("## two")[0]

    assert within(page, 1000) == page
    assert within(page, len(page.encode()) - 1) == first
    assert within(page, len(first.encode()) - 1) == "# all\n\n| a |\n\n"
    assert within(page, 3) == ""
