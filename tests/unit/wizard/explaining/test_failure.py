"""The one cause of a command's failure, out of its last words and what the checks found."""

from __future__ import annotations

from checks.catalogue import all_checks, all_messages
from checks.diagnosis import diagnose
from checks.judgement import judge
from checks.model import Finding, fields_of
from checks.report import Report
from checks.scope import Target
from tests.plugins.people import SECRET
from wizard.explaining.failure import ToldBy, failure

TARGET = Target("work", "eu-west-1", None, None, None, None)
INVALID = "The security token included in the request is invalid."
UNKNOWN = "nobody knows this"


def finding(code: str) -> Finding:
    message = all_messages()[code]
    texts = (*message.phrases, *message.commands, *message.links)
    return message.finding(facts={name: name for name in set().union(*map(fields_of, texts))})


def report(*codes: str) -> Report:
    """A run in which these were found, each by the first check that may."""
    by_check = {
        code: next(each for each in all_checks() if all_messages()[code] in each.messages)
        for code in codes
    }
    outcomes = tuple(judge(by_check[code], True, [finding(code)]) for code in codes)
    root, explained = diagnose(outcomes)
    return Report("run", TARGET, outcomes, root, explained)


def told(words: str, *codes: str) -> tuple[str | None, ToldBy | None]:
    failed = failure(1, [words], report(*codes))
    return failed.cause.code if failed.cause else None, failed.told_by


def test_of_what_the_words_may_mean_it_is_what_the_checks_found():
    assert told(INVALID, "region.not-set", "credentials.key-unknown") == (
        "credentials.key-unknown",
        ToldBy.BOTH,
    )


def test_what_accounts_for_it_takes_its_place():
    codes = ("credentials.shadowed-by-environment", "credentials.key-unknown")

    assert told(INVALID, *codes) == ("credentials.shadowed-by-environment", ToldBy.BOTH)


def test_a_profile_that_the_command_took_from_a_file_beside_it_is_told_with_the_file():
    words = "botocore.exceptions.ProfileNotFound: The config profile (prod) could not be found"

    assert told(words, "credentials.program-sets-another") == (
        "credentials.program-sets-another",
        ToldBy.BOTH,
    )


def test_words_that_mean_one_thing_need_no_check():
    denied = (
        "An error occurred (AccessDeniedException) when calling the DetectFaces operation: User:"
        " arn:aws:iam::111122223333:user/ming is not authorized to perform: rekognition:DetectFaces"
    )

    assert told(denied, "region.not-set") == ("permissions.rekognition-denied", ToldBy.WORDS)


def test_of_unknown_words_the_checks_tell():
    assert told(UNKNOWN, "region.not-set") == ("region.not-set", ToldBy.CHECKS)


def test_where_nobody_knows_the_last_lines_are_shown():
    failed = failure(1, ["", f"one\n\ntwo\nthree\n{UNKNOWN}\n"], report())

    assert (failed.cause, failed.told_by) == (None, None)
    assert failed.last_lines == ("two", "three", UNKNOWN)
    assert failed.door
    assert failed.door.lines[-1].endswith(f"three {UNKNOWN}")


def test_where_a_secret_is_among_them_none_is():
    failed = failure(1, [f"{UNKNOWN} {SECRET}"], report())

    assert (failed.last_lines, failed.holds_a_secret, failed.door) == ((), True, None)


def test_what_came_last_goes_before_what_came_before():
    words = f"{INVALID}\n" + "and on it went\n" * 40 + "Unable to locate credentials\n"

    assert told(words, "credentials.key-unknown", "credentials.none-found") == (
        "credentials.none-found",
        ToldBy.BOTH,
    )
