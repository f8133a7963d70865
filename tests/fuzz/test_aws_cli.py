"""A program called aws that prints anything, ends in any way, and is called as the AWS CLI is."""

import shlex

from hypothesis import strategies as st

from tests.fuzz.computer import HEALTHY, OWN_PLACES
from tests.fuzz.fuzzing import tried
from tests.fuzz.odd import ENCODINGS, FORMATS, GIANTS, LANGUAGES, encoded, texts
from tests.fuzz.promises import PASSWORD, SECRET

SAID = (
    "aws-cli/2.31.4 Python/3.13.7 Linux/6.8 exe/x86_64", "aws-cli/1.16.1 Python/2.7", "aws-cli/", "aws-cli/9",
    "aws-cli/2.999999999999999999999.1", "aws-cli/2.-1.0", "aws-cli/²", "aws-cli/2.31.4\x1b[31m", "2.31.4",
    f"error: password {PASSWORD}", f"The key {SECRET} is wrong", "Traceback (most recent call last):",
    "ModuleNotFoundError: No module named 'x'", "Unable to parse config file: /home/x/.aws/cli/alias",
    "An error occurred (InvalidClientTokenId) when calling the GetCallerIdentity operation: \u202e",
    '{"Account": "111122223333", "Arn": "arn:aws:iam::111122223333:user/ming", "UserId": "AIDA"}',
    '{"Account": 1, "Arn": null}', '{"Account": "111122223333"}', "[]", "{", "null", "NaN", '{"Arn": {}}',
    "[Errno 13] Permission denied: '/home/x/.aws/cli/cache/\x1b]0;x\x07'", "To sign in, open http://x/",
)  # fmt: skip
WORDS = st.one_of(
    st.builds(
        lambda lines, encoding: encoded("\n".join(lines), encoding),
        st.lists(texts(*SAID), max_size=4),
        ENCODINGS,
    ),
    st.binary(max_size=80),
    st.sampled_from(GIANTS).map(str.encode),
)
ENDS = st.one_of(
    st.sampled_from(["exit 0"] * 4),
    st.integers(0, 255).map(lambda code: f"exit {code}"),
    st.sampled_from(["HUP", "INT", "KILL", "SEGV", "PIPE", "TERM"]).map(
        lambda name: f"kill -{name} $$"
    ),
)
ANSWER = st.tuples(WORDS, WORDS, ENDS)
LOOKS = st.sampled_from(
    [
        ("preflight", "--only", "cli"),
        ("doctor", "--only", "cli", "--verbose"),
        ("preflight", "--require", "cli", "--skip", "sdk"),
        ("doctor", "--only", "cli", "--bundle", "b.zip"),
        ("setup", "--yes"),
    ]
)


@tried(12, ANSWER, ANSWER, LOOKS, LANGUAGES, FORMATS)
def test_an_aws_that_prints_anything(
    computers, stand_in, version, identity, look, language, format
):
    stand_in.answers = {}
    files = dict(HEALTHY)
    for name, (out, err, _) in (("version", version), ("identity", identity)):
        files |= {f"programs/{name}.out": out, f"programs/{name}.err": err}
    with computers.one(files, AWS_ENDPOINT_URL=stand_in.url, REKWIZ_LANG=language) as computer:
        script = _script(str(computer.folder / "programs"), version[2], identity[2])
        computer.write({"programs/aws": script.encode()}, mode=0o700)
        is_setup = "setup" in look
        as_format = () if is_setup else (f"--format={format}",)
        outputs = ["here/", *OWN_PLACES] if is_setup else ["here/b.zip"]
        computer.keeps_its_promises(*look, *as_format, outputs=outputs, given=_TRACE)


_TRACE = "Traceback (most recent call last)"
"""Among what aws prints here; rekwiz shows it as what it is."""


def _script(folder: str, of_version: str, of_identity: str) -> str:
    place = shlex.quote(folder)
    return (
        f'#!/bin/sh\nname=identity end="{of_identity}"\n'
        f'[ "$1" = --version ] && name=version end="{of_version}"\n'
        f"/bin/cat {place}/$name.out\n/bin/cat {place}/$name.err >&2\neval $end\n"
    )
