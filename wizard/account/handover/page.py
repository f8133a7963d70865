"""The page as Markdown, in the chosen language: a pure function of what is asked for."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator

from msgspec import Struct

from checks.console_links import console_of
from checks.model import Finding, Joined, Phrase
from checks.permissions.policies import GUIDE
from checks.permissions.support.grantable import BY_POLICY
from checks.permissions.support.smallest import IN_USE, smallest_policy
from checks.principal import Principal
from checks.refusals.sign_in import POLICY
from checks.secrets.gate import gated
from wizard.account.handover.layers import commands_of, steps_of
from wizard.account.handover.template import POLICY_NAME, TEMPLATE_FILE, stack_name, template
from wizard.languages import Language

WHY = {
    IN_USE[0]: Phrase("finds the faces in a photo"),
    POLICY: Phrase("lets a user sign in with aws login"),
    IN_USE[1]: Phrase("lists the account's buckets, the guide's test of its second policy"),
}
TO_SET = Phrase("The role belongs to IAM Identity Center: add {policies} to its permission set.")
TO_SET_OR_OWN = Phrase(
    "The role belongs to IAM Identity Center: add {policies}, or the smallest policy below, to its"
    " permission set."
)
OWN_ALONE = Phrase(
    "The role belongs to IAM Identity Center: add the policy below to its permission set, as an"
    " inline policy."
)
ADD_TO = {
    "user": Phrase("Choose “Add permissions”, then “Attach policies directly”."),
    "role": Phrase("Choose “Add permissions”, then “Attach policies”."),
}
"""What the console calls it (IAM User Guide, "Adding and removing IAM identity permissions")."""
ARN_OF = '"$(aws iam list-policies --query "Policies[?PolicyName==\'{name}\'].Arn" --output text)"'
REQUIRED = Phrase("required by this project's own settings")


class Request(Struct, frozen=True):
    """For whom, what AWS refused, and what mends it and whatever else is missing.

    `named` are policies that were required by name: by their ARNs, or by the name alone where IAM did
    not list what there is. `by_actions` says that a policy is missing which allows the actions in use
    and `actions`, on `resources`; `by_guide` that the guide's two would do in its place.
    """

    who: Principal
    arn: str
    finding: Finding
    named: tuple[str, ...] = ()
    by_actions: bool = False
    by_guide: bool = False
    actions: tuple[str, ...] = ()
    resources: tuple[str, ...] = ()

    @property
    def can_be_granted(self) -> bool:
        """Whether a policy of the identity's own would help, and it can have one."""
        can_have = self.who.takes_policies or self.who.is_of_identity_center
        return can_have and self.finding.code in BY_POLICY and (bool(self.named) or self.by_actions)

    @property
    def policies(self) -> tuple[str, ...]:
        """The managed policies to attach, by their ARNs or names."""
        guide = map(self.who.policy_of_aws, GUIDE) if self.by_guide else ()
        return tuple(dict.fromkeys((*guide, *self.named)))


def names(policies: Iterable[str]) -> tuple[str, ...]:
    """The policies as the console calls them, of their ARNs or names."""
    return tuple(policy.rpartition("/")[2] for policy in policies)


def written(request: Request, language: Language, *, again: str) -> str:
    """The whole page; it names the account and the identity, and holds no secret.

    `again` is the command by which the asker sees whether it helped.
    """
    request = gated(request)
    page = _Page(request, language)
    ways = page.ways() if request.can_be_granted else [page.steps()]
    parts = [page.head(), page.needed(), page.refused(), *ways, page.after(again)]
    return "\n\n".join("\n".join(part) for part in map(list, parts) if part) + "\n"


