"""What a run requires in IAM's own names: actions, resources, policies; each looked at before it counts."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable

from checks.permissions.support.resources import concerns, forms_of, is_known, is_of_its_service
from checks.phrase import Phrase
from checks.sources.aws.operations import action_named, actions_of, prefix_of, prefixes
from checks.sources.aws.resource_types import ANY
from checks.spelling import near
from wizard.errors import Usage

NAME = re.compile(r"[A-Za-z0-9-]+")
OTHER_COLONS = re.compile(r"[.：/ ]")
"""What stands in the place of the colon: Python's dot, a Chinese keyboard's colon."""
OF_S3 = Phrase("Objects of S3 are arn:aws:s3:::my-bucket/*, a bucket arn:aws:s3:::my-bucket.")
ARN = re.compile(r"arn:aws[a-z-]*:[a-z0-9-]*:[a-z0-9-]*:(\d{12}|aws)?:\S+")
POLICY_ARN = re.compile(r"arn:aws[a-z-]*:iam::(\d{12}|aws):policy/[\w+=,.@/-]{1,512}", re.ASCII)
POLICY_NAME = re.compile(r"[\w+=,.@-]{1,128}", re.ASCII)
"""IAM User Guide, "IAM and AWS STS quotas", "IAM name requirements"."""


def is_action(word: str) -> bool:
    """Whether --require means an action; checks and areas are named without a colon."""
    return ":" in word or "：" in word


def action_meant(word: str) -> tuple[str, ...]:
    """The action that somebody means who writes it without IAM's colon; empty where there is none."""
    prefix, *name = OTHER_COLONS.split(word, maxsplit=1)
    tries = [(prefix.lower(), *name)] if name else [("rekognition", word), ("s3", word)]
    return tuple(filter(None, (action_named(*each) for each in tries)))[:1]


def actions(words: Iterable[str]) -> tuple[str, ...]:
    """The actions as AWS spells them, each once; Usage for one that no service has."""
    return tuple(dict.fromkeys(map(_action, words)))


def _action(word: str) -> str:
    prefix, _, name = word.partition(":")
    if "*" in word or "?" in word:
        raise Usage(
            Phrase("{action} is a pattern; IAM decides about one action at a time.", action=word),
            Phrase("Name each action, for example rekognition:DetectFaces."),
        )
    if not (NAME.fullmatch(prefix) and NAME.fullmatch(name)):
        raise Usage(
            Phrase("{action} is no action.", action=word),
            _nearest(action_meant(word)),
        )
    return action_named(prefix.lower(), name) or _refuse(word, prefix.lower(), name)


def _refuse(word: str, prefix: str, name: str) -> str:
    known = actions_of(prefix)
    if not known:
        raise Usage(
            Phrase(
                "IAM knows no service prefix {prefix}, as in {action}.", action=word, prefix=prefix
            ),
            _nearest(_elsewhere(prefix, name)),
        )
    raise Usage(
        Phrase("rekwiz knows no action {action}.", action=word),
        _nearest(tuple(f"{prefix}:{each}" for each in near(name, known))),
    )


def _elsewhere(prefix: str, name: str) -> tuple[str, ...]:
    """The action under the prefix that its service really has, else the prefixes that look alike."""
    theirs = prefix_of(prefix)
    found = (theirs and action_named(theirs, name)) or theirs
    return (found,) if found else near(prefix, prefixes())


def _nearest(found: tuple[str, ...]) -> Phrase:
    if found:
        return Phrase("Did you mean: {codes}", codes=found)
    return Phrase("An action is a service and a name, for example rekognition:DetectFaces.")


def resources(words: Collection[str], actions: Collection[str]) -> tuple[str, ...]:
    """The resources' ARNs; Usage for what is none, or is nothing that a required action is about.

    Refused is only what is known: of an action whose resources rekwiz does not know, IAM is asked.
    """
    arns = [word for word in words if word != ANY]
    for arn in arns:
        if not ARN.fullmatch(arn):
            raise Usage(
                Phrase("{resource} is no ARN of a resource.", resource=arn),
                Phrase("An ARN looks like arn:aws:s3:::my-bucket/*."),
            )
        if all(is_known(action) and not is_of_its_service(action, arn) for action in actions):
            raise Usage(
                Phrase("{resource} is not what a required action is about.", resource=arn),
                Phrase("A resource counts for the actions of its own service; name one of them."),
            )
    for action in actions:
        theirs = [arn for arn in arns if is_of_its_service(action, arn)]
        is_named = ANY not in words and theirs and forms_of(action)
        if is_named and not any(concerns(action, arn) for arn in theirs):
            raise Usage(
                Phrase("None of the resources is what {action} is about.", action=action),
                OF_S3
                if action.startswith("s3:")
                else Phrase("It is about: {forms}", forms=forms_of(action)),
            )
    return tuple(words)


def policies(words: Iterable[str]) -> tuple[str, ...]:
    """The policies' names or ARNs, each once; Usage for what can be neither."""
    for word in words:
        if not (POLICY_NAME.fullmatch(word) or POLICY_ARN.fullmatch(word)):
            raise Usage(
                Phrase("{policy} can be no policy's name.", policy=word or '""'),
                Phrase("A policy is named as in the console, for example AmazonS3ReadOnlyAccess."),
            )
    return tuple(dict.fromkeys(words))
