"""Writes a face as Rekognition's FaceDetail, and says of nothing more than the model knows.

Shape: botocore's data/rekognition/2016-06-27/service-2.json, `FaceDetail`.
"""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from wizard.sandbox.face_model import Face

if TYPE_CHECKING:
    from PIL.Image import Image

_DEFAULT = ("BoundingBox", "Confidence", "Landmarks", "Pose", "Quality")
# What each value of Attributes adds; `Emotions` and the others are in the order of FaceDetail.
_ATTRIBUTES = {
    "AGE_RANGE": "AgeRange",
    "SMILE": "Smile",
    "EYEGLASSES": "Eyeglasses",
    "SUNGLASSES": "Sunglasses",
    "GENDER": "Gender",
    "BEARD": "Beard",
    "MUSTACHE": "Mustache",
    "EYES_OPEN": "EyesOpen",
    "MOUTH_OPEN": "MouthOpen",
    "EMOTIONS": "Emotions",
    "FACE_OCCLUDED": "FaceOccluded",
    "EYE_DIRECTION": "EyeDirection",
}
ATTRIBUTES = frozenset({"ALL", "DEFAULT", *_ATTRIBUTES})

_UNJUDGED = (
    "Smile",
    "Eyeglasses",
    "Sunglasses",
    "Beard",
    "Mustache",
    "EyesOpen",
    "MouthOpen",
    "FaceOccluded",
)
# The age model gives one number; its ranges are as wide as Rekognition's usually are.
_AGE_SPREAD = 5


def described(face: Face, picture: Image, attributes: frozenset[str]) -> dict[str, object]:
    """The FaceDetail of `face` in the upright `picture`, with what `attributes` asks for."""
    wanted = set(_DEFAULT)
    for attribute, member in _ATTRIBUTES.items():
        if attributes & {"ALL", attribute}:
            wanted.add(member)
    return {member: value for member, value in _all(face, picture).items() if member in wanted}


def _all(face: Face, picture: Image) -> dict[str, object]:
    return {
        "BoundingBox": _bounding_box(face, *picture.size),
        "AgeRange": {"Low": max(0, face.age - _AGE_SPREAD), "High": face.age + _AGE_SPREAD},
        "Gender": {"Value": face.gender, "Confidence": face.gender_confidence},
        **{member: {"Value": False, "Confidence": 0} for member in _UNJUDGED},
        "Emotions": [{"Type": "UNKNOWN", "Confidence": 0}],
        "EyeDirection": {"Yaw": 0, "Pitch": 0, "Confidence": 0},
        "Landmarks": _landmarks(face, *picture.size),
        "Pose": {"Roll": round(_roll(face), 2)},
        "Quality": _quality(face, picture),
        "Confidence": round(_confidence(face.score), 2),
    }


def _bounding_box(face: Face, width: int, height: int) -> dict[str, float]:
    left, top, right, bottom = face.box
    return {
        "Width": (right - left) / width,
        "Height": (bottom - top) / height,
        "Left": left / width,
        "Top": top / height,
    }


def _landmarks(face: Face, width: int, height: int) -> list[dict[str, object]]:
    """Left and right as Rekognition means them: as they lie in the picture."""
    right_outer, right_inner, left_outer, left_inner, nose = face.landmarks
    points = {
        "eyeLeft": _middle(left_outer, left_inner),
        "eyeRight": _middle(right_outer, right_inner),
        "nose": nose,
        "leftEyeLeft": left_outer,
        "leftEyeRight": left_inner,
        "rightEyeLeft": right_inner,
        "rightEyeRight": right_outer,
    }
    return [{"Type": name, "X": x / width, "Y": y / height} for name, (x, y) in points.items()]


def _middle(one: tuple[float, float], other: tuple[float, float]) -> tuple[float, float]:
    return (one[0] + other[0]) / 2, (one[1] + other[1]) / 2


def _roll(face: Face) -> float:
    """How far the line of the eyes is turned, in degrees; yaw and pitch need more than 5 points."""
    right_outer, right_inner, left_outer, left_inner, _ = face.landmarks
    left, right = _middle(left_outer, left_inner), _middle(right_outer, right_inner)
    return math.degrees(math.atan2(right[1] - left[1], right[0] - left[0]))


def _quality(face: Face, picture: Image) -> dict[str, float]:
    """Brightness is the face's mean luminance, sharpness its edges' strength, both 0 to 100."""
    import numpy
    from PIL import ImageFilter, ImageStat

    left, top, right, bottom = face.box
    box = (round(left), round(top), round(right), round(bottom))
    crop = picture.crop(box).convert("L")
    edges = numpy.asarray(crop.filter(ImageFilter.FIND_EDGES), dtype=float)[1:-1, 1:-1]
    brightness = ImageStat.Stat(crop).mean[0] / 255 * 100
    return {
        "Brightness": round(brightness, 2),
        "Sharpness": round(min(100.0, float(edges.std()) / 128 * 100), 2),
    }


def _confidence(score: float) -> float:
    """A percentage that rises with the detector's score; it is not calibrated as AWS's is."""
    return 100 / (1 + math.exp(-4 * score))
