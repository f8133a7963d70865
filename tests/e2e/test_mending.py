"""Every cause with a fix: broken for real, mended, ready but for what was broken besides, and taken back."""

from __future__ import annotations

import base64
from itertools import pairwise
from pathlib import Path

import pytest

from checks.catalogue import all_messages
from checks.fix import Changes, Fix
from tests.e2e.causes import beside, of_tools
from tests.e2e.causes.case import Case, case
from tests.e2e.causes.computer import Computer
from tests.e2e.causes.rows_account import administrator
from tests.e2e.causes.settings import OTHER_SECRET, config, in_credentials
from tests.e2e.causes.table import CASES

OURS = {".rekwiz.lock"}
WHOSE = ("--profile", "--photo")
THEN = {
    "credentials.empty-value": "credentials.none-found",
    "credentials.mfa-serial-invalid": "identity.role-refused",
    "region.empty": "region.not-set",
    "files.file-and-folder-mixed-up": "credentials.none-found",
    "credentials.token-cache-broken": "credentials.sign-in-needed",
}
"""What is in the way afterwards, for it was so before."""


def blank_in_the_secret(computer: Computer) -> None:
    secret = computer.sandbox.user.secret_access_key
    text = computer.credentials.read_text()
    computer.credentials.write_text(text.replace(secret, f"{secret[:20]} {secret[20:]}"))
    computer.secrets |= {secret[:20], secret[20:]}


def id_in_base64(computer: Computer) -> None:
    access_key_id = computer.sandbox.user.access_key_id
    encoded = base64.b64encode(access_key_id.encode()).decode()
    text = computer.credentials.read_text()
    computer.credentials.write_text(text.replace(access_key_id, encoded))


IN_FILES = (
    case("credentials.whitespace-in-key", "a blank came along", blank_in_the_secret,
         at="credentials.shape"),
    case("region.empty", "in the file", config("[default]\nregion =\n"), at="region.set"),
    case("region.looks-like-a-secret", "in the file",
         config(f"[default]\nregion = {OTHER_SECRET}\noutput = us-east-1\n"), at="region.set"),
    case("credentials.same-value-twice", "the ID twice",
         in_credentials("{secret}\n", "{id}\n"), at="credentials.shape"),
    case("credentials.encoded", "base64", id_in_base64, at="credentials.shape"),
    case("files.setting-not-nested", "s3 and its block",
         config("[default]\nregion = us-east-1\ns3 =\naddressing_style = virtual\n"),
         at="files.settings"),
    case("region.rekognition-not-offered", "Stockholm", config("[default]\nregion = eu-north-1\n"),
         at="region.offers-rekognition"),
)  # fmt: skip
"""Where the tables have the cause in a variable, which no program can change for its parent."""


def downloads_a_key(computer: Computer, is_known: bool) -> None:
    """A key file of the console beside the set-up that is broken; of a new key where AWS refuses the old."""
    key = computer.sandbox.user
    access_key_id, secret = key.access_key_id, key.secret_access_key
    if not is_known:
        made = administrator(computer, "iam").create_access_key(UserName="ming")["AccessKey"]
        access_key_id, secret = made["AccessKeyId"], made["SecretAccessKey"]
    file = computer.home / "Downloads" / "ming_accessKeys.csv"
    file.parent.mkdir()
    file.write_text(f"Access key ID,Secret access key\n{access_key_id},{secret}\n")
    computer.secrets |= {access_key_id, secret}


ASKS_FOR_A_KEY = {"enter-keys", "create-profile"}
KEY_IS_LOST = {
    "credentials.key-unknown",
    "credentials.secret-rejected",
    "credentials.temporary-key-without-token",
}
"""Where the sandbox itself no longer takes the key that its user has."""


def fixable() -> list[Case]:
    """One case a code whose fix changes files; a sign-in needs a person and a browser."""
    by_code: dict[str, Case] = {}
    for each in (*IN_FILES, *beside.CASES, *of_tools.CASES, *CASES):
        fix = all_messages()[each.code].fix
        if fix and fix.changes is Changes.FILES and fix is not Fix.SIGN_IN:
            by_code.setdefault(each.code, each)
    return list(by_code.values())


@pytest.mark.parametrize("case", fixable(), ids=str)
def test_a_cause_with_a_fix_is_mended_and_the_mending_taken_back(
    case: Case, computer_of, thorough, tmp_path, record_property
):
    computer: Computer = computer_of(case.steps, case.faults, case.own_account)
    if all_messages()[case.code].fix.code in ASKS_FOR_A_KEY:
        downloads_a_key(computer, is_known=case.code not in KEY_IS_LOST)
    before = as_it_lies(computer.home), as_it_lies(computer.folder)
    names = {path.name for path in computer.folder.iterdir()}
    whose = [word for pair in pairwise(case.arguments) if pair[0] in WHOSE for word in pair]
    if given := beside.ANSWERS.get(case.code):
        (tmp_path / "answers.toml").write_text(computer.filled(given))
        whose += ["--answers", str(tmp_path / "answers.toml")]
    then = THEN.get(case.code)

    mended = computer.does("fix", case.code, "--yes", *whose)
    again = beside.looked_at_afterwards(case.arguments, computer.folder, names)
    report = computer.runs("--format", "json", *again).report
    there = {found["code"] for result in report["results"] for found in result["findings"]}
    undone = computer.does("undo", "--yes")

    assert mended.code == 0 or then, mended.err
    assert case.code not in there
    assert report["root_cause"] in (then, *case.beside)
    assert undone.code == 0, undone.err
    assert (as_it_lies(computer.home), as_it_lies(computer.folder)) == before
    assert [secret for secret in computer.secrets if secret in mended.err + undone.err] == []
    record_property("mended", case.code)
    record_property("undone", case.code)


def as_it_lies(home: Path) -> dict[str, tuple[int, bytes | str]]:
    """Every file below a home with its mode and its bytes, but for rekwiz's own."""
    return {
        str(path.relative_to(home)): (
            path.lstat().st_mode,
            str(path.readlink()) if path.is_symlink() else path.read_bytes(),
        )
        for path in sorted(home.rglob("*"))
        if (path.is_symlink() or path.is_file())
        and path.name not in OURS
        and "rekwiz" not in path.relative_to(home).parts
    }
