"""The steps of the guided set-up, one file each, in the order of the guide."""

from wizard.setup.journey import Step


def all_steps() -> tuple[Step, ...]:
    """The whole way, from the AWS CLI to the first detection."""
    from wizard.setup.steps import (
        access_key,
        aws_cli,
        first_detection,
        network,
        permissions,
        python_sdk,
        region,
        save,
    )

    modules = (aws_cli, network, access_key, region, save, permissions, python_sdk, first_detection)
    return tuple(module.STEP for module in modules)


def question_keys() -> frozenset[str]:
    """The names, in a file of answers, of all that the set-up may ask."""
    return frozenset(question.key for step in all_steps() for question in step.questions)
