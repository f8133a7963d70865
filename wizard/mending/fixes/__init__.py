"""What rekwiz can mend, one file a fix: it plans; then it is shown, agreed to, done, looked at."""

from __future__ import annotations

from importlib import import_module
from types import ModuleType

from checks.fix import Fix
from wizard.conversation.protocol import Question
from wizard.mending.plan import Planner


def planner_of(fix: Fix) -> Planner:
    """What plans the fix: the function `plan` of the file that has its name."""
    planner: Planner = _module_of(fix).plan
    return planner


def question_keys() -> frozenset[str]:
    """The keys that a file of answers for fixes may hold: `ASKS` of each file has its questions."""
    return frozenset(question.key for fix in Fix for question in asked_by(fix))


def asked_by(fix: Fix) -> tuple[Question, ...]:
    """What the fix may ask, consent included."""
    questions: tuple[Question, ...] = _module_of(fix).ASKS
    return questions


def _module_of(fix: Fix) -> ModuleType:
    return import_module(f"wizard.mending.fixes.{fix.code.replace('-', '_')}")
