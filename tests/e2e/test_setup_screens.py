"""Whole set-ups as a person sees them: each screen in sizes and languages, as somebody has read it.

Few journeys, each with all that can be asked of it. What another computer would word otherwise
(versions, milliseconds, the key's letters) stands in the golden files as `…`.
"""

import re
import socket
import sys
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
    (re.compile(r" +$", re.MULTILINE), ""),
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
    assert person.screen.count("▸ 3/8 Sign-in") == 2
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
    sees("Which photo shall Rekognition look at?")
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
    person.sees("先在沙盒裡練習")
    assert "離開，什麼都沒有儲存" in person.window
    assert "回上一步" not in person.window
    person.types(DOWN * 2 + ENTER)
    steps = []
    for words in ("您要怎麼登入 AWS？", "區域 ›", "要寫入嗎？", "要請 Rekognition 看哪張照片？"):
        person.sees(words)
        steps.append(step_on(person.window))
        if words == "區域 ›":
            person.types("東京")
            steps.append(step_on(person.window))
        if words != "要請 Rekognition 看哪張照片？":
            person.types(ENTER)
    person.types(CTRL_C)

    assert person.ends() == 130
    assert "要重新開始，請執行：rekwiz setup --lang zh-TW --sandbox" in person.screen
    assert "rekwiz undo" not in person.screen
    as_it_was_read("\n\n=====\n".join(steps) + "\n", "setup-practice", 130, "zh-TW", "text")


@pytest.mark.parametrize(
    ("flags", "variables", "letters"),
    [
        (["--plain", "--lang", "zh-TW"], {}, "utf-8"),
        (["--lang", "zh-TW"], {"ACCESSIBLE": "1", "PYTHONIOENCODING": "cp437"}, "ascii"),
        (["--lang", "zh-TW"], {"TERM": "dumb", "PYTHONIOENCODING": "cp950"}, "cp950"),
    ],
    ids=["a-screen-reader", "an-old-code-page", "a-code-page-of-chinese"],
)
def test_line_by_line_nothing_is_drawn_anew_and_what_was_done_is_kept(
    terminal, base_environment, tmp_path, flags, variables, letters
):
    """Each in a practice that is kept: the second run asks nothing, and the record holds the answers."""
    home = tmp_path / "home"
    home.mkdir()
    env = base_environment | {"HOME": str(home), **variables}
    record = tmp_path / "answers.toml"
    person = terminal(
        REKWIZ, "setup", "--keep-sandbox", "--record", record, *flags, env=env, lines=24
    )
    for number in range(1, 5):
        prompts_seen(person, number)
        person.types(ENTER)
    assert person.ends() == 0
    assert b"\x1b" not in person.everything
    if letters == "ascii":
        assert person.everything.decode("ascii", "strict").count("  > ") == 4
    else:
        assert "完成。" in person.everything.decode(letters)
    assert record.read_text().count("=") >= 5
    assert "source = " in record.read_text()

    again = terminal(REKWIZ, "setup", "--keep-sandbox", *flags, env=env, lines=24)
    assert again.ends() == 0
    assert b"  > " not in again.everything


def prompts_seen(person, number: int) -> None:
    """Waits for the prompt of that number."""
    person.sees("\n  >", after=number - 1)
