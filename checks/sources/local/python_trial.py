"""What rekwiz has another Python try: to come as far as the person's program would, to a first
answer of Rekognition's. No photo is sent.

Run there as a text behind that of python_question.py, never imported here, and with all that every
Python of the person starts with (PYTHONPATH, sitecustomize, their variables). Any Python from 3.4 on
understands it. Once it has a client it says what that one says as well; then it prints a line of JSON
of its own: of the credentials only how they were found, and a digest of the key's ID.
"""

import sys

MYPY = False
if MYPY:
    from checks.sources.local.python_question import end, is_the_folder, loaded_from_files, tell


def try_as(profile: "str | None", region: "str | None") -> None:
    sys.path[:] = [entry for entry in sys.path if not is_the_folder(entry)]
    import json

    names = ("method", "key", "region", "address", "answer", "failure")
    outcome = dict.fromkeys(names)  # type: dict[str, object]
    outcome["stage"] = "import"
    try:
        attempt(outcome, profile, region)
    except Exception as error:
        outcome["failure"] = [kind_of(error), str(error)]
    print("\nrekwiz-trial:" + json.dumps(outcome), flush=True)


def kind_of(error: Exception) -> str:
    """The name of its class; of those that botocore makes anew for each refusal that of the class
    below, by which it is known."""
    made = [each.__module__ for each in type(error).__mro__].count("botocore.errorfactory")
    return type(error).__mro__[made].__name__


def attempt(outcome: "dict[str, object]", profile: "str | None", region: "str | None") -> None:
    """Each stage in the order in which a program comes to it."""
    import importlib
    import warnings

    with warnings.catch_warnings(record=True) as caught:
        warnings.simplefilter("always")
        boto3 = importlib.import_module("boto3")
        outcome["stage"] = "session"
        session = boto3.session.Session(profile_name=profile, region_name=region)
    outcome["stage"] = "credentials"
    found = session.get_credentials()
    if found is None:
        outcome["failure"] = ["NoCredentialsError", "Unable to locate credentials"]
        return
    outcome["key"] = digest(found.get_frozen_credentials().access_key)
    outcome["method"] = getattr(found, "method", None)
    outcome["stage"] = "client"
    client = session.client("rekognition")  # with all that the person's settings say of it
    outcome["region"] = client.meta.region_name
    outcome["address"] = getattr(client.meta, "endpoint_url", None)
    if hasattr(client, "detect_faces"):
        kinds = [each.category.__name__ for each in caught]
        tell(as_question("PythonDeprecationWarning" in kinds))
    outcome["stage"] = "call"
    try:
        session.client("rekognition", config=in_time()).list_collections(MaxResults=1)
        outcome["answer"] = ["", ""]
    except importlib.import_module("botocore.exceptions").ClientError as error:
        outcome["answer"] = [str(error.response.get("Error", {}).get("Code")), str(error)]
    outcome["stage"] = "done"


def as_question(warned: bool) -> "dict[str, object]":
    """What the question comes to where it fails at nothing."""
    loads = sorted(loaded_from_files())
    return {"failure": None, "detects": True, "warned": warned, "loads": loads}


def in_time() -> object:
    import importlib

    config = importlib.import_module("botocore.config")
    return config.Config(connect_timeout=4, read_timeout=8, retries={"max_attempts": 0})


def digest(text: object) -> str:
    import hashlib

    return hashlib.sha256(str(text).encode("utf-8", "replace")).hexdigest()


if __name__ == "__main__":
    try_as(*[value or None for value in sys.argv[1:3]])
    end()
