"""files.readable: what botocore refuses is named by its most exact reason."""

import json
import os
import subprocess
import sys

import pytest

from checks.files.readable import FOR_POWERSHELL, KEEP_EACH, WRITTEN_TWICE, look
from checks.fix import Fix
from checks.model import Evidence, Location, Remedy
from checks.pages import FILES
from tests.plugins.people import KEYS, REGION, findings

REFUSED = {
    "no section": (b"region = us-east-1\n", "files.no-section-header", 1),
    "half a secret": (b"[default]\nregion = x\nFEMI/K7MDENG\n", "files.line-without-equals", 3),
    "a section twice": (b"[a]\nx = 1\n[a]\ny = 2\n", "files.written-twice", 3),
    "a setting twice": (b"[a]\nregion = 1\nREGION = 2\n", "files.written-twice", 3),
    "a byte-order mark": (b"\xef\xbb\xbf[default]\n", "files.byte-order-mark", 1),
    "UTF-16": ("[default]\n".encode("utf-16"), "files.wrong-encoding", None),
    "Latin-1": (b"[default]\n# caf\xe9\n", "files.wrong-encoding", 2),
    "a key download": (b"Access key ID,Secret access key\nAKIA,x\n", "files.not-ini", 1),
    "a root key download": (b"AWSAccessKeyId=AKIA\n", "files.not-ini", 1),
    "JSON": (b'{\n "Version": 1\n}\n', "files.not-ini", 1),
    "a merge": (
        b"[default]\n<<<<<<< HEAD\nregion = a\n=======\nregion = b\n>>>>>>> other\n",
        "files.merge-markers",
        2,
    ),
    "a merge of sections, without names": (
        b"<<<<<<<\r\n[a]\r\nx = 1\r\n=======\r\n[b]\r\nx = 1\r\n>>>>>>>\r\n",
        "files.merge-markers",
        1,
    ),
    "a line of one side alone": (b"[a]\n=======\nx = 1\n", "files.line-without-equals", 2),
    "a value below": (b"[default]\nregion =\n  us-east-1\n", "files.value-on-next-line", 3),
}


@pytest.mark.parametrize(("text", "code", "line"), REFUSED.values(), ids=REFUSED)
def test_a_refused_file_is_a_failure_with_its_line(person, text, code, line):
    assert findings(look(person(config=text))) == [(code, "fail", line)]


def test_a_twin_is_named_with_both_its_lines(person, home):
    context = person(credentials="[rek]\nregion = a\nRegion = b\n")
    file = home / ".aws" / "credentials"

    assert list(look(context)) == [
        WRITTEN_TWICE.finding(
            Evidence("credentials", "~/.aws/credentials", "botocore"),
            location=Location(str(file), 3, "rek", "region"),
            facts={
                "file": "~/.aws/credentials",
                "line": 3,
                "first_line": 2,
                "what": "region",
                "setting": "region",
                "header": "[default]",
                "encoding": "UTF-8",
            },
        )
    ]


def test_of_lines_for_powershell_nobody_is_told_to_delete_one(person):
    """They are no twins: to delete one of them would lose half a key."""
    text = '[a]\n$env:AWS_ACCESS_KEY_ID = "x"\n$Env:AWS_SECRET_ACCESS_KEY = "y"\n'
    (found,) = look(person(credentials=text))
    told = {"file": "~/.aws/credentials", "name": "$env"}

    assert (found.code, found.own_summary) == (WRITTEN_TWICE.code, FOR_POWERSHELL.with_(**told))
    assert found.remedy == Remedy((KEEP_EACH.with_(**told),), links=(FILES,), fix=Fix.KEEP_ONE)


def test_each_mark_of_a_merge_is_named_in_both_files(person):
    merge = "<<<<<<< HEAD\nregion = a\n||||||| base\n=======\nregion = b\n>>>>>>> other\n"
    found = list(look(person("[default]\n" + merge, KEYS + merge)))

    assert [(each.facts["file"], each.facts["lines"]) for each in found] == [
        ("~/.aws/config", ("2", "4", "5", "7")),
        ("~/.aws/credentials", ("4", "6", "7", "9")),
    ]


def test_both_files_are_named_where_both_are_refused(person):
    context = person(config="region = x\n", credentials="[a]\n[a]\n")

    assert findings(look(context)) == [
        ("files.no-section-header", "fail", 1),
        ("files.written-twice", "fail", 2),
    ]


def test_a_fault_in_a_profile_that_is_not_used_fails_all_the_same(person):
    context = person(config=REGION + "[profile other]\nnonsense\n", credentials=KEYS)

    assert findings(look(context)) == [("files.line-without-equals", "fail", 5)]


def test_files_that_are_read_are_shown(person):
    assert list(look(person(config=REGION, credentials=KEYS))) == [
        Evidence("config", "~/.aws/config", "botocore"),
        Evidence("credentials", "~/.aws/credentials", "botocore"),
    ]


def test_absent_files_give_nothing(person):
    assert list(look(person())) == []


@pytest.mark.skipif(sys.platform == "win32", reason="the locale is set by variables of POSIX")
def test_chinese_comments_fail_where_the_locale_has_no_chinese(person, home):
    person(config="[default]\n# 我的設定\nregion = us-east-1\n")
    program = """
import json, os, pathlib, sys
from checks.context import Context
from checks.files.readable import look
from checks.sources.aws.ask import Aws
home = pathlib.Path(os.environ["HOME"])
context = Context(dict(os.environ), home, home, sys.platform, Aws())
print(json.dumps([(found.code, found.location.line) for found in look(context)]))
"""
    ascii_only = {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"}
    ran = subprocess.run(
        [sys.executable, "-c", program],
        env={**os.environ, **ascii_only},
        capture_output=True,
        check=True,
    )

    assert json.loads(ran.stdout) == [["files.wrong-encoding", 2]]
