"""What rekwiz has another Python try: to sign in as the person's program would. No photo is sent.

Run there as a text under -I, never imported here. Any Python from 3.4 on understands it. It prints
one line of JSON; of the credentials only how they were found.
"""
# ruff: noqa: PTH109

import os
import sys


def main(profile: "str | None", region: "str | None") -> None:
    sys.path[:] = [entry for entry in sys.path if entry not in ("", os.getcwd())]
    import json

    outcome = dict.fromkeys(("method", "region", "failure"))  # type: dict[str, object]
    outcome["stage"] = "import"
    try:
        attempt(outcome, profile, region)
    except Exception as error:
        outcome["failure"] = [kind_of(error), str(error)]
    print("rekwiz-trial:" + json.dumps(outcome))


def kind_of(error: Exception) -> str:
    """The name of its class; of those that botocore makes anew for each refusal that of the class
    below, by which it is known."""
    made = [each.__module__ for each in type(error).__mro__].count("botocore.errorfactory")
    return type(error).__mro__[made].__name__


def attempt(outcome: "dict[str, object]", profile: "str | None", region: "str | None") -> None:
    """Each stage in the order in which a program comes to it."""
    import importlib

    boto3 = importlib.import_module("boto3")
    outcome["stage"] = "session"
    session = boto3.session.Session(profile_name=profile, region_name=region)
    outcome["stage"] = "credentials"
    found = session.get_credentials()
    if found is not None:
        found.get_frozen_credentials()
        outcome["method"] = getattr(found, "method", None)
    outcome["stage"] = "client"
    client = session.client("rekognition")
    outcome["region"] = client.meta.region_name
    outcome["stage"] = "done" if found is not None else "credentials"


if __name__ == "__main__":
    main(*[value or None for value in sys.argv[1:3]])
