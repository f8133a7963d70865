"""`rekwiz explain`: a finding by its code or by an error text, offline, in both languages."""

import json
import re
import socket
import subprocess

import pytest
import wcwidth

from checks.knowledge.known import KNOWN_TEXTS, explainable
from tests.plugins.programs import REKWIZ
from tests.plugins.users import WITHOUT_RIGHTS
from tests.plugins.warm import ended, piped

SECRET = "SAoWDrfMgfLVzK9sQ3PpN7yT2wXb5Jc1HdRaEuGi"
TEXTS = {
    "one cause": 'Could not connect to the endpoint URL: "https://sts.us-east-1a.amazonaws.com/"',
    "many causes": "Unable to locate credentials",
    "a known text": "detect_faces() only accepts keyword arguments.",
    "unknown": "It is Tuesday.",
}


@pytest.fixture
def env(base_environment, tmp_path) -> dict[str, str]:
    """Somebody with an empty home, whose every request would end at a port that nobody listens on."""
    with socket.create_server(("127.0.0.1", 0)) as listener:
        nowhere = f"http://127.0.0.1:{listener.getsockname()[1]}"
    return base_environment | {"HOME": str(tmp_path), "HTTPS_PROXY": nowhere, "COLUMNS": "80"}


def test_a_code_is_explained_from_what_is_so_to_where_to_read_more(rekwiz, env):
    ended = rekwiz("explain", "credentials.key-unknown", env=env)

    heads = re.findall(r"^  (\S.*)$", ended.stdout, re.MULTILINE)
    wanted = ["How rekwiz knows it", "How other tools word it", "What to do", "Read more"]
    assert ended.returncode == 0
    assert ended.stdout.startswith("credentials.key-unknown · stops the set-up\n")
    assert [head for head in heads if head in wanted] == wanted
    assert "$ rekwiz setup" in ended.stdout


def test_a_code_that_no_check_raises_says_so(rekwiz, env):
    ended = rekwiz("explain", "sdk.arguments-not-named", env=env)

    assert ended.returncode == 0
    assert ended.stdout.startswith("sdk.arguments-not-named · known by its text")


def test_a_text_with_one_cause_is_explained_in_full(rekwiz, env):
    ended = rekwiz("explain", TEXTS["one cause"], env=env)

    assert ended.returncode == 0
    assert ended.stdout.startswith("region.zone-instead · ")
    assert "What to do" in ended.stdout


def test_a_text_with_many_causes_says_what_tells_them_apart(rekwiz, env):
    ended = rekwiz("explain", TEXTS["many causes"], env=env)

    lines = ended.stdout.splitlines()
    place = lines.index("files.dangling-link")
    assert ended.returncode == 0
    assert lines[0].startswith("This text can mean 13 things.")
    assert lines[2] == "credentials.none-found"
    assert lines[place + 1] == "  The file is a link to something that is not there."
    assert "What to do" not in ended.stdout


def test_a_text_may_be_typed_without_quotes(rekwiz, env):
    ended = rekwiz("explain", *TEXTS["a known text"].split(), env=env)

    assert ended.stdout.startswith("sdk.arguments-not-named · ")


def test_a_text_that_was_typed_with_a_slip_is_known(rekwiz, env):
    ended = rekwiz("explain", "detect_faces() only acepts keywrod arguments.", env=env)

    assert ended.returncode == 0
    assert ended.stdout.startswith("sdk.arguments-not-named · ")


def test_an_unknown_text_sends_to_doctor(rekwiz, env):
    ended = rekwiz("explain", TEXTS["unknown"], env=env)

    assert ended.returncode == 1
    assert "rekwiz doctor" in ended.stdout


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["credentials.key-unkown"], "credentials.key-unknown"),
        (["sdk.method-name-wrnog"], "sdk.method-name-wrong"),
        ([], "rekwiz explain --list"),
        (["   "], "rekwiz explain --list"),
    ],
)
def test_a_code_that_is_none_is_a_usage_error_that_names_the_nearest(rekwiz, env, arguments, words):
    ended = rekwiz("explain", *arguments, env=env)

    assert (ended.returncode, ended.stdout) == (2, "")
    assert words in ended.stderr


@pytest.mark.parametrize("form", ["text", "json"])
@pytest.mark.parametrize(
    "text",
    [
        f"Provided region_name '{SECRET}' doesn't match a supported format.",
        f"It is Tuesday; aws_secret_access_key = {SECRET}",
        f"got '{SECRET}/20261123/us-east-1/sts/aws4_request' Credential must have exactly 5"
        " slash-delimited elements",
    ],
)
def test_a_secret_that_was_pasted_is_said_and_not_repeated(rekwiz, env, form, text):
    ended = rekwiz("explain", text, "--format", form, env=env)

    assert SECRET not in ended.stdout + ended.stderr
    assert form == "json" or "holds a secret" in ended.stdout


