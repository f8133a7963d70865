"""rekwiz.toml, [tool.rekwiz] and --config, whatever stands there: it is followed, or named as wrong usage."""

from dataclasses import fields

from hypothesis import example
from hypothesis import strategies as st

from tests.fuzz.computer import HEALTHY
from tests.fuzz.fuzzing import tried
from tests.fuzz.odd import DAMAGES, FORMATS, LANGUAGES, texts
from tests.fuzz.tables import ANSWERS, VALUES, toml
from wizard.invocation.configuration import Settings

KEYS = st.one_of(
    st.sampled_from([each.name.replace("_", "-") for each in fields(Settings)]),
    texts("fail_on", "rekwiz"),
)
LIKELY = st.one_of(
    st.sampled_from(
        [
            ["files"], ["cli", "rekognition:DetectFaces"], ["s3:*"], ["arn:aws:s3:::my-bucket/*"], [""],
            "fail", "never", "json", "text", 5, 0.5, 1e400, -1, True, ["AmazonS3ReadOnlyAccess"], "me.jpg",
        ]
    ),
    st.lists(texts("files", "region", "iam:GetUser", "files.open-to-others"), max_size=3),
)  # fmt: skip
TABLES = st.dictionaries(KEYS, st.one_of(LIKELY, VALUES), max_size=4)
PLACES = {
    "rekwiz.toml": lambda table: table,
    "pyproject.toml": lambda table: {"tool": {"rekwiz": table}},
    "own.toml": lambda table: table,
}
LOOKS = st.sampled_from(
    [
        ("preflight", "--only", "files", "region"),
        ("preflight",),
        ("doctor", "--skip", "sdk", "cli"),
        ("doctor", "--all-profiles"),
        ("fix", "region.not-set", "--dry-run", "--yes"),
    ]
)
OTHER = st.sampled_from(
    [{"tool": []}, {"tool": {"rekwiz": 1}}, {"tool": {"rekwiz": []}}, {"tool": 1}]
)


@tried(20, st.sampled_from(sorted(PLACES)), TABLES, DAMAGES, LOOKS, LANGUAGES, FORMATS)
def test_settings_of_any_kind(computers, place, table, damaged, look, language, format):
    content = damaged(toml(PLACES[place](table)))
    _keeps_its_promises(computers, place, content, look, language, format)


@example(
    "pyproject.toml", b"tool.rekwiz = 1", ("preflight", "--only", "files")
)  # it was a bug (70)
@tried(8, st.sampled_from(sorted(PLACES)), st.one_of(ANSWERS, OTHER.map(toml)), LOOKS)
def test_a_file_that_is_no_configuration(computers, place, content, look):
    _keeps_its_promises(computers, place, content, look, "en", "json")


def _keeps_its_promises(computers, place, content, look, language, format):
    with computers.one({**HEALTHY, f"here/{place}": content}, REKWIZ_LANG=language) as computer:
        named = ("--config", place) if place == "own.toml" else ()
        as_format = () if "fix" in look else (f"--format={format}",)
        computer.keeps_its_promises(*look, *named, *as_format)
