"""A beginner's whole evening in a terminal: from no key at all, through the console's pages, to the faces."""

import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.plugins.administrator import attach, detach
from tests.plugins.golden import as_it_was_read
from tests.plugins.terminals import DOWN, ENTER

REKWIZ = Path(sys.executable).with_name("rekwiz")
WORDS = {
    "en": {
        "source": "How do you want to sign in to AWS?",
        "kind": "Which kind of AWS account do you have, or want?",
        "root": "to whoever waters the plants",
        "way": "How should your programs sign in?",
        "next": "What next?",
        "key": "3/3 An access key",
        "region": "Region ›",
        "menu": "has every dish on the menu",
        "searches": "typing searches",
        "write": "Write this?",
        "policies": "Show me the console page",
        "attaching": "The two policies for your user",
        "photo": "Which photo should Rekognition look at?",
        "done": "Done. For the real AWS: rekwiz setup",
        "program": ("The detected face is between ", "Faces detected: 1\n"),
    },
    "zh-TW": {
        "source": "您要怎麼登入 AWS？",
        "kind": "您有（或想要）哪一種 AWS 帳號？",
        "root": "請人來澆花",
        "way": "您的程式要怎麼登入？",
        "next": "接下來要怎麼做？",
        "key": "3/3 存取金鑰",
        "region": "區域 ›",
        "menu": "離您越近，回應越快",
        "searches": "輸入文字可篩選",
        "write": "要寫入嗎？",
        "policies": "帶我到主控台的頁面",
        "attaching": "為您的使用者連接兩項政策",
        "photo": "要請 Rekognition 分析哪張照片？",
        "done": "完成。要使用真正的 AWS，請執行：rekwiz setup",
        "program": ("偵測到的臉介於 ", "偵測到的人臉數： 1\n"),
    },
}
CHANGES = (
    (r"^    /[^:]*?\.p\s*n\s*g$", "    HOME/rekwiz/astronaut.faces.png"),
    (r"-- \S*python\S* /[^:]*?\.p\s*y$", "-- python HOME/rekwiz/detect_faces.py"),
    (r"^    /[^:]*?\.p\s*y$", "    HOME/rekwiz/detect_faces.py"),
    (r"(✓ 1/8 \S+(?: \S+)*?  +).*(?:\n {20,}.*)*", r"\1CLI"),
    (r"(✓ 2/8 .*?  +).*", r"\1NETWORK"),
    (r"(✓ 7/8 boto3 +).*(\n {20,}.*)*", r"\1BOTO3"),
    (r"AKIA\*{12}\w{4}", "AKIA************XMPL"),
    (r"\d+\.\d s|\d+\.\d 秒", "0.1 s"),
)
"""What differs from run to run."""


@pytest.fixture
def keyless(from_nothing, sandbox, tmp_path):
    """Nothing in the downloads yet, and a user without its second policy."""
    downloads = Path(from_nothing["HOME"], "Downloads")
    [file] = downloads.iterdir()
    shutil.move(file, tmp_path / file.name)
    detach(sandbox, "AmazonS3ReadOnlyAccess")
    return from_nothing, tmp_path / file.name, downloads / "ming_accessKeys (1).csv"


@pytest.mark.parametrize("language", ["en", "zh-TW"])
def test_the_pages_are_waited_for_and_the_end_shows_the_faces(terminal, sandbox, keyless, language):
    words, (env, made, landed) = WORDS[language], keyless
    person = terminal(REKWIZ, "--lang", language, env={**env, "COLORTERM": "truecolor"})
    person.sees(words["source"])
    person.types(ENTER)
    person.sees(words["kind"])
    person.types(ENTER)
    person.sees(words["way"])
    person.types(DOWN + ENTER)
    person.sees(words["next"])
    person.types(ENTER)
    person.sees(words["next"], after=1)
    person.types("?")
    person.sees(words["root"])
    person.sees(words["next"], after=1)
    person.types(ENTER)
    person.sees(words["key"])
    shutil.copy(made, landed)  # nobody presses a key
    person.sees(words["region"])
    person.types("?")  # at once, and no letter of the line
    person.sees(words["menu"])
    person.sees(words["searches"])
    person.types(ENTER)
    person.sees(words["write"])
    person.types(ENTER)
    person.sees(words["policies"])
    person.types(DOWN + ENTER)
    person.sees(words["attaching"])
    attach(sandbox, "AmazonS3ReadOnlyAccess")  # nobody presses a key
    person.sees(words["photo"])
    person.types(ENTER)
    screen = person.sees(words["done"])

    assert person.ends() == 0
    assert "▀▀▀▀▀▀▀▀" in screen
    shown = "\n".join(line.rstrip() for line in screen.splitlines())
    for pattern, instead in CHANGES:
        shown = re.sub(pattern, instead, shown, flags=re.MULTILINE)
    as_it_was_read(f"{shown}\n", "first-evening", 0, language, "text")
    folder = Path(env["HOME"], "rekwiz")
    assert {file.name for file in folder.iterdir()} == {
        "astronaut.jpg",
        "astronaut.faces.png",
        "detect_faces.py",
    }
    took = subprocess.run(
        [sys.executable, folder / "detect_faces.py"],
        env={**env, "PYTHONIOENCODING": "utf-8"},
        capture_output=True,
        encoding="utf-8",
        timeout=300,
    )
    begins, ends = words["program"]
    assert (took.stdout[: len(begins)], took.stdout[-len(ends) :]) == (begins, ends), took.stderr


def test_line_by_line_nothing_goes_on_by_itself_and_nothing_says_so(terminal, sandbox, keyless):
    words, (env, made, landed) = WORDS["en"], keyless
    person = terminal(REKWIZ, "--plain", env={**env, "LINES": "60"})
    person.sees(words["source"])
    person.types(ENTER)
    person.sees(words["kind"])
    person.types(ENTER)
    person.sees(words["way"])
    person.types("2" + ENTER)
    person.sees("1/3")
    person.types(ENTER)
    person.sees("2/3")
    person.types(ENTER)
    person.sees(words["key"])
    shutil.copy(made, landed)
    person.types(ENTER)
    person.sees("Your key file is there")
    person.sees("1) US East")
    person.types(ENTER)
    person.sees(words["write"])
    person.types(ENTER)
    person.sees(words["policies"])
    person.types("2" + ENTER)
    person.sees(words["attaching"])
    attach(sandbox, "AmazonS3ReadOnlyAccess")
    person.types(ENTER)
    person.sees(words["photo"])

    assert b"by itself" not in b" ".join(person.everything.split())
