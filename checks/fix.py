"""The fixes that a message may name: each is done by the file of its name in `wizard/mending/fixes/`."""

from enum import Enum, StrEnum


class Class(Enum):
    """Who may say yes to a fix."""

    SAFE = "safe"
    """One right result, and nothing of use is lost: `--yes` may do it."""
    ASK = "ask"
    """It needs a choice, installs something or changes the account: asked for by name."""


class Changes(StrEnum):
    """What an action changes, at most: the word that JSON has for it."""

    NOTHING = "nothing"
    FILES = "files"
    ENVIRONMENT = "environment"
    """What only a person's own shell can do: set or unset a variable."""
    PROGRAMS = "programs"
    ACCOUNT = "account"


class Fix(Enum):
    """The name of each fix, as JSON and `rekwiz fix` have it, its class, and what it changes."""

    ATTACH_POLICIES = ("attach-policies", Class.ASK, Changes.ACCOUNT)
    INSTALL_BOTO3 = ("install-boto3", Class.ASK, Changes.PROGRAMS)
    MAKE_PRIVATE = ("make-private", Class.SAFE, Changes.FILES)
    SET_OUTPUT = ("set-output", Class.SAFE, Changes.FILES)
    SET_REGION = ("set-region", Class.ASK, Changes.FILES)
    TURN_OFF_PAGER = ("turn-off-pager", Class.SAFE, Changes.FILES)

    def __init__(self, code: str, agreed_by: Class, changes: Changes) -> None:
        self.code, self.agreed_by, self.changes = code, agreed_by, changes

    @property
    def is_safe(self) -> bool:
        return self.agreed_by is Class.SAFE
