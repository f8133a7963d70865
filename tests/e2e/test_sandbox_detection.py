"""DetectFaces, answered by a real model on real photos, and refused as Rekognition refuses."""

from __future__ import annotations

import io
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import boto3
import pytest
from botocore.config import Config
from botocore.exceptions import ClientError
from PIL import Image, ImageOps

from wizard.sandbox import Sandbox

SAMPLE = Path(__file__).parents[2] / "checks" / "sources" / "photo" / "astronaut.jpg"
BAD_FORMAT = ("InvalidImageFormatException", "Request has invalid image format")
BAD_PARAMETERS = ("InvalidParameterException", "Request has Invalid Parameters")


@pytest.fixture(scope="module")
def sandbox():
    with Sandbox("444455556666") as running:
        yield running


@pytest.fixture(scope="module")
def rekognition(sandbox):
    return boto3.client(
        "rekognition",
        region_name="us-east-1",
        endpoint_url=sandbox.url,
        aws_access_key_id=sandbox.user.access_key_id,
        aws_secret_access_key=sandbox.user.secret_access_key,
        config=Config(retries={"max_attempts": 0, "mode": "legacy"}),
    )


@pytest.fixture(scope="module")
def portrait() -> Image.Image:
    return Image.open(SAMPLE).convert("RGB")


def encoded(picture: Image.Image, kind: str = "JPEG", **options: object) -> bytes:
    stream = io.BytesIO()
    picture.save(stream, kind, **options)
    return stream.getvalue()


def boxes(answer: dict) -> list[dict[str, float]]:
    return [
        {side: round(ratio, 2) for side, ratio in face["BoundingBox"].items()}
        for face in answer["FaceDetails"]
    ]


FACE = {"Width": 0.17, "Height": 0.17, "Left": 0.35, "Top": 0.16}


def test_the_sample_has_one_face_and_not_the_false_second(rekognition):
    answer = rekognition.detect_faces(Image={"Bytes": SAMPLE.read_bytes()})
    assert boxes(answer) == [FACE]
    assert "OrientationCorrection" not in answer


def test_by_default_only_the_default_subset_is_told(rekognition):
    (face,) = rekognition.detect_faces(Image={"Bytes": SAMPLE.read_bytes()})["FaceDetails"]
    assert set(face) == {"BoundingBox", "Confidence", "Landmarks", "Pose", "Quality"}


def test_all_attributes_have_rekognitions_shape_and_admit_what_is_unknown(rekognition):
    answer = rekognition.detect_faces(Image={"Bytes": SAMPLE.read_bytes()}, Attributes=["ALL"])
    (face,) = answer["FaceDetails"]
    unknown = {"Value": False, "Confidence": 0}
    for name in ("Smile", "Eyeglasses", "Sunglasses", "Beard", "EyesOpen", "FaceOccluded"):
        assert face[name] == unknown
    assert face["Emotions"] == [{"Type": "UNKNOWN", "Confidence": 0}]
    assert face["Gender"]["Value"] == "Female"
    assert face["AgeRange"] == {"Low": 27, "High": 37}
    eyes = {point["Type"]: point["X"] for point in face["Landmarks"]}
    assert eyes["leftEyeLeft"] < eyes["eyeLeft"] < eyes["nose"] < eyes["eyeRight"]


def test_an_attribute_may_be_asked_for_alone(rekognition):
    answer = rekognition.detect_faces(Image={"Bytes": SAMPLE.read_bytes()}, Attributes=["GENDER"])
    assert "Gender" in answer["FaceDetails"][0]
    assert "AgeRange" not in answer["FaceDetails"][0]


def test_two_people_are_two_faces_the_larger_first(rekognition, portrait):
    group = Image.new("RGB", (900, 512), "gray")
    group.paste(ImageOps.mirror(portrait).resize((380, 380)), (0, 100))
    group.paste(portrait, (388, 0))
    first, second = boxes(rekognition.detect_faces(Image={"Bytes": encoded(group)}))
    assert first["Left"] > 0.5 > second["Left"]
    assert first["Width"] > second["Width"]


