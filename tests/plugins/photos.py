"""Photos for tests, made on the spot."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.plugins.people import SAMPLE


@pytest.fixture
def photos(tmp_path) -> dict[str, Path]:
    """Photos with no, one and two faces, made from the bundled one; none of them is in the project."""
    from PIL import Image

    sample = Image.open(SAMPLE).convert("RGB")
    face = sample.crop((100, 20, 350, 280))
    folder = tmp_path / "photos"
    folder.mkdir()
    none = Image.linear_gradient("L").resize((400, 300)).convert("RGB")
    one = Image.new("RGB", (400, 400), (90, 120, 150))
    one.paste(face, (60, 80))
    two = Image.new("RGB", (700, 400), (150, 120, 90))
    two.paste(face, (40, 70))
    two.paste(face.transpose(Image.Transpose.FLIP_LEFT_RIGHT), (400, 90))
    pictures = {"none": none, "one": one, "two": two}
    for name, picture in pictures.items():
        picture.save(folder / f"{name}.jpg", quality=92)
    return {name: folder / f"{name}.jpg" for name in pictures}
