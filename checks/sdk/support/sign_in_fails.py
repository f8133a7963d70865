"""Why the Python that will run the sample does not sign in where rekwiz's own boto3 does."""

from checks.fix import Fix
from checks.model import Message, Severity
from checks.pages import PROVIDERS, QUICKSTART

TOO_OLD_FOR_SIGN_IN = Message(
    code="sdk.boto3-too-old-for-sign-in",
    severity=Severity.FAIL,
    summary="boto3 {version} of {python} is too old for the way in which this profile signs in.",
    why="At {stage} it fails or goes another way, where rekwiz's own boto3 {own} does not. Newer"
    " versions know more ways to sign in, such as sso_session, login_session and the container"
    " credentials of EKS, and since July 2023 they read AWS_ENDPOINT_URL and endpoint_url.",
    recognised="That Python was asked to resolve the credentials of this profile and to make a"
    " Rekognition client: it failed, or its requests go to another address. rekwiz's boto3 is newer.",
    raw=(
        'The profile "rek" is configured to use SSO but is missing required configuration:'
        " sso_start_url, sso_region",
    ),
    steps=("Bring boto3 up to date, with the pip of that very Python.",),
    commands=("{python} -m pip install --upgrade boto3",),
    links=(QUICKSTART, PROVIDERS),
    fix=Fix.INSTALL_BOTO3,
)
OWN_BOTO3_FAILS = Message(
    code="sdk.own-boto3-fails",
    severity=Severity.FAIL,
    summary="{python} does not get as far as a Rekognition client, though rekwiz's own boto3 does.",
    why="It was asked what your program will do: sign in, find the Region, make a client and ask"
    " Rekognition. At {stage} it fails, or does not come to what rekwiz's own boto3 comes to.",
    recognised="That Python was asked to resolve the credentials, to find the Region, to make a"
    " Rekognition client and to list the collections, with the person's own files and variables.",
    steps=(
        "Read its words above; rekwiz explain - takes them and says what they may mean.",
        "If nothing fits, install boto3 anew with the pip of that very Python.",
    ),
    commands=("{python} -m pip install --upgrade --force-reinstall boto3",),
    links=(QUICKSTART,),
)
