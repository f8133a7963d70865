"""What rekwiz asks another Python: run there as a text under -I, never imported here.

Any Python from 3.4 on understands it: its types are texts that nothing evaluates. It imports boto3
and nothing of the person's: the folder in which it runs is kept off sys.path. It prints one line of
JSON.
"""
# What it loads for itself would count as loaded by boto3, so it does without pathlib.
# ruff: noqa: B905, PTH109, PTH110, PTH112, PTH118, PTH123

import gc
import os
import site
import sys

gc.disable()  # of what is loaded next to nothing is garbage
AT_START = set(sys.modules)
PACKAGES = ("boto3", "botocore", "boto", "awscrt", "urllib3")


def main() -> None:
    sys.path[:] = as_without_isolation()
    answer = trial()
    answer["loads"] = sorted(loaded_from_files())
    tell(answer)


def tell(answer: "dict[str, object]") -> None:
    """The line about it, with what it knows without boto3."""
    import json

    answer.update(about_itself())
    print("\nrekwiz-python:" + json.dumps(answer), flush=True)


def end() -> None:
    """At once: to take apart all that boto3 has loaded would take a sixth of the time."""
    os._exit(0)


def as_without_isolation() -> "list[str]":
    """sys.path with what -I leaves out (PYTHONPATH, the user's packages), without the folder."""
    known = list(sys.path)
    if sees_user_packages() and os.path.isdir(site.getusersitepackages()):
        site.addsitedir(site.getusersitepackages())
    of_user = [entry for entry in sys.path if entry not in known]
    packages = [entry for entry in known if entry.endswith(("site-packages", "dist-packages"))]
    library = [entry for entry in known if entry not in packages]
    of_variable = os.environ.get("PYTHONPATH", "").split(os.pathsep)
    together = of_variable + library + of_user + packages
    return [entry for entry in together if entry and not is_the_folder(entry)]


def is_the_folder(entry: str) -> bool:
    return os.path.realpath(entry) == os.path.realpath(os.getcwd())


def sees_user_packages() -> bool:
    if os.environ.get("PYTHONNOUSERSITE"):
        return False
    if sys.prefix == sys.base_prefix:
        return True
    try:
        with open(os.path.join(sys.prefix, "pyvenv.cfg")) as file:
            return "include-system-site-packages = true" in file.read().lower()
    except OSError:
        return False


def trial() -> "dict[str, object]":
    """Whether boto3 can be imported and knows detect_faces; nothing is sent."""
    import importlib
    import warnings

    outcome = {"failure": None, "detects": None, "warned": False}  # type: dict[str, object]
    with warnings.catch_warnings(record=True) as caught:
        warnings.simplefilter("always")
        try:
            session = importlib.import_module("boto3").session.Session("x", "x")
        except Exception as error:
            if type(error).__module__ == "botocore.exceptions":  # of a setting: it was imported
                return outcome
            name = getattr(error, "name", None)
            outcome["failure"] = [type(error).__name__, str(error), name]
            return outcome
        try:
            client = session.client("rekognition", region_name="us-east-1")
            outcome["detects"] = hasattr(client, "detect_faces")
        except Exception as error:
            outcome["detects"] = False if type(error).__name__ == "UnknownServiceError" else None
    kinds = [each.category.__name__ for each in caught]
    outcome["warned"] = "PythonDeprecationWarning" in kinds
    return outcome


def loaded_from_files() -> "list[str]":
    """First names of the modules that came from files: what a file of that name would hide."""
    names = {name.split(".")[0] for name in set(sys.modules) - AT_START}
    specs = [(name, getattr(sys.modules.get(name), "__spec__", None)) for name in names]
    return [
        name for name, spec in specs if spec and spec.origin not in (None, "built-in", "frozen")
    ]


def about_itself() -> "dict[str, object]":
    import sysconfig

    found = {name: place for name, place in zip(PACKAGES, map(place_of, PACKAGES)) if place}
    managed = os.path.join(sysconfig.get_path("stdlib"), "EXTERNALLY-MANAGED")
    return {
        "version": list(sys.version_info[:3]),
        "prefix": sys.prefix,
        "environment": sys.prefix != sys.base_prefix,
        "managed": os.path.exists(managed),
        "places": found,
        "versions": {name: version_of(name) for name in found},
    }


def place_of(name: str) -> "str | None":
    from importlib.machinery import PathFinder

    spec = PathFinder.find_spec(name)
    return spec.origin if spec and spec.loader else None


def version_of(name: str) -> str:
    try:
        from importlib.metadata import version
    except ImportError:
        return getattr(sys.modules.get(name), "__version__", "")
    try:
        return version(name)
    except Exception:
        return ""


if __name__ == "__main__" and not sys.argv[1:]:  # with words, python_trial.py follows
    main()
    end()