def test_a_landscape_has_no_face(rekognition):
    landscape = Image.linear_gradient("L").resize((640, 480)).convert("RGB")
    assert rekognition.detect_faces(Image={"Bytes": encoded(landscape)})["FaceDetails"] == []


def test_the_exif_orientation_of_a_jpeg_is_honoured(rekognition, portrait):
    exif = Image.Exif()
    exif[0x0112] = 6
    turned = encoded(portrait.rotate(90, expand=True), exif=exif)
    assert boxes(rekognition.detect_faces(Image={"Bytes": turned})) == [FACE]


@pytest.mark.parametrize("mode", ["L", "CMYK"])
def test_grey_and_cmyk_photos_are_read(rekognition, portrait, mode):
    photo = encoded(portrait.convert(mode))
    assert len(rekognition.detect_faces(Image={"Bytes": photo})["FaceDetails"]) == 1


def test_a_small_photo_is_looked_at_enlarged(rekognition, portrait):
    photo = encoded(portrait.resize((256, 256)))
    assert len(rekognition.detect_faces(Image={"Bytes": photo})["FaceDetails"]) == 1


def refusal(rekognition, photo: bytes, **options: object) -> tuple[str, str]:
    with pytest.raises(ClientError) as caught:
        rekognition.detect_faces(Image={"Bytes": photo}, **options)
    error = caught.value.response["Error"]
    return error["Code"], error["Message"]


@pytest.mark.parametrize("kind", ["WEBP", "GIF", "BMP", "TIFF"])
def test_other_formats_are_refused(rekognition, portrait, kind):
    assert refusal(rekognition, encoded(portrait, kind)) == BAD_FORMAT


def test_text_and_a_photo_cut_off_are_refused(rekognition):
    assert refusal(rekognition, b"<!doctype html>") == BAD_FORMAT
    assert refusal(rekognition, SAMPLE.read_bytes()[:20_000]) == BAD_FORMAT


def test_a_side_under_eighty_pixels_is_refused_without_a_reason(rekognition, portrait):
    assert refusal(rekognition, encoded(portrait.resize((79, 300)))) == BAD_PARAMETERS


def test_a_side_over_ten_thousand_pixels_is_refused_with_its_size(rekognition):
    wide = Image.new("RGB", (10_001, 100))
    assert refusal(rekognition, encoded(wide, "PNG")) == (
        "ImageTooLargeException",
        "Input image dimensions 10001 x 100 exceed maximum dimension size of 10000 pixels",
    )


def test_no_bytes_and_too_many_bytes_fail_validation(rekognition):
    for size, bound in ((0, "greater than or equal to 1"), (5_242_881, "less than or equal to")):
        code, message = refusal(rekognition, b"x" * size)
        assert code == "ValidationException"
        assert f"lim={size} cap={size}" in message
        assert bound in message


def test_an_attribute_that_does_not_exist_is_refused(rekognition):
    assert refusal(rekognition, SAMPLE.read_bytes(), Attributes=["all"]) == BAD_PARAMETERS


def test_a_photo_in_a_bucket_is_found_and_a_misspelt_one_refused(sandbox, rekognition):
    storage = boto3.client(
        "s3",
        region_name="us-east-1",
        endpoint_url=sandbox.url,
        aws_access_key_id=sandbox.administrator.access_key_id,
        aws_secret_access_key=sandbox.administrator.secret_access_key,
    )
    storage.put_object(Bucket=sandbox.bucket, Key="us/合照 1.jpg", Body=SAMPLE.read_bytes())
    place = {"Bucket": sandbox.bucket, "Name": "us/合照 1.jpg"}
    assert boxes(rekognition.detect_faces(Image={"S3Object": place})) == [FACE]
    with pytest.raises(ClientError) as caught:
        rekognition.detect_faces(Image={"S3Object": {**place, "Name": "us/合照 1.JPG"}})
    assert caught.value.response["Error"]["Code"] == "InvalidS3ObjectException"


def test_threads_may_ask_at_once(rekognition):
    photo = SAMPLE.read_bytes()
    with ThreadPoolExecutor(8) as pool:
        answers = pool.map(lambda _: rekognition.detect_faces(Image={"Bytes": photo}), range(16))
        assert [boxes(answer) for answer in answers] == [[FACE]] * 16
