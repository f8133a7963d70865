"""The key file of the IAM console, as spreadsheets, browsers and people leave it; and files of answers."""

from hypothesis import strategies as st

from tests.fuzz.computer import OWN_PLACES
from tests.fuzz.fuzzing import tried
from tests.fuzz.odd import DAMAGES, ENCODINGS, GIANTS, LANGUAGES, encoded, texts
from tests.fuzz.promises import SECRET
from tests.fuzz.tables import ANSWERS

WRITTEN = [*OWN_PLACES, "here/"]
HEADS = (
    "Access key ID",
    "Secret access key",
    "User name",
    "Password",
    "Console login link",
    "AWSAccessKeyId",
)
CELLS = texts("AKIAQWERTYUIOPASDFGH", SECRET, f'"{SECRET}"', f'"{SECRET}\n', '"', "ming")
SEPARATORS = st.sampled_from([",", ",", ",", ";", "\t", ", ", "=", ""])
LINE_ENDS = st.sampled_from(["\n", "\r\n", "\r", "\n\n", "\0\n"])
KEY_FILES = st.one_of(
    st.builds(
        lambda head, rows, between, end, encoding, damaged: damaged(
            encoded(end.join(between.join(cells) for cells in (head, *rows)), encoding)
        ),
        st.one_of(st.just(HEADS[:2]), st.lists(texts(*HEADS), max_size=4)),
        st.lists(st.lists(CELLS, max_size=4), max_size=3),
        SEPARATORS,
        LINE_ENDS,
        ENCODINGS,
        DAMAGES,
    ),
    st.tuples(
        st.just(f"AWSAccessKeyId=AKIAQWERTYUIOPASDFGH\r\nAWSSecretKey={SECRET}".encode()), DAMAGES
    ).map(lambda both: both[1](both[0])),
    st.sampled_from(GIANTS).map(
        lambda giant: f"Access key ID,Secret access key\n{giant},{giant}".encode()
    ),
    st.binary(max_size=100),
)
NAMES = ("keys.csv", "../home/Downloads/ming_accessKeys.csv", "金鑰.csv", "no-such.csv", ".")


@tried(12, KEY_FILES, st.sampled_from(NAMES), LANGUAGES, st.sampled_from([(), ("--dry-run",)]))
def test_a_key_file_of_any_kind(computers, stand_in, content, name, language, more):
    stand_in.answers = {}
    variables = {"AWS_ENDPOINT_URL": stand_in.url, "REKWIZ_LANG": language}
    with computers.one({"home/Downloads/ming_accessKeys.csv": content}, **variables) as computer:
        if name != ".":
            computer.write({f"here/{name}": content} if name != "no-such.csv" else {})
        arguments = ("setup", "--yes", "--csv", name, *more)
        computer.keeps_its_promises(*arguments, outputs=() if more else WRITTEN)


@tried(12, ANSWERS, LANGUAGES, st.sampled_from([(), ("--dry-run",), ("--record", "again.toml")]))
def test_answers_of_any_kind(computers, stand_in, answers, language, more):
    stand_in.answers = {}
    key_file = f"Access key ID,Secret access key\nAKIAQWERTYUIOPASDFGH,{SECRET}\n".encode()
    files = {"here/a.toml": answers, "here/keys.csv": key_file}
    with computers.one(files, AWS_ENDPOINT_URL=stand_in.url, REKWIZ_LANG=language) as computer:
        rehearsed = "--dry-run" in more
        computer.keeps_its_promises(
            "setup", "--answers", "a.toml", *more, outputs=() if rehearsed else WRITTEN
        )