@pytest.mark.parametrize(
    "text",
    [
        "\x1b[31mnobody\x1b[0m knows [/bold] this",
        "\x07{x} %s \ud83d",
        r'{"m": "\u001b[31mnobody\u0007 knows \u009b31m it \ud83d"}',
        "&#27;[31mnobody &#7; knows &#xD800; it",
    ],
)
def test_a_pasted_text_does_nothing_to_the_terminal(rekwiz, env, text):
    ended = rekwiz("explain", text.encode("utf-8", "replace").decode(), env=env)

    assert ended.returncode == 1
    assert not re.search(r"[\x00-\x09\x0b-\x1f\x7f]", ended.stdout + ended.stderr)


def test_what_is_not_known_can_be_reported_without_names(rekwiz, env):
    words = "aws: [ERROR]: An error occurred (OddException) when calling the DoIt operation: no"
    words += " luck for arn:aws:iam::111122223333:user/ming"

    ended = rekwiz("explain", words, env=env)

    assert ended.returncode == 1
    assert "code: OddException\n" in ended.stdout
    assert not re.search("ming|111122223333", ended.stdout)


def test_the_list_has_every_code_once(rekwiz, env):
    ended = rekwiz("explain", "--list", env=env)

    listed = re.findall(r"^  ([a-z0-9]+\.[a-z0-9-]+)$", ended.stdout, re.MULTILINE)
    assert ended.returncode == 0
    assert sorted(listed) == sorted(explainable())
    assert {message.code for message in KNOWN_TEXTS} <= set(listed)


def test_the_answer_for_programs_tells_the_candidates_apart(rekwiz, env):
    ended = rekwiz("explain", TEXTS["many causes"], "--format", "json", env=env)

    answer = json.loads(ended.stdout)
    first = answer["findings"][0]
    assert answer["schema"] == "rekwiz.explanations/1"
    assert (first["code"], first["checked"]) == ("credentials.none-found", True)
    assert first["apart"] == "No key was ever entered on this computer."


LOG = f"""\
INFO request 1 handled
{TEXTS["many causes"]}
{TEXTS["a known text"]}
"""


@pytest.fixture
def log(tmp_path):
    """A log with two texts that are known."""
    file = tmp_path / "error.log"
    file.write_text(LOG)
    return file


@pytest.fixture
def explained(env, tmp_path):
    """The code, output and errors of `explain` with these bytes on its standard input."""

    def run(*arguments, given: bytes):
        words = [str(REKWIZ), "explain", *arguments]
        with piped(given) as stdin:
            done = ended(words, env=env, cwd=tmp_path, timeout=60, stdin=stdin)
        return done.returncode, done.stdout, done.stderr

    return run


def test_a_log_is_read_from_its_file(rekwiz, env, log):
    ended = rekwiz("explain", str(log), env=env)

    lines = ended.stdout.splitlines()
    assert ended.returncode == 0
    assert lines[0] == "rekwiz knows 2 texts in this log; the most telling first."
    assert lines[2] == "sdk.arguments-not-named"
    assert "  Line 3" in lines
    assert lines[lines.index("credentials.none-found") + 2] == "  Line 2"


@pytest.mark.parametrize("arguments", [["-"], []])
def test_a_log_is_read_from_a_pipe(explained, arguments):
    code, out, _ = explained(*arguments, given=LOG.encode("utf-16"))

    assert code == 0
    assert out.startswith("rekwiz knows 2 texts in this log")


def test_a_file_named_like_a_code_is_a_file_and_a_code_is_a_code(rekwiz, env, tmp_path):
    (tmp_path / "my.log").write_text(LOG)
    (tmp_path / "cli.outdated").write_text(LOG)

    ended = [rekwiz("explain", name, env=env).stdout for name in ("my.log", "cli.outdated")]

    assert ended[0].startswith("rekwiz knows 2 texts")
    assert ended[1].startswith("cli.outdated · ")


@pytest.mark.parametrize("given", [b"", b"It is Tuesday.\n", b"\x00\xff\x1b[31m" * 9999])
def test_a_log_in_which_nothing_is_known_ends_with_1(explained, given):
    code, out, err = explained("-", given=given)

    assert (code, err) == (1, "")
    assert "rekwiz doctor" in out
    assert "\x1b" not in out


def test_an_empty_pipe_and_no_words_are_a_usage_error(explained):
    code, out, err = explained(given=b"")

    assert (code, out) == (2, "")
    assert "rekwiz explain --list" in err


def test_a_file_that_may_not_be_read_is_a_usage_error(env, log):
    log.chmod(0)
    ended = subprocess.run(
        [*WITHOUT_RIGHTS, REKWIZ, "explain", log], env=env, capture_output=True, text=True
    )

    assert (ended.returncode, ended.stdout) == (2, "")
    assert str(log) in ended.stderr


