"""The data on services and endpoints that boto3 works with cannot be used."""

from checks.model import Message, Severity

DATA_OVERRIDDEN = Message(
    code="sdk.data-overridden",
    severity=Severity.FAIL,
    summary="boto3's data on services and endpoints cannot be used: {file}.",
    why="boto3 knows services and endpoints from files: those in ~/.aws/models and in the folders of"
    " AWS_DATA_PATH go before its own. One of them is damaged or lacks Rekognition, or boto3's own"
    " were taken out to save room.",
    recognised="A file that goes before botocore's own is no JSON or lacks Rekognition; or a client"
    " is made and ends with an unknown service or with data that cannot be read.",
    raw=(
        "Unknown service: 'rekognition'. Valid service names are: …",
        "botocore.exceptions.DataNotFoundError: Unable to load data for: endpoints",
        "json.decoder.JSONDecodeError: Expecting value: line 1 column 17 (char 16)",
    ),
    steps=(
        "Move the file away if it is one of yours.",
        "If it is botocore's own, install botocore anew with the command below.",
    ),
    commands=("python -m pip install --force-reinstall --no-deps botocore",),
    links=("https://docs.aws.amazon.com/boto3/latest/guide/configuration.html",),
    explains=("network.not-asked", "credentials.source-broken", "sdk.own-boto3-fails"),
)