class _Page:
    def __init__(self, request: Request, language: Language) -> None:
        self.request, self.who, self.language = request, request.who, language

    def say(self, phrase: Phrase) -> str:
        return self.language.say(phrase)

    def head(self) -> Iterator[str]:
        yield f"# {self.say(Phrase('Permissions for Amazon Rekognition'))}"
        yield ""
        yield self.say(
            Phrase("Somebody sets up face detection with Amazon Rekognition and needs your help.")
        )
        yield ""
        yield f"- {self.say(Phrase('Account: {account}', account=self.who.account))}"
        yield f"- {self.say(self._identity())}"

    def _identity(self) -> Phrase:
        if self.who.kind == "user":
            return Phrase("IAM user: {name} ({arn})", name=self.who.name, arn=self.request.arn)
        if self.who.kind == "federated-user":
            return Phrase(
                "Federated user: {name} ({arn})", name=self.who.name, arn=self.request.arn
            )
        return Phrase("Role: {name} ({arn})", name=self.who.name, arn=self.request.arn)

    def needed(self) -> Iterator[str]:
        yield f"## {self.say(Phrase('What is needed, and why'))}"
        yield ""
        for what in dict.fromkeys((*IN_USE, *self.request.actions, *self.request.named)):
            why = WHY.get(what.rpartition("/")[2], REQUIRED)
            yield f"- {self.say(Joined('{what}: {why}', what=f'`{what}`', why=why))}"

    def refused(self) -> Iterator[str]:
        yield f"## {self.say(Phrase('What AWS said'))}"
        yield ""
        yield self.say(self.request.finding.summary)
        for seen in self.request.finding.evidence:
            yield from ("", f"> {self.language.seen(seen)}")

    def steps(self) -> Iterator[str]:
        """What else is to be done, where another layer than the identity's policies refuses."""
        yield f"## {self.say(Phrase('What to do'))}"
        yield ""
        finding = self.request.finding
        for number, step in enumerate(steps_of(finding, self.who), start=1):
            yield f"{number}. {self.say(step)}"
        if commands := commands_of(finding, self.who):
            yield from ("", "```bash", *commands, "```")
        for link in finding.remedy.links:
            yield from ("", f"<{link}>")

    def ways(self) -> Iterator[Iterator[str]]:
        yield iter([f"## {self.say(Phrase('Ways to grant it; one is enough'))}"])
        if self.who.is_of_identity_center:
            yield self._permission_set()
            if self.request.by_actions:
                yield self._policy()
            return
        if self.request.by_guide or not self.request.by_actions:
            yield from (self._console(), self._commands(self.request.policies))
        elif self.request.named:
            yield self._beside()
        if self.request.by_actions:
            yield from (self._smallest(), self._stack())

    def _beside(self) -> Iterator[str]:
        """What is to be attached whichever way the actions are granted."""
        yield self.say(Phrase("In any case attach what is required by name:"))
        yield ""
        yield from self._attaching(self.request.named)

    def _permission_set(self) -> Iterator[str]:
        if self.request.named:
            yield self.say(TO_SET.with_(policies=names(self.request.named)))
            yield ""
        if self.request.by_guide:
            yield self.say(TO_SET_OR_OWN.with_(policies=GUIDE))
        elif self.request.by_actions:
            yield self.say(OWN_ALONE)

    def _console(self) -> Iterator[str]:
        yield f"### {self.say(Phrase('In the console'))}"
        yield ""
        yield f"1. <{self._page()}>"
        yield f"2. {self.say(ADD_TO[self.who.kind])}"
        tick = Phrase("Tick {policies}, and confirm.", policies=names(self.request.policies))
        yield f"3. {self.say(tick)}"

    def _page(self) -> str:
        return (
            f"{console_of(self.who.partition)}/iam/home#/{self.who.kind}s/details/{self.who.name}"
        )

    def _commands(self, policies: Iterable[str]) -> Iterator[str]:
        yield f"### {self.say(Phrase('With the AWS CLI'))}"
        yield ""
        yield from self._attaching(policies)

    def _attaching(self, policies: Iterable[str]) -> Iterator[str]:
        yield "```bash"
        kind, name = self.who.kind, self.who.name
        for policy in policies:
            arn = policy if policy.startswith("arn:") else ARN_OF.format(name=policy)
            yield f"aws iam attach-{kind}-policy --{kind}-name {name} --policy-arn {arn}"
        yield "```"

    def _smallest(self) -> Iterator[str]:
        kind, name = self.who.kind, self.who.name
        yield from self._policy()
        yield ""
        yield self.say(Phrase("Save it as {file} and run:", file=f"{POLICY_NAME}.json"))
        yield ""
        yield "```bash"
        yield f"aws iam put-{kind}-policy --{kind}-name {name} --policy-name {POLICY_NAME} \\"
        yield f"  --policy-document file://{POLICY_NAME}.json"
        yield "```"
        yield ""
        yield self.say(
            Phrase(
                "Or paste it in the console, at {page}: “Add permissions”, “Create inline policy”,"
                " “JSON”.",
                page=f"<{self._page()}>",
            )
        )

    def _policy(self) -> Iterator[str]:
        document = smallest_policy(self.request.actions, self.request.resources)
        yield f"### {self.say(Phrase('The smallest policy that will do'))}"
        yield ""
        yield self.say(
            Phrase("In place of the two policies: it allows what is used and nothing else.")
            if self.request.by_guide
            else Phrase("It allows what is used and nothing else.")
        )
        yield ""
        yield f"```json\n{json.dumps(document, indent=2)}\n```"

    def _stack(self) -> Iterator[str]:
        document = smallest_policy(self.request.actions, self.request.resources)
        yield f"### {self.say(Phrase('With CloudFormation'))}"
        yield ""
        yield self.say(
            Phrase("The smallest policy as a template; save it as {file}:", file=TEMPLATE_FILE)
        )
        yield ""
        yield f"```yaml\n{template(self.who, document)}```"
        yield ""
        yield "```bash"
        stack = stack_name(self.who)
        yield f"aws cloudformation deploy --stack-name {stack} --template-file {TEMPLATE_FILE} \\"
        yield "  --capabilities CAPABILITY_IAM"
        yield "```"

    def after(self, again: str) -> Iterator[str]:
        yield f"## {self.say(Phrase('Afterwards'))}"
        yield ""
        yield self.say(
            Phrase(
                "AWS takes up to a minute. Then whoever asked you runs: {command}",
                command=f"`{again}`",
            )
        )
