"""The variables of the environment have names that somebody reads."""

from __future__ import annotations

import re
from collections.abc import Iterator

from checks.context import Context
from checks.files.support.known_variables import SOUGHT, misspelt, of_others
from checks.masking import masked_value
from checks.model import Check, Evidence, Finding, Message, Phrase, Remedy, Severity
from checks.pages import VARIABLES
from checks.sources.local.shells import RENAMED, copied

EXPLAINED = tuple(dict.fromkeys(code for codes in SOUGHT.values() for code in codes))
STEPS = (RENAMED.text,)
MISSPELT = Message(
    code="files.variable-misspelt",
    severity=Severity.WARN,
    summary="No tool of AWS's reads the variable {name}; {right} was probably meant.",
    why="A program looks for a variable under its exact name, and passes over every other in"
    " silence. Capitals count, but for Windows.",
    recognised="The name differs by a letter or two, or by its capitals, from one that botocore or"
    " the AWS CLI reads, and that one is not set.",
    steps=STEPS,
    links=(VARIABLES,),
    explains=EXPLAINED,
)
OF_OTHERS = Message(
    code="files.variable-of-others",
    severity=Severity.INFO,
    summary="boto3 and the AWS CLI do not read the variable {name}; what they read is {right}.",
    why="Other programs have their own names for the same thing: Java's old AWS SDK AWS_ACCESS_KEY"
    " and AWS_SECRET_KEY, Laravel AWS_ENDPOINT, LiteLLM AWS_REGION_NAME.",
    recognised="It is one of the names that such programs read, and the one that boto3 reads is not"
    " set.",
    steps=STEPS,
    links=(VARIABLES,),
    explains=EXPLAINED,
    explains_as_remark=True,
)
HAND_ON = Phrase("Set {right} to the value of {name}: in this terminal with the command below.")
A_NAME = re.compile(r"\w+")
"""What a shell takes for one; `set AWS_PROFILE = work` of the Command Prompt sets one with a blank."""


def look(context: Context) -> Iterator[Finding]:
    for found, right in misspelt(context.environment).items():
        yield _finding(MISSPELT, found, right, context)
    for found, right in of_others(context.environment).items():
        yield _finding(OF_OTHERS, found, right, context)


def _finding(message: Message, found: str, right: str, context: Context) -> Finding:
    value = masked_value(right.lower(), context.environment[found])
    return message.finding(
        Evidence(found, value, found),
        remedy=_remedy(found, right, context.platform),
        facts={"name": found, "right": right},
        explains=SOUGHT.get(right, ()),
    )


def _remedy(found: str, right: str, platform: str) -> Remedy:
    for_good = RENAMED.with_(name=found, right=right)
    if not A_NAME.fullmatch(found):
        return Remedy((for_good,), links=(VARIABLES,))
    here = HAND_ON.with_(name=found, right=right)
    return Remedy((here, for_good), copied(found, right, platform), (VARIABLES,))


CHECK = Check(
    code="files.variables",
    title="The variables of the environment have names that AWS's tools read",
    look=look,
    messages=(MISSPELT, OF_OTHERS),
)
