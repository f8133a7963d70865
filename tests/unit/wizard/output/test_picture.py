"""A picture in a terminal: half blocks hold its colours and labels, each protocol the picture itself."""

import re
from base64 import b64decode
from io import BytesIO

import pytest
from PIL import Image

from wizard.detecting.picture import framed
from wizard.output.picture import CHUNK, Drawing, Frame, blocks, sequence

LEFT, RIGHT = (200, 30, 30), (30, 30, 200)


def photo(width=400, height=200) -> bytes:
    image = Image.new("RGB", (width, height), LEFT)
    image.paste(RIGHT, (width // 2, 0, width, height))
    file = BytesIO()
    image.save(file, "PNG")
    return file.getvalue()


FACE = {"BoundingBox": {"Left": 0.25, "Top": 0.25, "Width": 0.2, "Height": 0.5}}


def test_half_blocks_have_two_pixels_a_cell_and_the_number_at_its_frame():
    lines = list(blocks(framed(photo(), [FACE]), Frame(40, 10)))

    assert [line.plain for line in lines] == [
        "▀" * 40,
        "▀" * 40,
        "▀" * 10 + "1" + "▀" * 29,
        *["▀" * 40] * 7,
    ]
    colours = {span.style.color.name for line in lines for span in line.spans}
    assert {"#c81e1e", "#1e1ec8", "#00ff5f"} <= colours


@pytest.mark.parametrize("room", [Frame(40, 10), Frame(40, 20), Frame(10, 10), Frame(1, 1)])
def test_a_picture_keeps_its_shape_within_its_room(room):
    frame = room.around((400, 200))

    assert (frame.columns <= room.columns, frame.rows <= room.rows) == (True, True)
    assert frame in (Frame(40, 10), Frame(10, 2), Frame(1, 1))


def test_a_label_without_room_is_moved_into_the_picture():
    at_the_edge = {"BoundingBox": {"Left": 0.99, "Top": 0.0, "Width": 0.01, "Height": 0.1}}
    lines = list(blocks(framed(photo(), [at_the_edge] * 12), Frame(20, 5)))

    assert lines[0].plain.endswith("12")
    assert {len(line.plain) for line in lines} == {20}


def test_kitty_is_given_a_png_in_chunks_that_it_takes_and_keeps_silent():
    noise = Image.effect_noise((300, 300), 90).convert("RGB")
    file = BytesIO()
    noise.save(file, "PNG")

    said = sequence(framed(file.getvalue(), []), Drawing.KITTY, Frame(40, 20))

    chunks = re.findall(r"\x1b_G([^;]*);([^\x1b]*)\x1b\\", said)
    assert "".join(f"\x1b_G{head};{data}\x1b\\" for head, data in chunks) == said
    assert chunks[0][0] == "a=T,f=100,q=2,c=40,r=20,m=1"
    assert [head for head, _ in chunks[1:]] == ["m=1"] * (len(chunks) - 2) + ["m=0"]
    assert all(len(data) <= CHUNK for _, data in chunks)
    png = Image.open(BytesIO(b64decode("".join(data for _, data in chunks))))
    assert (png.format, png.size) == ("PNG", (320, 320))


def test_iterm_is_given_a_png_and_its_cells():
    said = sequence(framed(photo(), [FACE]), Drawing.ITERM, Frame(40, 20))

    [(width, height, data)] = re.findall(
        r"^\x1b\]1337;File=inline=1;width=(\d+);height=(\d+):([^\x07]*)\x07$", said
    )
    assert (width, height) == ("40", "10")
    assert Image.open(BytesIO(b64decode(data))).size == (320, 160)


def test_sixel_holds_each_pixel_in_its_colour():
    said = sequence(framed(photo(20, 12), []), Drawing.SIXEL, Frame(10, 3, (2, 4)))

    assert said.startswith('\x1bPq"1;1;20;12')
    assert said.endswith("\x1b\\")
    assert read_sixel(said, 20, 12) == [
        [(78, 12, 12)] * 10 + [(12, 12, 78)] * 10 for _ in range(12)
    ]


def read_sixel(said: str, width: int, height: int) -> list[list[tuple[int, ...]]]:
    """As a terminal reads it: colours in percent, bands of six pixels, `$` back, `-` down."""
    body = said.removeprefix(f'\x1bPq"1;1;{width};{height}').removesuffix("\x1b\\")
    colours, pixels = {}, [[()] * width for _ in range(height)]
    colour, x, top = None, 0, 0
    for token in re.findall(r"#\d+(?:;\d+)*|!\d+.|.", body):
        if token.startswith("#"):
            colour, *rgb = map(int, token[1:].split(";"))
            if rgb:
                colours[colour] = tuple(rgb[1:])
        elif token == "$":
            x = 0
        elif token == "-":
            x, top = 0, top + 6
        else:
            count, letter = (int(token[1:-1]), token[-1]) if token[0] == "!" else (1, token)
            for place in range(x, x + count):
                for bit in range(6):
                    if (ord(letter) - 63) >> bit & 1:
                        pixels[top + bit][place] = colours[colour]
            x += count
    return pixels
