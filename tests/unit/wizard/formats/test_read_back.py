"""What AWS, a file or a name may hold breaks no format: other people's readers read back what is there."""

from __future__ import annotations

import json
import re
import unicodedata
from dataclasses import dataclass, replace
from html.parser import HTMLParser

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from junitparser import Error, Failure, JUnitXml, Skipped
from lxml import etree
from markdown_it import MarkdownIt

from checks.catalogue import all_checks, all_messages
from checks.diagnosis import diagnose
from checks.judgement import judge
from checks.model import Evidence, Location
from checks.report import FailOn, Report
from checks.scope import Target
from checks.secrets.gate import shown
from wizard.formats import REPORT, REPORTS, names_of, renderer
from wizard.languages import OFFERED, language
from wizard.output.legible_json import UNSEEN
from wizard.output.look import Look
from wizard.output.reported import legible

CHECKS = {check.code: check for check in all_checks()}
MESSAGES = all_messages()
ENGLISH = language("en")
PIECES = (
    *("\x1b[2J", "\x00", "\x85", "\u2028", "\u202e", "\udc80", "\ufffe", "\r", "\n", "\t", " "),
    *(
        "]]>",
        "<![CDATA[",
        "<!--",
        "-->",
        "</pre>",
        "<script>alert(1)</script>",
        "&amp;",
        "&#0;",
        "'",
    ),
    *("<img src=x onerror=alert(1)>", '" onmouseover="x', "javascript:alert(1)", "{{7*7}}", "%0A"),
    *(
        "::set-output name=a::b",
        "\n::error::x",
        "  ::add-mask::x",
        "##[error]x",
        "%25",
        "::",
        "##[",
    ),
    *(
        "`",
        "```\n",
        "~~~",
        "|",
        "\\",
        "# ",
        "- ",
        "1. ",
        "> ",
        "[a](javascript:x)",
        "![",
        "<https://x>",
    ),
    *(
        "\nsection_start:1:x\r\x1b[0K",
        "](",
        "**",
        "__",
        "\n---\n",
        "\n===\n",
        "    ",
        "@org/team",
        "錯誤",
    ),
)
words = st.lists(st.sampled_from(PIECES) | st.text(max_size=8), max_size=12).map("".join)
said = words.filter(str.strip)
"""What leaves a line in a list: a setting without a value is not told of."""
EVERYTHING = "".join(PIECES)
some = settings(max_examples=settings.get_profile("rekwiz").max_examples // 6)
"""Each example is written in every format."""
SEEN = "permissions.rekognition-denied"


def report_of(hostile: str, **changes: object) -> Report:
    """What is hostile stands in every place that does not come from rekwiz."""
    denied = MESSAGES[SEEN].finding(
        Evidence(hostile, hostile, hostile),
        location=Location(hostile, 3, hostile, hostile),
        facts={"action": hostile, "identity": hostile, "user": hostile, "policy": hostile},
    )
    facts = {"file": hostile, "path": hostile, "mode": hostile}
    opened = MESSAGES["files.open-to-others"].finding(Evidence("mode", hostile, "x"), facts=facts)
    outcomes = (
        judge(CHECKS["permissions.rekognition"], True, [denied]),
        judge(CHECKS["files.private"], True, [opened]),
        judge(CHECKS["cli.installed"], True, [Evidence("path", hostile, hostile)]),
    )
    root, explained = diagnose(outcomes)
    target = Target(hostile, hostile, hostile, hostile, hostile, hostile)
    return replace(Report("preflight", target, outcomes, root, explained), **changes)


def written(name: str, hostile: str, **changes: object) -> str:
    return renderer(name, REPORT)(report_of(hostile, **changes), ENGLISH, Look())


def several(name: str, hostile: str) -> str:
    return renderer(name, REPORTS)([report_of(hostile)] * 2, ENGLISH, Look())


def told(hostile: str) -> str:
    """How the words stand in a page, whatever its format."""
    return " ".join(legible(shown(hostile)).split())


@dataclass
class Command:
    name: str
    properties: dict[str, str]
    data: str


KNOWN = ("error", "warning", "notice", "debug", "group", "endgroup", "add-mask", "add-path", "add-matcher",
         "set-output", "set-env", "save-state", "echo", "stop-commands", "remove-matcher")  # fmt: skip


def obeyed(line: str) -> Command | None:
    """What GitHub's runner takes a line of a job's output for (actions/runner, ActionCommand.cs)."""
    bare = line.lstrip()
    if bare.startswith("::") and (end := bare.find("::", 2)) > 0:
        name, _, rest = bare[2:end].partition(" ")
        if name in KNOWN:
            pairs = (each.split("=", 1) for each in rest.strip().split(",") if "=" in each)
            return Command(
                name, {key: unescaped(value) for key, value in pairs}, unescaped(bare[end + 2 :])
            )
    if found := re.search(r"##\[([\w-]+)[^\]]*\]", line):
        return Command(found[1], {}, "") if found[1] in KNOWN else None
    return None


def unescaped(text: str) -> str:
    for escape, sign in (("%0D", "\r"), ("%0A", "\n"), ("%3A", ":"), ("%2C", ","), ("%25", "%")):
        text = text.replace(escape, sign)
    return text


def lines_of(text: str) -> list[str]:
    """As .NET and a terminal end lines."""
    return re.split(r"\r\n|\r|\n", text)


@some
@given(words)
@example(EVERYTHING)
def test_only_the_format_of_github_tells_github_anything_and_nothing_but_annotations(hostile):
    for name in names_of(REPORT):
        text = written(name, hostile) + several(name, hostile)
        commands = [each for line in lines_of(text) if (each := obeyed(line))]

        assert {each.name for each in commands} == (
            {"error", "warning"} if name == "github" else set()
        )
    annotations = [each for line in lines_of(written("github", hostile)) if (each := obeyed(line))]
    error, warning = annotations
    assert (error.properties["title"], warning.properties["title"]) == (
        SEEN,
        "files.open-to-others",
    )
    assert error.properties.keys() <= {"title", "file", "line"}
    assert told(hostile) in " ".join(error.data.split())


@some
@given(words)
@example(EVERYTHING)
def test_nothing_acts_on_a_terminal_or_a_log(hostile):
    for name in names_of(REPORT):
        text = written(name, hostile)

        assert {sign for sign in text if unicodedata.category(sign) in UNSEEN} <= {"\n"}
        text.encode()


@some
@given(words)
@example(EVERYTHING)
def test_json_says_what_was_seen_to_the_letter(hostile):
    report = json.loads(
        written("json", hostile)
    )  # and fits its schema, by tests/plugins/schemas.py
    json.loads(several("json", hostile))

    found = report["results"][0]["findings"][0]
    assert found["evidence"][0]["value"] == shown(hostile)


@some
@given(words)
@example(EVERYTHING)
def test_junit_is_read_by_reporters(hostile):
    text = written("junit", hostile)

    strict = etree.fromstring(text.encode(), etree.XMLParser(resolve_entities=False, recover=False))
    suite = next(iter(JUnitXml.fromstring(text.encode())))
    cases = {case.name: case for case in suite}
    assert (strict.tag, strict.get("failures"), suite.failures, suite.tests) == (
        "testsuites",
        "1",
        1,
        3,
    )
    (failure,) = cases["permissions.rekognition"].result
    assert isinstance(failure, Failure)
    assert failure.type == SEEN
    assert told(hostile) in " ".join(failure.text.split())
    assert cases["cli.installed"].result == []
    properties = {each.name: each.value for each in suite.properties()}
    assert (properties["exit_code"], properties["root_cause"]) == ("1", SEEN)


class Page(HTMLParser):
    """A page as a browser has it: which elements, with what attributes, and its words."""

    VOID = ("meta", "br", "img")

    def __init__(self, text: str) -> None:
        super().__init__()
        self.tags: set[str] = set()
        self.attributes: set[tuple[str, str]] = set()
        self.open: list[str] = []
        self.words = ""
        self.feed(text)
        self.close()

    def handle_starttag(self, tag, attributes):
        self.tags.add(tag)
        self.attributes.update((name, value or "") for name, value in attributes)
        if tag not in self.VOID:
            self.open.append(tag)

    def handle_endtag(self, tag):
        assert self.open.pop() == tag

    def handle_data(self, data):
        self.words += data

    def handle_comment(self, data):
        raise AssertionError(data)


PLAIN = Page(written("html", "plain"))


@some
@given(words)
@example(EVERYTHING)
def test_a_page_has_the_elements_of_any_other_and_the_words(hostile):
    page = Page(written("html", hostile))

    assert page.open == []
    assert page.tags <= PLAIN.tags
    assert {name for name, _ in page.attributes} == {name for name, _ in PLAIN.attributes}
    assert all(re.match("https://", value) for name, value in page.attributes if name == "href")
    assert told(hostile) in " ".join(page.words.split())


@some
@given(said)
@example(EVERYTHING)
@example("---")
@example("===")
@example("1)")
@example("1. + - a")
@example("    a")
def test_markdown_has_the_blocks_of_any_other_and_the_words(hostile):
    read = MarkdownIt("gfm-like", {"linkify": False})
    blocks = read.parse(written("markdown", hostile))

    assert [each.type for each in blocks] == [
        each.type for each in read.parse(written("markdown", "a"))
    ]
    inline = [child for each in blocks for child in each.children or []]
    assert {each.content for each in inline if each.type == "html_inline"} <= {"<br>"}
    links = [each.attrs["href"] for each in inline if each.type == "link_open"]
    assert all(link.startswith("https://") for link in links)
    text = "".join(" " if each.type == "softbreak" else each.content for each in inline)
    assert told(hostile) in " ".join(text.split())


@pytest.mark.parametrize("name", names_of(REPORT))
def test_three_megabytes_are_told_in_brief(name):
    text = written(name, EVERYTHING * 12_000)

    assert 100 < len(text) < 1024 * 1024


@pytest.mark.parametrize("code", OFFERED)
def test_each_format_repeats_the_one_exit_code(code):
    words = language(code)
    for fail_on, exit_code in (
        (FailOn.FAIL, 1),
        (FailOn.UNKNOWN, 1),
        (FailOn.WARN, 1),
        (FailOn.NEVER, 0),
    ):
        report = report_of("x", fail_on=fail_on)
        for name in names_of(REPORT):
            text = renderer(name, REPORT)(report, words, Look())

            said = {
                "json": f'"exit_code": {exit_code}',
                "junit": f'name="exit_code" value="{exit_code}"',
            }
            there = {"en": f"exit code {exit_code}", "zh-TW": f"結束代碼 {exit_code}"}[code]
            assert said.get(name, there) in text, (name, fail_on)


def test_what_junit_calls_an_error_a_failure_and_skipped():
    offline = MESSAGES["network.offline"].finding()
    warned = MESSAGES["cli.outdated"].finding(
        facts=dict.fromkeys(re.findall(r"{(\w+)}", repr(MESSAGES["cli.outdated"])), "x"),
        severity=MESSAGES["files.open-to-others"].severity,
    )
    outcomes = (
        judge(CHECKS["network.reachable"], True, [offline]),
        judge(CHECKS["network.clock"], False, [offline]),
        judge(CHECKS["cli.current"], False, [warned]),
    )
    report = Report("preflight", Target(), outcomes, *diagnose(outcomes))

    def kinds(report: Report) -> list[type | None]:
        suite = next(
            iter(JUnitXml.fromstring(renderer("junit", REPORT)(report, ENGLISH, Look()).encode()))
        )
        return [type(case.result[0]) if case.result else None for case in suite]

    assert kinds(report) == [Error, Skipped, None]
    assert kinds(replace(report, fail_on=FailOn.WARN)) == [Error, Skipped, Failure]


def test_github_shows_ten_of_a_kind_so_the_last_one_names_what_is_left():
    codes = [code for code, each in MESSAGES.items() if each.severity == "fail"][:12]
    found = [
        MESSAGES[code].finding(
            facts=dict.fromkeys(re.findall(r"{(\w+)}", repr(MESSAGES[code])), "x")
        )
        for code in codes
    ]
    outcomes = (judge(CHECKS["permissions.rekognition"], True, found),)
    report = Report("preflight", Target(), outcomes, found[3])

    text = renderer("github", REPORT)(report, ENGLISH, Look())

    annotations = [each for line in lines_of(text) if (each := obeyed(line))]
    assert len(annotations) == 10
    assert annotations[0].properties["title"] == codes[3]
    assert all(code in annotations[-1].data for code in codes[-3:])
