"""The fixes that a message may name: each is done by the file of its name in `wizard/mending/fixes/`."""

from enum import Enum


class Class(Enum):
    """Who may say yes to a fix."""

    SAFE = "safe"
    """One right result, and nothing of use is lost: `--yes` may do it."""
    ASK = "ask"
    """It needs a choice, installs something or changes the account: asked for by name."""


class Fix(Enum):
    """The name of each fix, as JSON and `rekwiz fix` have it, and its class."""

    ATTACH_POLICIES = ("attach-policies", Class.ASK)
    INSTALL_BOTO3 = ("install-boto3", Class.ASK)
    MAKE_PRIVATE = ("make-private", Class.SAFE)
    SET_OUTPUT = ("set-output", Class.SAFE)
    SET_REGION = ("set-region", Class.ASK)
    SIGN_IN = ("sign-in", Class.ASK)
    TURN_OFF_PAGER = ("turn-off-pager", Class.SAFE)

    def __init__(self, code: str, agreed_by: Class) -> None:
        self.code, self.agreed_by = code, agreed_by

    @property
    def is_safe(self) -> bool:
        return self.agreed_by is Class.SAFE
