"""Words in any order behind `rekwiz`: they are followed, or refused as wrong usage."""

from hypothesis import strategies as st

from tests.fuzz.computer import HEALTHY, OWN_PLACES
from tests.fuzz.fuzzing import tried
from tests.fuzz.odd import words
from wizard.commands import COMMANDS
from wizard.invocation.everywhere import Everywhere
from wizard.invocation.options import options_of

NOT_HERE = {"sandbox", "run"}
"""Those that have another program run, or an AWS; tests of their own have them whole."""
HERE = [each for each in COMMANDS if each.name not in NOT_HERE]
FLAGS = sorted(
    {
        f"--{name.replace('_', '-')}"
        for record in (Everywhere, *(each.command.options for each in HERE))
        for name, _ in options_of(record)
    }
    - {"--sandbox", "--what", "--photos", "--codes"}
)
NAMES = st.sampled_from([each.name for each in HERE])
WORDS = st.one_of(
    st.sampled_from(FLAGS),
    st.sampled_from(FLAGS),
    st.tuples(st.sampled_from(FLAGS), words("json", "text", "3", "en", "zh-TW")).map("=".join),
    words(
        "files", "cli", "region.not-set", "files.readable", "rekognition:DetectFaces", "json", "text", "1",
        "me.jpg", "rekwiz.toml", "out.json", "en", "zh-TW", "us-east-1", "-h", "-v", "--", "--help", "fail",
    ),
    NAMES,
)  # fmt: skip
LINES = st.tuples(NAMES, st.lists(WORDS, max_size=6))


@tried(30, LINES, st.lists(WORDS, max_size=2))
def test_words_in_any_order(computers, line, before):
    words = (*before, line[0], *line[1])
    changes = {"setup", "fix", "undo", "--fix"} & set(words) or words[0].startswith("-")
    outputs = ["here/", *(OWN_PLACES if changes else ())]
    with computers.one(HEALTHY) as computer:
        computer.keeps_its_promises(*words, outputs=outputs, piped=b"")
