"""Remedies that fit the place: `unset` and `rekwiz setup` are for people at a terminal of their own."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from msgspec import structs

from checks.fix import Fix
from checks.model import Finding, Outcome, Phrase, Remedy
from checks.pages import CONTAINER, OIDC
from checks.pipelines.remedies import CREDENTIALS_FOR
from checks.pipelines.service import Service, service_of
from checks.place import Place

INSTANCE = "https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/iam-roles-for-amazon-ec2.html"
FUNCTION = "https://docs.aws.amazon.com/lambda/latest/dg/lambda-intro-execution-role.html"
STUDIO = "https://docs.aws.amazon.com/sagemaker/latest/dg/sagemaker-roles.html"
SHELL = "https://docs.aws.amazon.com/cloudshell/latest/userguide/troubleshooting.html"

if TYPE_CHECKING:
    from checks.context import Context

CREDENTIALS_IN = {
    Place.GITHUB: CREDENTIALS_FOR[Service.GITHUB],
    Place.GITLAB: CREDENTIALS_FOR[Service.GITLAB],
    Place.PIPELINE: Remedy(
        steps=(
            Phrase(
                "Give the job its credentials in the settings of the pipeline: a role by OpenID"
                " Connect, or keys as secret variables."
            ),
        ),
        links=(OIDC,),
    ),
    Place.CONTAINER: Remedy(
        steps=(
            Phrase("In ECS give the task a role, in EKS give the pod's service account one."),
            Phrase(
                "Elsewhere hand the credentials in when the container starts: with docker run"
                " --env-file, or with the folder .aws mounted into the home of its user."
            ),
        ),
        links=(CONTAINER,),
    ),
    Place.EC2: Remedy(
        steps=(
            Phrase("Give the instance a role: in the EC2 console, Actions, Security."),
            Phrase("A role that is attached already needs some seconds: run rekwiz again."),
        ),
        links=(INSTANCE,),
    ),
    Place.LAMBDA: Remedy(
        steps=(
            Phrase(
                "Leave the credentials to Lambda: it hands the function those of its execution"
                " role. Take keys and profiles out of the code and of its variables."
            ),
        ),
        links=(FUNCTION,),
    ),
    Place.NOTEBOOK: Remedy(
        steps=(
            Phrase("In SageMaker give the notebook's execution role what it needs."),
            Phrase(
                "Elsewhere set the credentials before the kernel starts, or in the secrets of the"
                " notebook's service; then restart the kernel."
            ),
        ),
        links=(STUDIO,),
    ),
    Place.CLOUDSHELL: Remedy(
        steps=(
            Phrase(
                "CloudShell hands out the credentials of whoever is signed in to the console:"
                " restart it with Actions, Restart, and set no profile and no keys there."
            ),
        ),
        links=(SHELL,),
    ),
}
"""How a program comes by credentials there."""
OF_A_JOB = Phrase(
    "Take {names} out of the job: out of its env lines, or out of the settings of the pipeline."
)
VARIABLES_IN = {
    Place.GITHUB: OF_A_JOB,
    Place.GITLAB: OF_A_JOB,
    Place.PIPELINE: OF_A_JOB,
    Place.CONTAINER: Phrase(
        "Take {names} out of what starts the container: the image's ENV lines, the environment of"
        " the pod or the task, or --env."
    ),
    Place.LAMBDA: Phrase("Take {names} out of the function's environment variables."),
    Place.NOTEBOOK: Phrase(
        "Take {names} out of where the notebook sets it, and restart the kernel."
    ),
}
"""How a variable is taken away where no terminal has it; elsewhere `unset` fits."""
UNSET = re.compile(r"^(?:unset |Remove-Item )(?P<names>.+)$")
SETUP = "rekwiz setup"


def how_to_come_by(context: Context) -> Remedy | None:
    """How a program comes by credentials where this runs: in its pipeline's words, where rekwiz has
    them; None at a terminal."""
    service = service_of(context.environment) if context.place.is_pipeline else None
    return CREDENTIALS_FOR[service] if service else CREDENTIALS_IN.get(context.place)


def fitting(outcome: Outcome, context: Context) -> Outcome:
    """The outcome, with remedies that can be followed in this place."""
    given = how_to_come_by(context)
    if given is None or not outcome.findings:
        return outcome
    fitted = (_fitted(each, context.place, given) for each in outcome.findings)
    return replace(outcome, findings=tuple(fitted))


def _fitted(finding: Finding, place: Place, given: Remedy) -> Finding:
    remedy = finding.remedy
    if SETUP in " ".join(remedy.commands):
        remedy = _without_setup(remedy, given)
    is_set_here = remedy.fix is Fix.UNSET_VARIABLE  # by a start-up file of this very place
    how = None if is_set_here else VARIABLES_IN.get(place)
    if how and any(map(UNSET.match, remedy.commands)):
        remedy = _without_unset(remedy, how)
    return finding if remedy is finding.remedy else structs.replace(finding, own_remedy=remedy)


def _without_setup(remedy: Remedy, given: Remedy) -> Remedy:
    steps = tuple(step for step in remedy.steps if SETUP not in step.text)
    commands = tuple(command for command in remedy.commands if SETUP not in command)
    links = tuple(dict.fromkeys((*given.links, *remedy.links)))
    return Remedy((*steps, *given.steps), commands, links)


def _without_unset(remedy: Remedy, how: Phrase) -> Remedy:
    found = [UNSET.match(command) for command in remedy.commands]
    text = " ".join(each["names"].replace("Env:", "") for each in found if each)
    names = tuple(dict.fromkeys(text.replace(",", " ").split()))
    steps = tuple(step for step in remedy.steps if not _is_of_a_terminal(step))
    commands = tuple(command for command in remedy.commands if not UNSET.match(command))
    return Remedy((how.with_(names=names), *steps), commands, remedy.links, anew=names)


def _is_of_a_terminal(step: Phrase) -> bool:
    """Whether it is one of those of `shells.unset_remedy`."""
    return any(
        words in step.text
        for words in ("this terminal", "new terminal", "PowerShell", "new window")
    )
