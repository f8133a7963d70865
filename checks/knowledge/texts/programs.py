"""Texts of boto3 about a person's own program."""

from checks.model import Message, Severity

IN_PROGRAM = "By its text alone: rekwiz does not read your own program."
CLIENTS = "https://boto3.amazonaws.com/v1/documentation/api/latest/guide/clients.html"
DETECT_FACES = (
    "https://boto3.amazonaws.com/v1/documentation/api/latest/reference/services/rekognition/client/"
    "detect_faces.html"
)

METHOD_NAME_WRONG = Message(
    code="sdk.method-name-wrong",
    severity=Severity.FAIL,
    summary="boto3 has this operation under another name.",
    why="In Python the names of operations are in small letters, with underscores between the"
    " words; detectFaces and DetectFaces are names of other languages.",
    recognised=IN_PROGRAM,
    raw=(
        "'Rekognition' object has no attribute 'detectFaces'. Did you mean: 'detect_faces'?",
        "'Rekognition' object has no attribute 'detectFaces'",
        "'Rekognition' object has no attribute 'DetectFaces'",
    ),
    steps=("Write client.detect_faces(…) in the program.",),
    links=(DETECT_FACES,),
)
ARGUMENTS_NOT_NAMED = Message(
    code="sdk.arguments-not-named",
    severity=Severity.FAIL,
    summary="boto3 wants every argument with its name.",
    why="A value without a name in front of it is refused before anything is sent.",
    recognised=IN_PROGRAM,
    raw=("detect_faces() only accepts keyword arguments.", "() only accepts keyword arguments"),
    steps=('Write client.detect_faces(Image=…, Attributes=["ALL"]) in the program.',),
    links=(DETECT_FACES,),
)
SERVICE_NAME_WRONG = Message(
    code="sdk.service-name-wrong",
    severity=Severity.FAIL,
    summary="boto3 knows no service of this name.",
    why="The names of services are in small letters.",
    recognised=IN_PROGRAM,
    raw=("Unknown service: '…'. Valid service names are:",),
    steps=('Write boto3.client("rekognition") in the program.',),
    links=(CLIENTS,),
)
RESOURCE_INSTEAD_OF_CLIENT = Message(
    code="sdk.resource-instead-of-client",
    severity=Severity.FAIL,
    summary="boto3 has a client for Rekognition, and no resource.",
    why="Resources are an older way to use boto3 that only a few services have.",
    recognised=IN_PROGRAM,
    raw=(
        "Consider using a boto3.client('…') instead of a resource for '…'",
        "The 'rekognition' resource does not exist.",
    ),
    steps=('Write boto3.client("rekognition") in place of boto3.resource("rekognition").',),
    links=(CLIENTS,),
)
INDENTED_WRONGLY = Message(
    code="sdk.program-indented-wrongly",
    severity=Severity.FAIL,
    summary="Python cannot read the program: its lines are not indented alike.",
    why="In Python the blanks before a line say what it belongs to. A sample that was copied from a"
    " page or out of a chat often loses some, or has tabs among them.",
    recognised=IN_PROGRAM,
    raw=(
        "IndentationError: unexpected indent",
        "IndentationError: expected an indented block after …",
        "IndentationError: unindent does not match any outer indentation level",
        "TabError: inconsistent use of tabs and spaces in indentation",
    ),
    steps=(
        "Go to the line that Python names, and give it as many blanks as the lines beside it have;"
        " use no tabs.",
        "Or begin with a program that works: rekwiz detect does what the sample does, and rekwiz"
        " setup saves such a program.",
    ),
    links=("https://docs.python.org/3/reference/lexical_analysis.html#indentation",),
)

MESSAGES = (
    METHOD_NAME_WRONG,
    ARGUMENTS_NOT_NAMED,
    SERVICE_NAME_WRONG,
    RESOURCE_INSTEAD_OF_CLIENT,
    INDENTED_WRONGLY,
)
