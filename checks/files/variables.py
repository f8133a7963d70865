"""The variables of the environment have names that somebody reads."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from checks.context import Context
from checks.files.support.known_variables import SOUGHT, is_of_others, misspelt, of_others
from checks.masking import masked, masked_value
from checks.model import Check, Evidence, Finding, Message, Phrase, Remedy, Severity
from checks.pages import VARIABLES
from checks.profile import PROFILE_VARIABLES, REGION_VARIABLE, profile_meant
from checks.profile import VARIABLES as OF_SETTINGS
from checks.sources.local.shells import RENAMED, copied
from checks.values_in_use import OUTPUT_VARIABLE, is_in_use

EXPLAINED = tuple(dict.fromkeys(code for codes in SOUGHT.values() for code in codes))
STEPS = (RENAMED.text,)
MISSPELT = Message(
    code="files.variable-misspelt",
    severity=Severity.WARN,
    summary="No tool of AWS's reads the variable {name}; {right} was probably meant.",
    why="A program looks for a variable under its exact name, and passes over every other in"
    " silence. Capitals count, except on Windows.",
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
    why="Other programs have their own names for the same thing: AWS_ACCESS_KEY and AWS_SECRET_KEY in"
    " the old AWS SDK for Java, AWS_ENDPOINT in Laravel, AWS_REGION_NAME in LiteLLM.",
    recognised="It is one of the names that such programs read, and the one that boto3 reads is not"
    " set.",
    steps=STEPS,
    links=(VARIABLES,),
    explains=EXPLAINED,
    explains_as_remark=True,
)
HAND_ON = Phrase("Set {right} to the value of {name}: in this terminal with the command below.")
OF_KEYS = {each: key for key, several in OF_SETTINGS.items() for each in several}
SETTINGS = {**OF_KEYS, REGION_VARIABLE: "region", OUTPUT_VARIABLE: "output"}
A_NAME = re.compile(r"\w+")
"""What a shell takes for one; `set AWS_PROFILE = work` of the Command Prompt sets one with a blank."""


def look(context: Context) -> Iterator[Finding]:
    pairs = {**misspelt(context.environment), **of_others(context.environment)}
    for found, right in pairs.items():
        if _says_nothing_new(found, right, context):
            continue
        message = OF_OTHERS if is_of_others(found) else MISSPELT
        yield _finding(message, found, right, pairs, context)


def _says_nothing_new(found: str, right: str, context: Context) -> bool:
    """Whether what it holds is in use anyway; a slip of the hand will miss its aim another day."""
    if not (is_of_others(found) or found.upper() in SOUGHT):
        return False
    value = context.environment[found]
    if right in PROFILE_VARIABLES:
        return value == profile_meant(context)
    return right in SETTINGS and is_in_use(context, SETTINGS[right], value)


def _finding(
    message: Message, found: str, right: str, pairs: Mapping[str, str], context: Context
) -> Finding:
    halves = {name: each for name, each in pairs.items() if {each, right} <= OF_KEYS.keys()}
    together = {found: right, **halves}
    return message.finding(
        *(_seen(name, each, context) for name, each in together.items()),
        remedy=_remedy(together, context.platform),
        facts={"name": found, "right": right},
        explains=SOUGHT.get(right, ()),
    )


def _seen(name: str, right: str, context: Context) -> Evidence:
    """What it holds, as it may be shown of the one that was meant."""
    return Evidence(name, masked_value(right.lower(), context.environment[name]), name)


def _remedy(pairs: Mapping[str, str], platform: str) -> Remedy:
    """Of half a key the other half goes with it, where that has a wrong name, too."""
    commands = {name: copied(name, right, platform) for name, right in pairs.items()}
    whole = [name for name in pairs if A_NAME.fullmatch(name) and _stays_whole(commands[name])]
    here = (HAND_ON.with_(name=name, right=pairs[name]) for name in whole)
    for_good = (RENAMED.with_(name=name, right=right) for name, right in pairs.items())
    told = tuple(line for name in whole for line in commands[name])
    return Remedy((*here, *for_good), told, (VARIABLES,))


def _stays_whole(commands: tuple[str, ...]) -> bool:
    """Whether nothing in them is hidden: pasted with **** in it, that would be the secret."""
    return all(masked(command) == command for command in commands)


CHECK = Check(
    code="files.variables",
    title="The variables of the environment have names that AWS's tools read",
    look=look,
    messages=(MISSPELT, OF_OTHERS),
)