def test_all_codes_stand_on_one_page_with_an_anchor_each(rekwiz, env):
    page = rekwiz("explain", "--list", "--format", "html", env=env).stdout

    anchors = re.findall(r'<article id="([^"]+)">', page)
    assert sorted(anchors) == sorted(explainable())
    assert set(re.findall(r'href="#([^"]+)"', page)) == set(anchors)
    assert not re.search(r"<script|<link|<img|src=|@import|url\(", page)


def test_all_codes_stand_on_one_page_of_markdown(rekwiz, env):
    page = rekwiz("explain", "--list", "--format", "markdown", "--lang", "zh-TW", env=env).stdout

    assert sorted(re.findall(r'<a id="([^"]+)"></a>', page)) == sorted(explainable())


@pytest.mark.parametrize("lang", ["en", "zh-TW"])
@pytest.mark.parametrize("what", [*TEXTS.values(), "--list", "detection.bytes-not-read"])
def test_no_line_is_wider_than_80_cells_but_for_commands_and_addresses(rekwiz, env, lang, what):
    ended = rekwiz("explain", what, "--lang", lang, env=env)

    wide = [line for line in ended.stdout.splitlines() if wcwidth.wcswidth(line) > 80]
    assert [line for line in wide if not re.match(r" +(\$|https://)", line)] == []


@pytest.mark.parametrize("command", [["fix"], ["doctor", "--only"]])
def test_what_no_check_raises_can_neither_be_mended_nor_selected(rekwiz, env, command):
    ended = rekwiz(*command, KNOWN_TEXTS[0].code, env=env)

    assert ended.returncode == 2


DENIED = (
    "User: arn:aws-us-gov:iam::111122223333:user/team/ming is not authorized to perform: {action}"
    " on resource: {resource} because no identity-based policy allows the {action} action"
)


def test_a_refusal_is_taken_apart(rekwiz, env):
    queue = "arn:aws-us-gov:sqs:us-gov-west-1:111122223333:q"
    denied = DENIED.format(action="sqs:SendMessage", resource=queue)

    ended = rekwiz("explain", denied, env=env)
    asked = rekwiz("explain", denied, "--format", "json", env=env)

    [finding] = json.loads(asked.stdout)["findings"]
    assert finding["code"] == "permissions.action-denied"
    assert finding["summary"].endswith(f"team/ming allows sqs:SendMessage on {queue}.")
    assert f"--action-names sqs:SendMessage --resource-arns '{queue}'\n" in ended.stdout


def test_what_goes_on_from_a_refused_action_requires_that_action(rekwiz, env):
    queue = "arn:aws-us-gov:sqs:us-gov-west-1:111122223333:q"

    ended = rekwiz("explain", DENIED.format(action="sqs:SendMessage", resource=queue), env=env)

    wishes = f"--require sqs:SendMessage --resources {queue}"
    assert f"rekwiz fix permissions.action-denied --for-admin {wishes}\n" in ended.stdout


@pytest.mark.parametrize("language", ["en", "zh-TW"])
@pytest.mark.parametrize(
    ("identity", "step", "command"),
    [
        ("assumed-role/practice/ming", "practice", "attach-role-policy --role-name practice"),
        ("federated-user/bob", "rekognition:DetectFaces", ""),
        ("assumed-role/AWSReservedSSO_Reader_0123456789abcdef/ming", "IAM Identity Center", ""),
    ],
)
def test_who_is_no_user_is_told_what_helps_it(rekwiz, env, language, identity, step, command):
    denied = (
        f"User: arn:aws:sts::111122223333:{identity} is not authorized to perform:"
        " rekognition:DetectFaces because no identity-based policy allows the"
        " rekognition:DetectFaces action"
    )

    asked = rekwiz("explain", denied, "--format", "json", "--lang", language, env=env)
    shown = rekwiz("explain", denied, "--lang", language, env=env)

    [finding] = json.loads(asked.stdout)["findings"]
    assert step in finding["steps"][0]
    assert "Users" not in finding["steps"][0]
    assert "attach-user-policy" not in asked.stdout + shown.stdout
    assert command in asked.stdout
    assert command in shown.stdout


def test_the_command_of_a_refusal_is_about_its_user_and_partition(rekwiz, env):
    denied = DENIED.format(action="rekognition:CompareFaces", resource="arn:aws:x:y:z:w")

    ended = rekwiz("explain", denied, env=env)

    policy = "arn:aws-us-gov:iam::aws:policy/AmazonRekognitionFullAccess"
    assert f"--user-name ming --policy-arn {policy}\n" in ended.stdout


def test_nothing_of_a_text_with_a_secret_is_repeated(rekwiz, env):
    denied = DENIED.format(action="sqs:SendMessage", resource=f"arn:aws:sqs:::{SECRET}")

    ended = rekwiz("explain", denied, env=env)

    assert SECRET not in ended.stdout
    assert "team/ming" not in ended.stdout
