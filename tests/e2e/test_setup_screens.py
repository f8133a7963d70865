"""Whole set-ups as a person sees them: each screen in sizes and languages, as somebody has read it.

Few journeys, each with all that can be asked of it. What another computer would word otherwise
(versions, milliseconds, the key's letters) stands in the golden files as `…`.
"""

import re
import socket
import sys
import tomllib
from pathlib import Path

import pytest

from tests.plugins.golden import as_it_was_read
from tests.plugins.terminals import CTRL_C, DOWN, ENTER, LEFT

REKWIZ = Path(sys.executable).with_name("rekwiz")
MOST_LINES = 18
"""What may stand above a question in its step."""
SAME_ELSEWHERE = (
    (re.compile(r"AKIA\*+\w{4}"), "AKIA…"),
    (re.compile(r"\d+\.\d( s|( )?秒)"), r"…\1"),
    (re.compile(r"just now|剛剛|\d+ min ago|\d+ 分鐘前"), "…"),
    (re.compile(r" +$", re.MULTILINE), ""),
    (
        re.compile(
            r"^(    (?:rekwiz sandbox -- python )?)/.*?(?=\n  \S)", re.MULTILINE | re.DOTALL
        ),
        r"\1…",
    ),
)
QUESTION = re.compile(r"^  (How|Region|Write|Which|您|區域|要).*[?？›]$", re.MULTILINE)
pytestmark = pytest.mark.thorough


def step_on(window: str) -> str:
    """The step that is on the screen, from its heading, as it is on every computer."""
    step = "▸" + window.rpartition("▸")[2] if "▸" in window else window
    for pattern, instead in SAME_ELSEWHERE:
        step = pattern.sub(instead, step)
    return step


def question_s_line(step: str) -> int:
    asked = QUESTION.search(step)
    assert asked, step
    return step[: asked.start()].count("\n") + 1


@pytest.fixture
def alone(base_environment, tmp_path) -> dict[str, str]:
    """Somebody with nothing, whose way to AWS ends at a proxy that nobody serves."""
    with socket.create_server(("127.0.0.1", 0)) as server:
        port = server.getsockname()[1]
    home = tmp_path / "home"
    home.mkdir()
    proxy = f"http://127.0.0.1:{port}"
    return base_environment | {"HOME": str(home), "HTTPS_PROXY": proxy, "CONTAINER": ""}


def test_four_keys_lead_through_the_practice_and_every_screen_is_true(
    terminal, base_environment, tmp_path
):
    """English, 80 × 24, with two ways back beside the four keys."""
    env = base_environment | {"HOME": str(tmp_path / "home")}
    person = terminal(REKWIZ, "setup", "--sandbox", env=env, columns=80, lines=24)
    steps = []

    def sees(words: str, after: int = 0) -> None:
        person.sees(words, after=after)
        steps.append(step_on(person.window))

    sees("How do you want to sign in to AWS?")
    person.types(ENTER)
    sees("Region ›")
    person.types(LEFT)
    sees("How do you want to sign in to AWS?", after=1)
    assert person.screen.rpartition("✓ 3/8 Sign-in")[2].count("▸ 3/8 Sign-in") == 1
    person.types(ENTER)
    person.sees("Region ›")
    person.types(ENTER)
    sees("Write this?")
    person.types(DOWN * 2 + ENTER)
    sees("Region ›", after=1)
    assert person.screen.count("▸ 4/8 Region") == 3
    person.types(ENTER)
    person.sees("Write this?", after=1)
    person.types(ENTER)
    sees("Which photo should Rekognition look at?")
    person.types(ENTER)
    assert person.ends() == 0
    steps.append(step_on(person.screen))

    for step in steps[:-1]:
        assert question_s_line(step) <= MOST_LINES
    screen = person.screen
    assert screen.count("rekwiz setup") == 1, "of the real one only at the end"
    assert not re.search("AWS_ENDPOINT_URL|127.0.0.1|nothing was saved|rekwiz undo", screen)
    assert not (tmp_path / "home").exists()
    as_it_was_read("\n\n=====\n".join(steps) + "\n", "setup-practice", 0, "en", "text")


def test_the_practice_begins_from_the_first_menu_and_the_last_line_is_its_own(
    terminal, alone, tmp_path
):
    """Chinese, 60 × 20: offline in the real set-up, from there into the sandbox, and interrupted."""
    person = terminal(REKWIZ, "--lang", "zh-TW", env=alone, columns=60, lines=20)
    for asked, keys in (("您要怎麼登入 AWS？", ENTER), ("接下來要怎麼做？", DOWN * 2 + ENTER)):
        person.sees(asked)
        assert "先在沙盒裡練習" in person.window
        assert "離開，什麼都沒有儲存" in person.window
        assert "回上一步" not in person.window
        person.types(keys)
    steps = []
    for words in ("您要怎麼登入 AWS？", "區域 ›", "要寫入嗎？", "要請 Rekognition 分析哪張照片？"):
        person.sees(words)
        steps.append(step_on(person.window))
        if words == "區域 ›":
            person.types("東京")
            steps.append(step_on(person.window))
        if words != "要請 Rekognition 分析哪張照片？":
            person.types(ENTER)
    person.types(CTRL_C)

    assert person.ends() == 130
    assert "要重新開始，請執行：rekwiz setup --lang zh-TW --sandbox" in person.screen
    assert "rekwiz undo" not in person.screen
    as_it_was_read("\n\n=====\n".join(steps) + "\n", "setup-practice", 130, "zh-TW", "text")


def test_for_a_screen_reader_it_is_lines_and_numbers_and_what_was_done_is_kept(
    terminal, base_environment, tmp_path
):
    """In a practice that is kept: the second run asks nothing, and the record holds the answers."""
    home = tmp_path / "home"
    home.mkdir()
    env = base_environment | {"HOME": str(home), "PYTHONIOENCODING": "cp950"}
    record = tmp_path / "answers.toml"
    words = [REKWIZ, "--keep-sandbox", "--plain", "--lang", "zh-TW"]
    person = terminal(*words, "--record", record, env=env)
    answers_with_enter(person, 4)
    assert person.ends() == 0
    assert b"\x1b" not in person.everything
    assert "完成。" in person.everything.decode("cp950")
    answers = tomllib.loads(record.read_text())
    assert answers.keys() == {
        "source",
        "csv",
        "region",
        "output",
        "write",
        "photo_source",
        "show_json",
    }

    again = terminal(*words, env=env)
    assert again.ends() == 0
    assert b"  > " not in again.everything


def test_an_old_code_page_gets_english_in_signs_that_it_has(terminal, base_environment, tmp_path):
    variables = {"TERM": "dumb", "PYTHONIOENCODING": "cp437", "NO_COLOR": "1"}
    env = base_environment | {"HOME": str(tmp_path / "home"), **variables}
    person = terminal(REKWIZ, "setup", "--sandbox", "--lang", "zh-TW", env=env, columns=60)
    answers_with_enter(person, 4)

    assert person.ends() == 0
    assert "+ Done. For the real AWS: rekwiz setup" in person.screen
    assert not set(person.everything) & {0x1B, *b"\xe2\xe4"}, "no codes, and no bytes of UTF-8"


def answers_with_enter(person, times: int) -> None:
    """Enter at each prompt, once it is there."""
    for number in range(times):
        person.sees("\n  >", after=number)
        person.types(ENTER)
