"""Set-ups whose mending lies beside what is broken: a copy of a photo, a bundle with all authorities."""

from __future__ import annotations

import base64
import json
from io import BytesIO
from pathlib import Path

from tests.e2e.causes import network as way
from tests.e2e.causes.case import case
from tests.e2e.causes.computer import Computer
from tests.e2e.causes.rows_detection import AT, OF_PHOTO, WITH_PHOTO, photo, picture
from tests.e2e.causes.servers import (
    Answer,
    called_amazon,
    listening,
    relaying,
    request_of,
    saying,
    server_side,
    speaking_tls,
)
from tests.e2e.causes.settings import config, variables

REACHABLE = "network.reachable"
REFUSED = json.dumps(
    {"__type": "InvalidImageFormatException", "Message": "Request has invalid image"}
)
JSON = {"Content_Type": "application/x-amz-json-1.1", "x_amzn_requestid": "a-b"}


def refuses_cmyk(computer: Computer) -> None:
    """A Rekognition that takes photos in RGB alone, as AWS's does."""
    there = relaying({"": computer.sandbox.url})
    refused = saying("400 Bad Request", REFUSED, **JSON)

    def answer(connection) -> None:
        request = request_of(connection)
        (refused if _mode_of(request) == "CMYK" else there)(Again(connection, request))

    port = computer.stack.enter_context(listening(answer))
    computer.environment["AWS_ENDPOINT_URL_REKOGNITION"] = f"http://127.0.0.1:{port}"


def _mode_of(request: bytes) -> str:
    from PIL import Image

    body = json.loads(request.partition(b"\r\n\r\n")[2])
    with Image.open(BytesIO(base64.b64decode(body["Image"]["Bytes"]))) as seen:
        return seen.mode


class Again:
    """A connection of which a whole request was read: it is read from it once more."""

    def __init__(self, connection, request: bytes) -> None:
        self._connection, self._request = connection, request

    def recv(self, size: int) -> bytes:
        data, self._request = self._request, b""
        return data

    def sendall(self, data: bytes) -> None:
        self._connection.sendall(data)


PUBLIC_LIST = """\
import sys, types
sys.modules["certifi"] = types.ModuleType("certifi")
sys.modules["certifi"].where = lambda: {!r}
"""
"""In the place of certifi, which botocore asks for its list."""


def from_outside(computer: Computer) -> None:
    """AWS with a certificate of an authority that is on the public list, as this computer has it."""
    names = way.names_of("us-east-1")
    answer: Answer = speaking_tls(
        server_side(called_amazon(), *names), relaying({"": computer.sandbox.url})
    )
    way.answered_by(computer, names, answer)
    start_up = computer.folder.parent / "startup"
    start_up.mkdir()
    called_amazon().cert_pem.write_to_path(str(start_up / "cacert.pem"))
    (start_up / "sitecustomize.py").write_text(PUBLIC_LIST.format(str(start_up / "cacert.pem")))
    computer.environment["PYTHONPATH"] = str(start_up)


def root_in_a_file(computer: Computer) -> None:
    way.trusts_the_company("AWS_CA_BUNDLE")(computer)
    way.without_bundle(computer)


OF_COMPANY = (way.under_own_names("us-east-1"), root_in_a_file)
CASES = (
    case("detection.photo-format-unsupported", "a GIF under the name of a JPEG, to be converted",
         photo(picture(200, 200, "GIF")), at=AT, run=OF_PHOTO),
    case("detection.photo-refused", "in the colours of a printer",
         photo(picture(300, 200, mode="CMYK")), refuses_cmyk, at="detection.faces", run=WITH_PHOTO),
    case("network.tls-inspected", "the root lies in a file", *OF_COMPANY, at=REACHABLE),
    case("network.certificate-variable-ignored", "and nothing else is set",
         *OF_COMPANY, variables(SSL_CERT_FILE="{home}/root.pem"), at=REACHABLE),
    case("network.bundle-incomplete", "the config file names the company's root alone",
         from_outside, root_in_a_file,
         config("[default]\nregion = us-east-1\nca_bundle = {home}/root.pem\n"), at=REACHABLE),
)  # fmt: skip
ANSWERS = {"network.tls-inspected": 'ca_bundle = "{home}/root.pem"\n'}
"""What nobody but the person knows."""


def looked_at_afterwards(arguments: tuple[str, ...], folder: Path, before: set[str]) -> list[str]:
    """The same run, with the copy of the photo in its place, where one was made."""
    made = {path.name for path in folder.iterdir()} - before
    name = next((each for each in made if each.endswith((".jpg", ".png"))), "me.jpg")
    return [name if word == "me.jpg" else word for word in arguments]
