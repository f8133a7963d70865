"""Texts about the photo that a person's own program or command sends."""

from checks.knowledge.texts.changes import IN_ANSWER
from checks.knowledge.texts.commands import IN_COMMAND
from checks.knowledge.texts.programs import DETECT_FACES, IN_PROGRAM
from checks.model import Message, Severity
from checks.pages import BUCKETS_OF_PHOTOS, DETECT_FACES_API, REKOGNITION_ERRORS

BYTES = "https://docs.aws.amazon.com/rekognition/latest/dg/images-bytes.html"
CLI_FILES = "https://docs.aws.amazon.com/cli/latest/userguide/cli-usage-parameters-file.html"

PATH_EATEN_BY_BACKSLASHES = Message(
    code="detection.path-eaten-by-backslashes",
    severity=Severity.FAIL,
    summary="Python has read a backslash of the photo's path as something else.",
    why="In a Python text a backslash begins a special sign: \\n is a new line, \\t a tab, \\U the"
    " number of a letter. So the path that Python looks for is not the one that was typed.",
    recognised=IN_PROGRAM,
    raw=(
        r"[Errno 2] No such file or directory: 'C:\new\test\x07.jpg'",
        "SyntaxError: (unicode error) 'unicodeescape' codec can't decode bytes in position …",
    ),
    steps=(
        r'Write the letter r before the path: r"C:\Users\ming\me.jpg".',
        'Or write forward slashes, which Windows takes too: "C:/Users/ming/me.jpg".',
    ),
    links=("https://docs.python.org/3/reference/lexical_analysis.html#escape-sequences",),
)
BYTES_NOT_READ = Message(
    code="detection.bytes-not-read",
    severity=Severity.FAIL,
    summary="The program passes something else than the bytes of the photo.",
    why="Bytes takes what is in the file. The file's name, the opened file itself, the file read as"
    " text, or an array of pixels as OpenCV and numpy have it are none of that.",
    recognised=IN_PROGRAM,
    raw=(
        "'utf-8' codec can't decode byte 0xff in position 0: invalid start byte",
        "'cp950' codec can't decode byte 0xff in position 0: illegal multibyte sequence",
        "'gbk' codec can't decode byte 0xff in position 0: illegal multibyte sequence",
        "'charmap' codec can't decode byte 0x9d in position …: character maps to <undefined>",
        "'utf-8' codec can't decode byte 0x89 in position 0: invalid start byte",
        "a bytes-like object is required, not '_io.BufferedReader'",
        "a bytes-like object is required, not 'numpy.ndarray'",
        "Object of type ndarray is not JSON serializable",
        "Invalid type for parameter Image.Bytes",
    ),
    steps=(
        'Open the file as bytes and read it: Bytes=open("photo.jpg", "rb").read()',
        'Make a JPEG of an array first: cv2.imencode(".jpg", picture)[1].tobytes()',
    ),
    links=(DETECT_FACES, BYTES),
)
CLI_PHOTO_ARGUMENT = Message(
    code="detection.cli-photo-argument",
    severity=Severity.FAIL,
    summary="The AWS CLI could not make out the photo of this command.",
    why="A photo on this computer is given with --image-bytes and the prefix fileb://, which means"
    " the bytes of a file. Single quotes do not hold on Windows, and a path with a blank needs"
    " double ones.",
    recognised=IN_COMMAND,
    raw=(
        "Unable to load paramfile (…), text contents could not be decoded.",
        'Invalid base64: "fileb://…"',
        "Error parsing parameter '--image': Expected: '=', received: …",
        "Unknown options: photo.jpg",
    ),
    steps=(
        "Send a photo of this computer with the first command below.",
        "For a photo in a bucket write its place into image.json and use the second one:"
        ' {{"S3Object": {{"Bucket": "my-bucket", "Name": "photo.jpg"}}}}',
    ),
    commands=(
        'aws rekognition detect-faces --attributes ALL --image-bytes "fileb://photo.jpg"',
        "aws rekognition detect-faces --attributes ALL --image file://image.json",
    ),
    links=(CLI_FILES,),
)
ARGUMENTS_WRONG = Message(
    code="detection.arguments-wrong",
    severity=Severity.FAIL,
    summary="An argument of detect_faces is missing or of the wrong kind.",
    why='Attributes is a list, and its words are in capitals: ["ALL"] or ["DEFAULT"]. Image is'
    " always needed.",
    recognised=IN_PROGRAM,
    raw=(
        "Invalid type for parameter Attributes, value: ALL",
        'Missing required parameter in input: "Image"',
        'Unknown parameter in input: "…", must be one of: Image, Attributes',
    ),
    steps=('Write detect_faces(Image={{"Bytes": photo}}, Attributes=["ALL"]) in the program.',),
    links=(DETECT_FACES_API,),
)
BUCKET_PHOTO_OUT_OF_REACH = Message(
    code="detection.bucket-photo-out-of-reach",
    severity=Severity.FAIL,
    summary="Rekognition cannot get this photo out of its bucket.",
    why="The bucket lies in another Region than the one that is asked, the photo's name is misspelt"
    " (.jpg and .JPG differ), or this identity may not read it. S3 says 403 for a photo that is not"
    " there, too.",
    recognised=IN_ANSWER,
    raw=(
        "Unable to get object metadata from S3. Check object key, region and/or access permissions.",
        "Request has invalid S3 object",
        "An error occurred (403) when calling the HeadObject operation: Forbidden",
        "An error occurred (404) when calling the HeadObject operation: Not Found",
        "The specified key does not exist.",
        "The specified bucket does not exist",
    ),
    steps=(
        "Look in which Region the bucket lies, and ask Rekognition in that one.",
        "Compare the photo's name with the list of the bucket, letter by letter.",
        "If the list is refused, attach AmazonS3ReadOnlyAccess.",
    ),
    commands=(
        "aws s3api get-bucket-location --bucket {bucket}",
        "aws s3 ls s3://{bucket}/",
    ),
    links=(BUCKETS_OF_PHOTOS, REKOGNITION_ERRORS),
)
BUCKET_NAME_WRONG = Message(
    code="detection.bucket-name-wrong",
    severity=Severity.FAIL,
    summary="Bucket is not the bare name of a bucket.",
    why="S3Object wants the bucket's name and the photo's name apart, and no address s3://….",
    recognised=IN_PROGRAM,
    raw=(
        "Invalid length for parameter Image.S3Object.Bucket",
        "Invalid bucket name",
    ),
    steps=("Write the bucket's name as Bucket, and the photo's name in the bucket as Name.",),
    links=(BUCKETS_OF_PHOTOS,),
)
ANOTHER_OPERATION = Message(
    code="detection.another-operation",
    severity=Severity.INFO,
    summary="This text belongs to another operation or service than DetectFaces.",
    why="SearchFacesByImage and CompareFaces want a face in the photo, collections want names of a"
    " certain form, videos are worked at in jobs, and other services look for accounts. DetectFaces"
    " says none of this.",
    recognised=IN_ANSWER,
    raw=(
        "There are no faces in the image. Should be at least 1.",
        "open Jobs for User … Maximum limit",
        "No account found for the given parameters",
        "faceId was not found in the collection.",
        "Value '…' at 'externalImageId' failed to satisfy constraint",
    ),
    steps=("Look which operation the program calls; to find faces in a photo, call DetectFaces.",),
    links=(DETECT_FACES_API,),
)

MESSAGES = (
    PATH_EATEN_BY_BACKSLASHES,
    BYTES_NOT_READ,
    CLI_PHOTO_ARGUMENT,
    ARGUMENTS_WRONG,
    BUCKET_PHOTO_OUT_OF_REACH,
    BUCKET_NAME_WRONG,
    ANOTHER_OPERATION,
)
