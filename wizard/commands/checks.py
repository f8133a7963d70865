"""`rekwiz checks`: the checks with their codes, what they need and what they cost."""

from __future__ import annotations

from checks.model import Check, Cost, Phrase
from wizard.invocation.call import Call
from wizard.invocation.parser import Parser, add_format
from wizard.languages import Language

SUMMARY = Phrase("list the checks with their codes")
SAYS_SANDBOX_ITSELF = True

COSTS = {
    Cost.LOCAL: Phrase("looks at this computer only"),
    Cost.PROGRAM: Phrase("runs a program of this computer"),
    Cost.NETWORK: Phrase("asks AWS"),
    Cost.PAID: Phrase("asks AWS; about 0.001 USD"),
}
REQUIRED, RECOMMENDED = Phrase("required", sense="a check"), Phrase("recommended", sense="a check")


def add_arguments(parser: Parser) -> None:
    add_format(parser)


def run(call: Call) -> int:
    from checks.catalogue import all_checks
    from wizard.formats.json import written
    from wizard.output.stdout import print_data

    checks = all_checks()
    if call.option("format") == "json":
        listed = [as_object(check, call.language) for check in checks]
        print_data(written({"schema": "rekwiz.checks/1", "checks": listed}))
    else:
        print_data("\n\n".join(as_text(check, call.language) for check in checks) + "\n")
    return 0


def as_object(check: Check, language: Language) -> dict[str, object]:
    """One check for programs; cost is local, program, network or paid."""
    return {
        "check": check.code,
        "title": language.title(check.title),
        "required": check.required,
        "needs": list(check.needs),
        "cost": check.cost.value,
        "findings": [message.code for message in check.messages],
    }


def as_text(check: Check, language: Language) -> str:
    """One check for a person: its code, its claim, then what it needs and costs."""
    weight = language.say(REQUIRED if check.required else RECOMMENDED)
    remarks = [weight, language.say(COSTS[check.cost])]
    if check.needs:
        remarks.append(language.say(Phrase("needs {codes}", codes=check.needs)))
    return f"{check.code}\n  {language.title(check.title)}\n  {' · '.join(remarks)}"
