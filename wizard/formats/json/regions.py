"""The Regions that offer Rekognition for programs (CONTRACT, rekwiz.regions/1)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from wizard.formats.json.findings import Object
from wizard.languages import Language
from wizard.output.legible_json import written
from wizard.output.look import Look

if TYPE_CHECKING:
    from checks.region.support.survey import Place, Survey


def regions(survey: Survey, language: Language, look: Look) -> str:
    why = language.say(survey.unmeasured) if survey.unmeasured else None
    return written(
        {
            "schema": "rekwiz.regions/1",
            "regions": [_region(place) for place in survey.places],
            "measured": survey.measured,
            "not_measured": why,
            "account_source": survey.told_by,
        }
    )


def _region(place: Place) -> Object:
    return {
        "region": place.region.code,
        "name": place.region.name,
        "latency_ms": place.milliseconds,
        "opt_in": place.is_opt_in,
        "account": place.status.value,
    }
