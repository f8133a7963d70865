"""What Rekognition makes of the photo."""

import pytest

from checks.detection import faces
from checks.model import Severity
from tests.plugins.amazon import codes, page, values, written


def test_the_faces_are_counted(sandboxed):
    seen = list(faces.look(sandboxed()))

    assert (codes(seen), values(seen)) == ([], {"faces": "1"})


@pytest.mark.parametrize("fault", ["detection.photo-refused", "detection.answer-unrecognisable"])
def test_the_sandboxs_fault_is_the_cause_that_is_found(sandboxed, fault):
    assert codes(faces.look(sandboxed(fault))) == [fault]


def no_face(sandboxed, **changes):
    seen = faces.look(sandboxed("detection.no-face-found", **changes))
    return next(thing for thing in seen if hasattr(thing, "message"))


def test_no_face_in_the_bundled_photo_is_a_warning(sandboxed):
    finding = no_face(sandboxed)

    assert (finding.code, finding.severity) == ("detection.no-face-found", Severity.WARN)


def test_no_face_in_a_photo_of_ones_own_is_a_remark(sandboxed, tmp_path):
    from tests.plugins.people import SAMPLE

    own = written(tmp_path / "own.jpg", SAMPLE.read_bytes())

    finding = no_face(sandboxed, photo=own)

    assert (finding.severity, finding.facts) == (Severity.INFO, {"photo": str(own)})


def answering(person, serving, body, head=""):
    says = page("200 OK", body, f"application/x-amz-json-1.1{head}")
    return person(
        AWS_ENDPOINT_URL=f"http://127.0.0.1:{serving(says)}",
        AWS_DEFAULT_REGION="us-east-1",
        AWS_ACCESS_KEY_ID="AKIAQWERTYUIOPASDFGH",
        AWS_SECRET_ACCESS_KEY="not-a-secret",
    )


def test_a_hundred_faces_are_as_many_as_there_ever_are(person, serving):
    body = '{"FaceDetails": [' + ", ".join(["{}"] * 100) + "]}"
    context = answering(person, serving, body, "\r\nx-amzn-requestid: r")

    assert codes(faces.look(context)) == ["detection.face-limit-reached"]


def test_faces_without_a_request_id_are_not_awss(person, serving):
    [finding] = faces.look(answering(person, serving, '{"FaceDetails": []}'))

    facts = {"action": "rekognition:DetectFaces", "missing": "x-amzn-requestid"}
    assert (finding.code, finding.facts) == ("detection.answer-unrecognisable", facts)


def test_a_photo_that_is_too_large_for_aws_is_so(person, serving):
    says = page(
        "400 Bad Request",
        '{"__type": "ImageTooLargeException", "message": "Image size is too large."}',
        "application/x-amz-json-1.1",
    )
    context = person(
        AWS_ENDPOINT_URL=f"http://127.0.0.1:{serving(says)}",
        AWS_DEFAULT_REGION="us-east-1",
        AWS_ACCESS_KEY_ID="AKIAQWERTYUIOPASDFGH",
        AWS_SECRET_ACCESS_KEY="not-a-secret",
    )

    assert codes(faces.look(context)) == ["detection.photo-too-many-pixels"]
