"""Deeds give what the next one takes, and an undoing is told what is known of what was done."""

import pytest

from checks.model import Phrase
from checks.sources.aws.ask import Aws
from checks.sources.aws.refusal import Kind, Refusal
from tests.plugins.administrator import account_of, admin, refuse
from wizard.account.deeds import create_key, create_user
from wizard.account.granting import Deed, Doing, Failed, undertake
from wizard.errors import NotTaken

ACCOUNT = "111122223333"
DENIED = Refusal(Kind.AWS, "AccessDenied", "no", "iam:CreateUser", status=403)


def end(failed: Failed) -> NotTaken:
    return NotTaken(Phrase("ended: {code}", code=failed.refusal.code))


def say(phrase: Phrase) -> None:
    """Nobody watches."""


def counting(log: list[object], refused: Refusal | None = None) -> Deed[int, int]:
    """Gives one more than it is given, and notes what its undoing is told."""
    return Deed(
        Phrase("count"),
        do=lambda given, say: refused or given + 1,
        undo=lambda given, got: log.append((given, got)),
    )


def test_what_a_deed_gives_is_what_the_next_takes(script):
    def work(doing: Doing) -> int:
        return doing.do(counting([]), doing.do(counting([]), 1))

    assert undertake(script(), ACCOUNT, end, work) == 3


def test_each_undoing_is_told_what_was_given_and_what_was_got(script):
    log: list[object] = []

    def work(doing: Doing) -> int:
        got = doing.do(counting(log), doing.do(counting(log), 1))
        return doing.do(counting(log, DENIED), got)

    with pytest.raises(NotTaken):
        undertake(script(), ACCOUNT, end, work)
    assert log == [(2, 3), (1, 2)]


def test_what_may_have_been_done_is_undone_without_knowing_what_it_gave(script):
    log: list[object] = []
    lost = Refusal(Kind.CONNECTION, "ReadTimeoutError", "no answer", "iam:CreateUser")

    with pytest.raises(NotTaken):
        undertake(script(), ACCOUNT, end, lambda doing: doing.do(counting(log, lost), 1))
    assert log == [(1, None)]


def test_a_deed_may_end_in_a_way_of_its_own(script):
    def work(doing: Doing) -> int:
        return doing.do(counting([], DENIED), 1, end=lambda failed: NotTaken(Phrase("otherwise")))

    with pytest.raises(NotTaken) as ended:
        undertake(script(), ACCOUNT, end, work)
    assert ended.value.phrase.text == "otherwise"


@pytest.fixture
def by_admin(sandboxed):
    """An administrator's AWS, and its sandbox."""
    context = sandboxed(admin=True)
    return context.aws, context.sandbox


def keys_of(sandbox, name: str = "photos") -> list[str]:
    return [key["AccessKeyId"] for key in account_of(sandbox)["keys"][name]]


def made_key(aws: Aws, kept: frozenset[str] = frozenset()):
    deed = create_key(aws, "photos", kept)
    return deed, deed.do(None, say)


def test_a_key_is_made_and_taken_away_by_its_id(by_admin):
    aws, sandbox = by_admin
    create_user(aws, "photos").do(None, say)
    deed, made = made_key(aws)

    assert keys_of(sandbox) == [made.keys.access_key_id]
    assert made.keys.secret.revealed not in repr(made)
    assert deed.undo(None, made) is None
    assert keys_of(sandbox) == []


def test_a_key_of_which_nobody_knows_is_found_beside_those_that_are_kept(by_admin):
    aws, sandbox = by_admin
    create_user(aws, "photos").do(None, say)
    _, first = made_key(aws)
    kept = frozenset({first.keys.access_key_id})
    deed, _ = made_key(aws, kept)

    assert deed.undo(None, None) is None
    assert keys_of(sandbox) == list(kept)


def test_of_two_such_keys_none_is_taken_away(by_admin):
    aws, sandbox = by_admin
    create_user(aws, "photos").do(None, say)
    made_key(aws)
    deed, _ = made_key(aws)

    assert deed.undo(None, None).code == "Ambiguous"
    assert len(keys_of(sandbox)) == 2


def test_where_none_was_made_there_is_nothing_to_undo(by_admin):
    aws, _ = by_admin
    create_user(aws, "photos").do(None, say)

    assert create_key(aws, "photos", frozenset()).undo(None, None) is None


def test_what_aws_refuses_is_given(by_admin):
    aws, sandbox = by_admin
    admin(sandbox, "iam").create_user(UserName="photos")
    refuse(sandbox, "iam:CreateAccessKey")
    _, refused = made_key(aws)

    assert isinstance(refused, Refusal)
    assert refused.code == "AccessDenied"
