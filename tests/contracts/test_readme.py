"""README draws the rooms as they are: each above all that it imports."""

from tests.contracts.imports import ROOT, rooms

MARK = "<!-- rooms -->\n```\n"


def drawn() -> list[set[str]]:
    """The levels of the drawing from above, each with the names that begin its lines."""
    drawing = (ROOT / "README.md").read_text("utf-8").partition(MARK)[2].partition("```")[0]
    return [
        {line.split()[0] for line in level.splitlines() if line} for level in drawing.split("  ↓\n")
    ]


def test_every_room_stands_in_the_drawing():
    folders = {path.parent.name for path in (ROOT / "wizard").glob("*/__init__.py")}

    assert set().union(*drawn()) == {"cli", "checks", *folders}


def test_each_room_stands_above_all_that_it_imports():
    level_of = {name: number for number, level in enumerate(drawn()) for name in level}
    arrows = {
        (room.removeprefix("wizard."), other.removeprefix("wizard.").partition(".")[0])
        for room, others in rooms().items()
        for other in others
    }
    known = {(room, other) for room, other in arrows if {room, other} <= level_of.keys()}

    assert known
    assert {(room, other) for room, other in known if level_of[room] >= level_of[other]} == set()
