"""Findings explained, for programs (CONTRACT, rekwiz.explanations/1)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from wizard.formats.json.findings import Object, remedy_of
from wizard.languages import Language
from wizard.output.legible_json import written
from wizard.output.look import Look

if TYPE_CHECKING:
    from wizard.explaining.explanation import Explanation, Explanations


def explanations(found: Explanations, language: Language, look: Look) -> str:
    objects = [_explanation(each, language) for each in found.of]
    answer: Object = {"schema": "rekwiz.explanations/1", "findings": objects}
    if found.door:
        answer["report"] = list(found.door.lines)
    return written(answer)


def _explanation(explanation: Explanation, language: Language) -> Object:
    """A finding; `<name>` stands for what is no fact yet, and a run would fill in."""
    message = explanation.message
    in_log = {"lines": list(explanation.lines), "times": explanation.times}
    also = {**in_log, "others": list(explanation.others)} if explanation.lines else {}
    return {
        "code": message.code,
        "severity": message.severity.value,
        "checked": explanation.is_checked,
        "summary": language.say(explanation.summary),
        "why": language.say(explanation.why),
        "recognised": language.say(explanation.recognised),
        "raw": list(message.raw),
        **remedy_of(explanation.remedy, language),
        "explains": list(message.explains),
        "apart": language.say(explanation.apart) if explanation.apart else None,
        **also,
    }
