"""What rekwiz says of a photo that cannot be sent, or might be refused."""

from __future__ import annotations

from checks.fix import Fix
from checks.model import Message, Severity
from checks.pages import LIMITS

IMAGES = "https://docs.aws.amazon.com/rekognition/latest/dg/images-information.html"

PHOTO_NOT_FOUND = Message(
    code="detection.photo-not-found",
    severity=Severity.FAIL,
    summary="There is no file {photo}.",
    why="The name is misspelt, or the path begins in another folder than this one.",
    recognised="No file is there, with or without the quotes, file:// and ~ that were typed.",
    raw=(
        "[Errno 2] No such file or directory: '…'",
        "Unable to load paramfile fileb://…",
    ),
    steps=(
        "Drag the file into the terminal window: that types its full path.",
        "Mind the ending: .jpg, .jpeg, .JPG and .png are four different names.",
    ),
    links=(IMAGES,),
)

PHOTO_NOT_READABLE = Message(
    code="detection.photo-not-readable",
    severity=Severity.FAIL,
    summary="{photo} cannot be read as a file.",
    why="Only a file that this user may open can be sent.",
    recognised="The system was asked what lies there, and whether it may be opened.",
    raw=("[Errno 21] Is a directory: '…'", "[Errno 13] Permission denied: '…'"),
    steps=(
        "Choose a photo file.",
        "If it is the right file, let this user read it with the command below.",
    ),
    commands=('chmod u+r "{photo}"',),
    links=(IMAGES,),
)

PHOTO_FORMAT_UNSUPPORTED = Message(
    code="detection.photo-format-unsupported",
    severity=Severity.FAIL,
    summary="{photo} is a {detail} picture; Rekognition reads JPEG and PNG only.",
    why="The ending of a name says nothing: a phone or a web page often saves another format.",
    recognised="The first bytes of the file are those of {detail}.",
    raw=(
        "An error occurred (InvalidImageFormatException) when calling the DetectFaces operation:"
        " Request has invalid image format",
    ),
    steps=(
        "Open it in a picture program and save it as JPEG. Renaming it is not enough.",
        "On an iPhone: Settings, Camera, Formats, Most Compatible; new photos are then JPEG.",
    ),
    links=(IMAGES,),
    fix=Fix.CONVERT_PHOTO,
)

NOT_A_PHOTO = Message(
    code="detection.not-a-photo",
    severity=Severity.FAIL,
    summary="{photo} is not a photo.",
    why="Something else was saved under a photo's name, often a web page in place of the picture"
    " that it shows.",
    recognised="The beginning of the file was read.",
    raw=(
        "An error occurred (InvalidImageFormatException) when calling the DetectFaces operation:"
        " Request has invalid image format",
        "failed to satisfy constraint: Member must have length greater than or equal to 1",
    ),
    steps=("Download the picture again: open it by itself in the browser, then save it.",),
    links=(IMAGES,),
)

PHOTO_ENCODED_AS_TEXT = Message(
    code="detection.photo-encoded-as-text",
    severity=Severity.FAIL,
    summary="{photo} holds the photo as base64 text.",
    why="boto3 and the AWS CLI encode a photo by themselves. One that is encoded already arrives"
    " at AWS encoded twice.",
    recognised="The file holds base64 letters only and begins as an encoded JPEG or PNG does.",
    raw=(
        "An error occurred (InvalidImageFormatException) when calling the DetectFaces operation:"
        " Request has invalid image format",
    ),
    steps=("Decode it, and send the decoded file.",),
    commands=('python -m base64 -d "{photo}" > photo.jpg',),
    links=(IMAGES,),
    fix=Fix.CONVERT_PHOTO,
)

PHOTO_INCOMPLETE = Message(
    code="detection.photo-incomplete",
    severity=Severity.WARN,
    summary="{photo} seems to be cut off.",
    why="The copy or the download ended too early. AWS may take it all the same, with a grey part.",
    recognised="The end mark of the format is missing.",
    raw=("OSError: image file is truncated",),
    steps=("Copy or download the photo again.",),
    links=(IMAGES,),
    explains=("detection.photo-refused",),
)

PHOTO_TOO_HEAVY = Message(
    code="detection.photo-too-heavy",
    severity=Severity.FAIL,
    summary="{photo} has {detail} bytes; Rekognition takes 5,242,880 at most.",
    why="A photo that is sent as bytes may have 5 MB. From S3 it could have 15 MB.",
    recognised="The size of the file.",
    raw=(
        "failed to satisfy constraint: Member must have length less than or equal to 5242880",
        "An error occurred (413) when calling the DetectFaces operation",
    ),
    steps=("Save it anew as JPEG with a lower quality, or with fewer pixels.",),
    links=(LIMITS,),
    fix=Fix.SHRINK_PHOTO,
)

PHOTO_TOO_SMALL = Message(
    code="detection.photo-too-small",
    severity=Severity.FAIL,
    summary="{photo} has {sides} pixels; Rekognition needs 80 a side at least.",
    why="It is a thumbnail, or a face that was cut out.",
    recognised="A side is shorter than 80 pixels.",
    raw=(
        "An error occurred (InvalidParameterException) when calling the DetectFaces operation:"
        " Request has Invalid Parameters",
    ),
    steps=("Take a larger version of the photo.",),
    links=(LIMITS,),
    explains=("detection.photo-refused",),
)

PHOTO_DAMAGED_AS_TEXT = Message(
    code="detection.photo-damaged-as-text",
    severity=Severity.FAIL,
    summary="{photo} was a photo, and was read or written as text on its way ({detail}).",
    why="A photo is bytes. Whatever opens it as text, or sends it through a channel for text,"
    " replaces or changes some of them, and they cannot be brought back.",
    recognised="Its first bytes are those of a JPEG or PNG after such an accident: replacement"
    " characters (EF BF BD), Latin-1 turned to UTF-8 (C3 BF C3 98), seven bits, or line ends of"
    " another system.",
    raw=(
        "An error occurred (InvalidImageFormatException) when calling the DetectFaces operation:"
        " Request has invalid image format",
    ),
    steps=(
        "Copy the file again from where it came from, in binary mode.",
        'In a program open it with open(path, "rb"), and write it with "wb".',
        "Behind API Gateway, list the photo's type among the binary media types.",
    ),
    links=(IMAGES,),
)

PHOTO_WRAPPED = Message(
    code="detection.photo-wrapped",
    severity=Severity.FAIL,
    summary="{photo} holds a whole upload or an error message in the place of a photo.",
    why="A program saved what came over the wire as it was: a form with its boundaries, an answer"
    " with its head, or the error that came in place of the photo.",
    recognised="Its first bytes are those of a multipart form, of an HTTP answer, or of an error in"
    " XML or JSON.",
    raw=(
        "An error occurred (InvalidImageFormatException) when calling the DetectFaces operation:"
        " Request has invalid image format",
    ),
    steps=(
        "Open the file with a text editor: an error says what went wrong where the photo was"
        " fetched.",
        "From a form take the part with the photo alone, with the library that receives the form.",
    ),
    links=(IMAGES,),
)

MESSAGES = (
    PHOTO_DAMAGED_AS_TEXT,
    PHOTO_WRAPPED,
    PHOTO_NOT_FOUND,
    PHOTO_NOT_READABLE,
    PHOTO_FORMAT_UNSUPPORTED,
    NOT_A_PHOTO,
    PHOTO_ENCODED_AS_TEXT,
    PHOTO_INCOMPLETE,
    PHOTO_TOO_HEAVY,
    PHOTO_TOO_SMALL,
)
