"""What the sandbox adds to moto, and to the face model that it asks.

Nothing here fails for being slow: it prints ratios, as test_against_rivals.py does. Run with `-s`.
"""

from __future__ import annotations

import sys
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path

import boto3

from tests.benchmarks.processes import Took
from tests.benchmarks.rounds import ROUNDS, head, in_turn, told
from tests.plugins.people import SAMPLE
from wizard.sandbox import Sandbox, face_model
from wizard.sandbox.photo_reading import decoded

REKWIZ = Path(sys.executable).with_name("rekwiz")
FLOOR = "import moto.server, botocore.session"
SERVICES = "import " + ", ".join(f"moto.{name}.responses" for name in ("iam", "sts"))


def test_its_start_and_end(tmp_path: Path) -> None:
    """The floor is moto's server and botocore; the services are those that it plays beside S3."""
    rivals: dict[str, list[object]] = {
        "moto.server and botocore": [sys.executable, "-c", FLOOR],
        "with its services": [sys.executable, "-c", f"{FLOOR}; {SERVICES}; import moto.s3.models"],
        "rekwiz sandbox -- true": [REKWIZ, "sandbox", "--", "true"],
    }
    took = in_turn(rivals, tmp_path)
    head("a sandbox, beside the imports of moto.server and botocore alone")
    told(took, "moto.server and botocore")


def test_a_detection(tmp_path: Path) -> None:
    """Warm: the model is loaded, and so is what answers. The model's own time is from the photo's bytes
    to the faces; DetectFaces goes from boto3 over HTTP, with its signature and its policies."""
    photo = SAMPLE.read_bytes()
    took: dict[str, list[Took]] = {"the model alone": [], "DetectFaces in the sandbox": []}
    with Sandbox() as sandbox:
        rekognition = boto3.client(
            "rekognition",
            region_name="us-east-1",
            endpoint_url=sandbox.url,
            aws_access_key_id=sandbox.user.access_key_id,
            aws_secret_access_key=sandbox.user.secret_access_key,
        )
        asks = partial(rekognition.detect_faces, Image={"Bytes": photo}, Attributes=["ALL"])
        asks()
        for _ in range(10 * ROUNDS):
            took["the model alone"].append(timed(lambda: face_model.find(decoded(photo))))
            took["DetectFaces in the sandbox"].append(timed(asks))
    head("a photo, beside the face model alone")
    told(took, "the model alone")


def timed(work: Callable[[], object]) -> Took:
    """The processor is that of all threads: the sandbox answers in this process."""
    began, used = time.perf_counter(), time.process_time()
    work()
    return Took(time.perf_counter() - began, time.process_time() - used, 0.0)
