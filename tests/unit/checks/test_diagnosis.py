"""The diagnosis: which of several findings is mended first, and what it accounts for."""

from checks.diagnosis import diagnose
from checks.model import Check, Finding, Message, Outcome, Severity, State

STATES = {
    Severity.FAIL: State.FAIL,
    Severity.WARN: State.WARN,
    Severity.UNKNOWN: State.UNKNOWN,
    Severity.INFO: State.PASS,
}


def finding(
    code: str, severity: Severity, explains: tuple[str, ...] = (), *, as_remark: bool = False
) -> Finding:
    return Message(
        code=code,
        severity=severity,
        summary="It is so.",
        why="Because.",
        recognised="By looking.",
        steps=("Mend it.",),
        explains=explains,
        explains_as_remark=as_remark,
    ).finding()


def outcome(found: Finding, *, required: bool = True) -> Outcome:
    check = Check(code=found.code + "-check", title="It holds", look=lambda _: (), messages=())
    return Outcome(check, STATES[found.severity], required, (found,))


def diagnosed(*found: Finding) -> tuple[str | None, dict[str, str]]:
    cause, explained = diagnose([outcome(each) for each in found])
    return (cause.code if cause else None), dict(explained)


FAIL, WARN, UNKNOWN, INFO = Severity.FAIL, Severity.WARN, Severity.UNKNOWN, Severity.INFO


def test_nothing_wrong_has_no_cause():
    assert diagnosed() == (None, {})


def test_a_warning_alone_is_no_cause():
    assert diagnosed(finding("files.odd", WARN)) == (None, {})


def test_the_first_failure_in_the_order_of_needs_leads():
    found = finding("files.first", FAIL), finding("region.second", FAIL)

    assert diagnosed(*found) == ("files.first", {})


def test_a_warning_that_explains_a_failure_becomes_the_cause():
    found = (
        finding("credentials.shadowed", WARN, explains=("credentials.key-unknown",)),
        finding("credentials.key-unknown", FAIL),
    )

    assert diagnosed(*found) == (
        "credentials.shadowed",
        {"credentials.key-unknown": "credentials.shadowed"},
    )


def test_explainers_are_followed_to_the_end():
    found = (
        finding("network.clock", FAIL, explains=("network.dates",)),
        finding("network.dates", FAIL, explains=("credentials.refused",)),
        finding("credentials.refused", FAIL),
    )

    assert diagnosed(*found)[0] == "network.clock"


def test_a_warning_that_is_accounted_for_is_folded_too():
    found = (
        finding("files.quoted", FAIL, explains=("credentials.shape", "credentials.refused")),
        finding("credentials.shape", WARN),
        finding("credentials.refused", FAIL),
    )
    by = "files.quoted"

    assert diagnosed(*found) == (by, {"credentials.shape": by, "credentials.refused": by})


def test_a_failure_explains_before_a_warning_does():
    found = (
        finding("files.odd", WARN, explains=("credentials.refused",)),
        finding("region.wrong", FAIL, explains=("credentials.refused",)),
        finding("credentials.refused", FAIL),
    )

    assert diagnosed(finding("credentials.refused", FAIL), *found[:2])[0] == "region.wrong"


def test_two_that_explain_each_other_do_not_go_round_for_ever():
    found = (
        finding("files.one", FAIL, explains=("files.two",)),
        finding("files.two", FAIL, explains=("files.one",)),
    )

    assert diagnosed(*found)[0] in ("files.one", "files.two")


def test_where_nothing_failed_the_first_undecided_leads():
    assert diagnosed(finding("network.offline", UNKNOWN))[0] == "network.offline"


def test_a_failure_goes_before_what_is_undecided():
    found = finding("network.offline", UNKNOWN), finding("region.wrong", FAIL)

    assert diagnosed(*found)[0] == "region.wrong"


def test_a_remark_may_account_for_what_is_undecided():
    found = (
        finding("network.endpoint-overridden", INFO, ("network.offline",), as_remark=True),
        finding("network.offline", UNKNOWN),
    )

    assert diagnosed(*found) == (
        "network.endpoint-overridden",
        {"network.offline": "network.endpoint-overridden"},
    )


def test_another_remark_explains_nothing():
    found = (
        finding("files.quoted-value", INFO, explains=("region.malformed",)),
        finding("region.malformed", FAIL),
    )

    assert diagnosed(*found) == ("region.malformed", {})


def test_a_recommended_check_is_never_the_first_cause():
    optional = outcome(finding("cli.slow", UNKNOWN), required=False)

    assert diagnose([optional]) == (None, {})
