"""What rekwiz says of a face collection that cannot be used."""

from __future__ import annotations

from checks.model import Message, Severity
from checks.pages import COLLECTIONS

MISSING = (
    "An error occurred (ResourceNotFoundException) when calling the DescribeCollection operation:"
    " The collection id: … does not exist"
)
COLLECTION_MISSING = Message(
    code="detection.collection-missing",
    severity=Severity.FAIL,
    summary="There is no face collection {collection} in {region}, nor in another Region that could"
    " be asked.",
    why="A collection belongs to one account and one Region, and its name holds to the letter.",
    recognised="Rekognition answered DescribeCollection with ResourceNotFoundException, here and in"
    " the other Regions.",
    raw=(MISSING,),
    steps=(
        "Compare the name with the list of your collections.",
        "If there is none yet, create it: that needs rekognition:CreateCollection.",
    ),
    commands=("aws rekognition list-collections --region {region}",),
    links=(COLLECTIONS,),
)
COLLECTION_ELSEWHERE = Message(
    code="region.collection-elsewhere",
    severity=Severity.FAIL,
    summary="The face collection {collection} lies in {home}, and Rekognition is asked in {region}.",
    why="A collection belongs to one Region; the others know nothing of it.",
    recognised="Rekognition knows no such collection here, and knows one in another Region.",
    raw=(MISSING,),
    steps=("Ask Rekognition in {home}: --region {home}, or AWS_DEFAULT_REGION={home}.",),
    commands=("aws rekognition describe-collection --collection-id {collection} --region {home}",),
    links=(COLLECTIONS,),
)
COLLECTION_EMPTY = Message(
    code="detection.collection-empty",
    severity=Severity.INFO,
    summary="The face collection {collection} has no faces in it yet.",
    why="A search in an empty collection finds nobody, and says nothing about why.",
    recognised="DescribeCollection answered with a FaceCount of 0.",
    steps=("Put faces into it: aws rekognition index-faces.",),
    links=(COLLECTIONS,),
)
