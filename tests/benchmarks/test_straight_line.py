"""How everything that rekwiz does grows: whole programs over three or four sizes, in tables.

Nothing here fails for being slow. Each line has what a whole process took, the best of some runs, how
much more that is for each doubling since the size before (2 is a straight line through nothing; what is
the same for all sizes makes it less) and, for the shared files, what botocore itself takes to read them
in a fresh process. `TESTS_SIZES=100,1000` measures other sizes. Run with `-s`.
"""

from __future__ import annotations

import math
import os
import shutil
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from PIL import Image

from tests.benchmarks.processes import RUNS, Took, measured
from tests.benchmarks.standing_in import Aws, refusing
from tests.plugins.many_profiles import OWN, credentials, home_of, name_of

REKWIZ = Path(sys.executable).with_name("rekwiz")
BOTOCORE = "import botocore.session as s; s = s.Session(); s.full_config; s.get_credentials()"
MOST_SECONDS = 900


def sizes(*usual: int) -> list[int]:
    chosen = os.environ.get("TESTS_SIZES")
    return [int(size) for size in chosen.split(",")] if chosen else list(usual)


def table(title: str, took: dict[int, Took], botocore: dict[int, Took] | None = None) -> None:
    """Prints what each size took, in processor's seconds, which other programs do not lengthen."""
    print(f"\n\n{title}\n{'size':>9} {'seconds':>8} {'CPU':>7} {'× double':>8} {'MB':>6}", end="")
    print(f" {'× botocore':>10} {'its memory':>10}" if botocore else "")
    before: tuple[int, Took] | None = None
    for size, each in took.items():
        growth = f"{a_doubling(before, (size, each)):.2f}" if before else "-"
        line = f"{size:>9,} {each.seconds:>8.2f} {each.processor:>7.2f} {growth:>8} {each.memory:>6.0f}"
        if botocore:
            theirs = botocore[size]
            line += f" {each.processor / theirs.processor:>10.2f}"
            line += f" {each.memory / theirs.memory:>10.2f}"
        print(line)
        before = size, each


def a_doubling(smaller: tuple[int, Took], larger: tuple[int, Took]) -> float:
    """How many times as much the processor has to do for twice the size."""
    doublings = math.log2(larger[0] / smaller[0])
    return float((larger[1].processor / smaller[1].processor) ** (1 / doublings))


@pytest.fixture
def keys(tmp_path: Path) -> Path:
    """The home of somebody with one profile."""
    return home_of(tmp_path / "one", 1)


@pytest.mark.parametrize("tokens", [False, True], ids=["keys", "session-tokens"])
def test_profiles(tmp_path: Path, tokens: bool) -> None:
    ours, theirs = dict[int, Took](), dict[int, Took]()
    for size in sizes(100, 1_000, 10_000, *(() if tokens else (100_000,))):
        home = home_of(tmp_path / str(size), size, tokens=tokens)
        runs = RUNS if size < 100_000 else 1
        theirs[size] = measured([sys.executable, "-c", BOTOCORE], home, runs=runs)
        look = [REKWIZ, "preflight", "--only", "files", "credentials", "--timeout", MOST_SECONDS]
        ours[size] = measured(look, home, runs=runs)
    table("preflight --only files credentials, by profiles in both files", ours, theirs)


def test_every_profile_looked_at(tmp_path: Path) -> None:
    def look(size: int) -> Took:
        home = home_of(tmp_path / str(size), size)
        (home / ".aws" / "config").unlink()
        command = [REKWIZ, "doctor", "--all-profiles", "--only", "files", "credentials"]
        return measured(command, home, runs=1)

    table(
        "doctor --all-profiles --only files credentials, by profiles",
        {size: look(size) for size in sizes(10, 100, 1_000)},
    )


def test_every_profile_that_asks(tmp_path: Path) -> None:
    def look(size: int) -> Took:
        home = home_of(tmp_path / str(size), size)
        (home / ".aws" / "config").write_text(f"[default]\n{OWN}", "utf-8")
        with Aws() as aws:
            command = [REKWIZ, "preflight", "--all-profiles", "--skip", "cli", "sdk"]
            variables = {"AWS_ENDPOINT_URL": aws.url, "AWS_REGION": "us-east-1"}
            return measured([*command, "--timeout", MOST_SECONDS], home, runs=1, **variables)

    took = {size: look(size) for size in sizes(100, 200, 400)}
    table("preflight --all-profiles --skip cli sdk, by profiles", took)


