"""A shared file that AWS's tools refuse comes first: nothing could be saved into it."""

from __future__ import annotations

from enum import Enum, auto

from checks.fix import Changes
from checks.model import Finding, Phrase
from wizard.conversation.protocol import Choice, Question, WentBack
from wizard.errors import NotTaken
from wizard.mending.fixes import planner_of
from wizard.mending.plan import carried_out
from wizard.output.marks import Mark
from wizard.setup.leaving import leave
from wizard.setup.travel import Travel
from wizard.writing import NotWritten
from wizard.writing.places import note
from wizard.writing.reasons import sentence


class Way(Enum):
    MEND = auto()
    AGAIN = auto()
    LEAVE = auto()


def is_to_be_looked_at_again(travel: Travel, finding: Finding, question: Question) -> bool:
    """Whether rekwiz or the person has done something about it; False where the set-up is left."""
    if not travel.conversation.asks:
        return False
    fix = finding.remedy.fix
    can_mend = fix is not None and fix.changes is Changes.FILES and not travel.dry
    choices = (
        *([Choice("fix", Way.MEND, Phrase("Let rekwiz fix it"))] if can_mend else []),
        Choice("again", Way.AGAIN, Phrase("It is fixed now: check again")),
        leave(travel, Way.LEAVE),
    )
    match travel.conversation.choose(travel.after_it(question), choices, choices[0].key):
        case Way.LEAVE:
            return False
        case Way.MEND:
            _mend(travel, finding)
    travel.world.look_anew()
    return True


def _mend(travel: Travel, finding: Finding) -> None:
    """What the fix would do is shown and asked for; what became of it the next look says."""
    say, fix = travel.conversation, finding.remedy.fix
    try:
        plan = planner_of(fix)(say, travel.context, finding) if fix else None
        done = carried_out(say, plan) if plan else None
    except WentBack:  # from the fix's own question, to the one before it
        return
    except NotWritten as error:
        say.show(sentence(error), Mark.FAIL)
        return
    except NotTaken as error:
        say.show(error.phrase, Mark.FAIL)
        return
    if done:
        note(*done.by_hand)
