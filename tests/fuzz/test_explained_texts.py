"""Texts that people paste and logs of any kind: explained or not known, and never obeyed."""

from hypothesis import strategies as st

from tests.fuzz.fuzzing import tried
from tests.fuzz.odd import FORMATS, LANGUAGES
from tests.fuzz.pasted import LOGS, PASTED


@tried(28, PASTED, LANGUAGES, FORMATS)
def test_a_text_that_was_pasted(computers, pasted, language, format):
    text = "".join(
        each for each in pasted[:100_000] if each != "\0" and not "\ud800" <= each <= "\udfff"
    )
    with computers.one(REKWIZ_LANG=language) as computer:
        computer.keeps_its_promises("explain", f"--format={format}", "--", f"x {text}", given=text)


@tried(18, LOGS, st.sampled_from(["file", "-", "pipe"]), LANGUAGES, FORMATS)
def test_a_log(computers, log, way, language, format):
    with computers.one({"here/build.log": log}, REKWIZ_LANG=language) as computer:
        named = {"file": ("build.log",), "-": ("-",), "pipe": ()}[way]
        computer.keeps_its_promises(
            "explain",
            *named,
            f"--format={format}",
            given=log.decode("utf-8", "replace"),
            piped=None if way == "file" else log,
        )