FILES: dict[str, Callable[[int], str]] = {
    "profiles with tokens": lambda size: credentials(size // 450, tokens=True),
    "one long value": lambda size: f"{credentials(1)}note = {'ab/cd+12 ' * (size // 9)}\n",
    "one value of many lines": lambda size: f"{credentials(1)}note = a\n" + "  b\n" * (size // 4),
    "one section of many settings": lambda size: (
        credentials(1) + "".join(f"name-{n} = value\n" for n in range(size // 20))
    ),
    "comments": lambda size: credentials(1) + "# of the team's generator\n" * (size // 26),
    "twins": lambda size: credentials(1) + "region = us-east-1\n" * (size // 19),
}


MANY_LINES = ("one value of many lines", "one section of many settings", "twins")
"""Of which botocore itself would read ten megabytes for longer than it is waited for."""


@pytest.mark.parametrize("shape", FILES)
def test_megabytes_of_credentials(tmp_path: Path, shape: str) -> None:
    def look(size: int) -> Took:
        home = home_of(tmp_path / str(size), 1)
        (home / ".aws" / "credentials").write_text(FILES[shape](size), "utf-8")
        command = [REKWIZ, "preflight", "--only", "files", "credentials"]
        return measured([*command, "--timeout", MOST_SECONDS], home, runs=1)

    most = 1_000_000 if shape in MANY_LINES else 10_000_000
    took = {size: look(size) for size in sizes(most // 4, most // 2, most)}
    table(f"preflight --only files credentials, {shape}, by bytes of credentials", took)


def test_writing_and_undoing(tmp_path: Path) -> None:
    def write(size: int) -> tuple[Took, Took]:
        home = home_of(tmp_path / str(size), size)
        name = name_of(size - 1)
        config = home / ".aws" / "config"
        text = config.read_text("utf-8")
        config.write_text(text.rpartition("region = us-east-1")[0] + "\n", "utf-8")
        command = [REKWIZ, "fix", "region.not-set", "--profile", name, "--yes"]
        fixed = measured(command, home, runs=1)
        return fixed, measured([REKWIZ, "undo", "--yes"], home, runs=1)

    took = {size: write(size) for size in sizes(100, 1_000, 10_000)}
    table("fix region.not-set, by profiles", {size: each[0] for size, each in took.items()})
    table("undo, by profiles", {size: each[1] for size, each in took.items()})


SHAPES: dict[str, Callable[[int], str]] = {
    "one word": lambda size: "a" * size,
    "words": lambda size: "no way " * (size // 7),
    "blanks": lambda size: "x" + " " * size + "y",
    "an error's code": lambda size: (
        f"An error occurred ({'A' * size}) when calling the X operation: n"
    ),
}


@pytest.mark.parametrize("shape", SHAPES)
def test_words_that_are_explained(tmp_path: Path, keys: Path, shape: str) -> None:
    def explain(size: int) -> Took:
        file = tmp_path / f"{size}.txt"
        file.write_text(SHAPES[shape](size), "utf-8")
        return measured([REKWIZ, "explain", file], keys)

    table(f"explain FILE, {shape}, by letters", {n: explain(n) for n in sizes(10**3, 10**4, 10**6)})


@pytest.mark.parametrize("format_", ["text", "json"])
def test_codes_and_messages_of_aws(keys: Path, format_: str) -> None:
    def refused(size: int) -> Took:
        with refusing(code="A" * size, message="no " * (size // 3)) as aws:
            command = [REKWIZ, "preflight", "--skip", "cli", "sdk", "--format", format_]
            return measured(command, keys, AWS_ENDPOINT_URL=aws.url)

    took = {size: refused(size) for size in sizes(10**3, 10**4, 10**6)}
    table(f"preflight as {format_}, refused by AWS, by letters of code and message", took)


def test_photos(tmp_path: Path, keys: Path) -> None:
    def detect(size: int) -> Took:
        folder = tmp_path / f"photos-{size}"
        folder.mkdir()
        Image.new("RGB", (80, 80), "grey").save(folder / "0.jpg")
        more = (folder / f"{number}.jpg" for number in range(1, size))
        photos = [folder / "0.jpg", *(shutil.copy(folder / "0.jpg", each) for each in more)]
        with Aws() as aws:
            return measured([REKWIZ, "detect", *photos], keys, runs=1, AWS_ENDPOINT_URL=aws.url)

    table("detect, by photos", {size: detect(size) for size in sizes(10, 100, 1_000)})


def test_policies(keys: Path) -> None:
    def look(size: int) -> Took:
        with Aws(policies=size) as aws:
            command = [REKWIZ, "preflight", "--only", "permissions"]
            return measured(command, keys, AWS_ENDPOINT_URL=aws.url)

    table("preflight --only permissions, by policies", {n: look(n) for n in sizes(10, 100, 1_000)})
