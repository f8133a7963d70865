"""A secret never shows itself, whoever prints, writes, copies or loses it."""

import copy
import json
import pickle
import traceback
from dataclasses import asdict, dataclass

import pytest

from checks.secrets.register import KNOWN
from checks.secrets.secret import Secret
from checks.sources.aws.sessions import Keys

PLAIN = "wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY"


@dataclass(frozen=True)
class Holder:
    secret: Secret


@pytest.fixture
def secret(forgetful) -> Secret:
    return Secret(PLAIN)


@pytest.mark.parametrize(
    "written",
    [
        repr,
        str,
        "{}".format,
        "{:>50}".format,
        lambda it: f"{it!r} {it!s} {it}",
        lambda it: "".join(map(str, (it, [it], {it: it}))),
        lambda it: json.dumps({"key": it}, default=str),
        lambda it: str(object.__getattribute__(it, "__getstate__")()),
        lambda it: pickle.dumps(it).decode("latin-1"),
        lambda it: pickle.dumps(Holder(it), protocol=0).decode("latin-1"),
        lambda it: repr(Holder(it)),
        lambda it: str(asdict(Holder(it))),
        lambda it: repr(Keys("AKIAIOSFODNN7EXAMPLE", PLAIN, PLAIN)),
        lambda it: str(ValueError(it)),
        lambda it: repr(vars(ValueError(it))),
        lambda it: str(copy.deepcopy({"key": it})),
    ],
)
def test_it_is_masked_however_it_is_written(secret, written):
    assert PLAIN not in written(secret)


def test_it_is_masked_among_the_locals_of_a_traceback(secret):
    def lose(key: Secret, keys: Keys) -> None:
        raise ValueError(key)

    try:
        lose(secret, Keys("AKIAIOSFODNN7EXAMPLE", PLAIN))
    except ValueError as error:
        told = traceback.TracebackException.from_exception(error, capture_locals=True)

    lines = "".join(told.format())
    assert "key = ****" in lines
    assert PLAIN not in lines


def test_plain_json_does_not_take_it(secret):
    with pytest.raises(TypeError) as refused:
        json.dumps({"key": secret})

    assert PLAIN not in str(refused.value)


def test_whoever_needs_it_asks_for_it(secret):
    assert secret.revealed == PLAIN
    assert (secret == Secret(PLAIN), secret == Secret("other"), secret == PLAIN) == (
        True,
        False,
        False,
    )
    assert hash(secret) == hash(Secret(PLAIN))
    assert (bool(secret), bool(Secret(""))) == (True, False)


def test_it_is_known_from_then_on(secret):
    assert KNOWN.holds(f"it says {PLAIN}")


def test_a_copy_that_went_through_a_pickle_is_the_mask(secret):
    assert pickle.loads(pickle.dumps(secret)).revealed == "****"
