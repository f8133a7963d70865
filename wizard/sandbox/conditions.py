"""Tests the Condition block of an IAM policy statement.

Source: https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition_operators.html
Only the operators that guard a set-up like this one; any other does not hold, which
neither allows nor denies.
"""

from __future__ import annotations

import fnmatch
from collections.abc import Callable, Mapping

from wizard.sandbox.policy_document import Condition

_OPERATORS: Mapping[str, Callable[[str, str], bool]] = {
    "bool": lambda actual, wanted: actual.lower() == wanted.lower(),
    "stringequals": lambda actual, wanted: actual == wanted,
    "stringequalsignorecase": lambda actual, wanted: actual.lower() == wanted.lower(),
    "stringlike": fnmatch.fnmatchcase,
    "arnequals": fnmatch.fnmatchcase,
    "arnlike": fnmatch.fnmatchcase,
}


def hold(condition: Condition | None, context: Mapping[str, str]) -> bool:
    """Whether every operator and key of `condition` holds; no condition always does.

    `context` maps condition keys in lower case (`aws:multifactorauthpresent`) to values.
    """
    if condition is None:
        return True
    return all(
        _holds(operator, key, wanted, context)
        for operator, keys in condition.items()
        for key, wanted in keys.items()
    )


def _holds(operator: str, key: str, wanted: object, context: Mapping[str, str]) -> bool:
    name = operator.lower()
    actual = context.get(key.lower())
    wanted_values = [str(value) for value in (wanted if isinstance(wanted, list) else [wanted])]
    if name == "null":
        return (actual is None) == (wanted_values[0].lower() == "true")
    optional = name.endswith("ifexists")
    name = name.removesuffix("ifexists")
    negated = "not" in name
    compare = _OPERATORS.get(name.replace("not", ""))
    if compare is None:
        return False
    if actual is None:
        # A missing key satisfies …IfExists and every negated operator.
        return optional or negated
    return any(compare(actual, value) for value in wanted_values) != negated
