"""Reads a photo as Rekognition does, or refuses it in Rekognition's words.

Limits: https://docs.aws.amazon.com/rekognition/latest/dg/limits.html
"""

from __future__ import annotations

import io
import warnings
from typing import TYPE_CHECKING

from wizard.sandbox.aws_refusals import NotServed, Refused

if TYPE_CHECKING:
    from PIL.Image import Image

LARGEST_BYTES = 5 * 1024 * 1024
LARGEST_OBJECT = 15 * 1024 * 1024
SMALLEST_SIDE = 80
LONGEST_SIDE = 10_000

_SIGNATURES = {b"\xff\xd8\xff": "JPEG", b"\x89PNG\r\n\x1a\n": "PNG"}


def require_size(data: bytes) -> None:
    """Refuses bytes of a wrong length, as Rekognition's validation words it (edenai's errors.py
    and aws-sdk-js-v3 issue 2310 show the sentence)."""
    if 1 <= len(data) <= LARGEST_BYTES:
        return
    bound = "less than or equal to 5242880" if data else "greater than or equal to 1"
    raise NotServed(
        Refused(
            "ValidationException",
            "1 validation error detected: Value "
            f"'java.nio.HeapByteBuffer[pos=0 lim={len(data)} cap={len(data)}]' at 'image.bytes' "
            f"failed to satisfy constraint: Member must have length {bound}",
        )
    )


def decoded(data: bytes) -> Image:
    """The upright RGB picture in `data`; raises NotServed.

    The orientation of a JPEG's EXIF is honoured and a PNG's is not, as botocore's model says
    of DetectFacesResponse.OrientationCorrection.
    """
    from PIL import Image, ImageOps

    kind = next((kind for start, kind in _SIGNATURES.items() if data.startswith(start)), None)
    if kind is None:
        raise NotServed(_NOT_AN_IMAGE)
    try:
        with warnings.catch_warnings():
            # 10 000 pixels a side are allowed; Pillow warns of fewer.
            warnings.simplefilter("ignore", Image.DecompressionBombWarning)
            picture = Image.open(io.BytesIO(data), formats=[kind])
            _require_dimensions(*picture.size)
            upright = ImageOps.exif_transpose(picture) if kind == "JPEG" else picture
            return upright.convert("RGB")
    except (OSError, SyntaxError, ValueError, Image.DecompressionBombError):
        raise NotServed(_NOT_AN_IMAGE) from None


_NOT_AN_IMAGE = Refused("InvalidImageFormatException", "Request has invalid image format")


def _require_dimensions(width: int, height: int) -> None:
    """The sentences are those of botocore issue 1366 and aws-doc-sdk-examples issue 4848."""
    if min(width, height) < SMALLEST_SIDE:
        raise NotServed(Refused("InvalidParameterException", "Request has Invalid Parameters"))
    if max(width, height) > LONGEST_SIDE:
        raise NotServed(
            Refused(
                "ImageTooLargeException",
                f"Input image dimensions {width} x {height} exceed maximum dimension size "
                f"of {LONGEST_SIDE} pixels",
            )
        )
