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

    ADD_SECTION_HEADER = ("add-section-header", Class.ASK, Changes.FILES)
    ATTACH_POLICIES = ("attach-policies", Class.ASK, Changes.ACCOUNT)
    CHOOSE_PROFILE = ("choose-profile", Class.ASK, Changes.ENVIRONMENT)
    CLEAN_VALUE = ("clean-value", Class.ASK, Changes.FILES)
    COMBINE_BUNDLES = ("combine-bundles", Class.ASK, Changes.FILES)
    CONVERT_PHOTO = ("convert-photo", Class.ASK, Changes.FILES)
    CORRECT_SECTION_PREFIX = ("correct-section-prefix", Class.SAFE, Changes.FILES)
    CREATE_PROFILE = ("create-profile", Class.ASK, Changes.FILES)
    DECODE_VALUE = ("decode-value", Class.ASK, Changes.FILES)
    ENTER_KEYS = ("enter-keys", Class.ASK, Changes.FILES)
    IMPORT_KEY_FILE = ("import-key-file", Class.ASK, Changes.FILES)
    INDENT_LINES = ("indent-lines", Class.ASK, Changes.FILES)
    INSTALL_BOTO3 = ("install-boto3", Class.ASK, Changes.PROGRAMS)
    INSTALL_CLI = ("install-cli", Class.ASK, Changes.PROGRAMS)
    JOIN_LINE = ("join-line", Class.ASK, Changes.FILES)
    KEEP_ONE = ("keep-one", Class.ASK, Changes.FILES)
    MAKE_ENVIRONMENT = ("make-environment", Class.ASK, Changes.PROGRAMS)
    MAKE_EXECUTABLE = ("make-executable", Class.ASK, Changes.FILES)
    MAKE_PRIVATE = ("make-private", Class.SAFE, Changes.FILES)
    MAKE_READABLE = ("make-readable", Class.ASK, Changes.FILES)
    MOVE_AWAY = ("move-away", Class.ASK, Changes.FILES)
    REENCODE = ("reencode", Class.ASK, Changes.FILES)
    REMOVE_BYTE_ORDER_MARK = ("remove-byte-order-mark", Class.SAFE, Changes.FILES)
    REMOVE_EMPTY_SETTINGS = ("remove-empty-settings", Class.SAFE, Changes.FILES)
    REMOVE_INDENT = ("remove-indent", Class.SAFE, Changes.FILES)
    REMOVE_OLD_KEYS = ("remove-old-keys", Class.ASK, Changes.FILES)
    REMOVE_QUOTES = ("remove-quotes", Class.SAFE, Changes.FILES)
    REMOVE_SETTING = ("remove-setting", Class.ASK, Changes.FILES)
    REMOVE_STALE_TOKEN = ("remove-stale-token", Class.SAFE, Changes.FILES)
    RENAME_FILE = ("rename-file", Class.ASK, Changes.FILES)
    RENAME_OWN_FILE = ("rename-own-file", Class.ASK, Changes.FILES)
    RENAME_SECTION = ("rename-section", Class.ASK, Changes.FILES)
    RENAME_SETTING = ("rename-setting", Class.ASK, Changes.FILES)
    ROTATE_KEY = ("rotate-key", Class.ASK, Changes.ACCOUNT)
    SET_CA_BUNDLE = ("set-ca-bundle", Class.ASK, Changes.FILES)
    SET_OUTPUT = ("set-output", Class.SAFE, Changes.FILES)
    SET_REGION = ("set-region", Class.ASK, Changes.FILES)
    SET_SESSION_NAME = ("set-session-name", Class.ASK, Changes.FILES)
    SHRINK_PHOTO = ("shrink-photo", Class.ASK, Changes.FILES)
    SIGN_IN = ("sign-in", Class.ASK, Changes.FILES)
    SWAP_KEY_AND_SECRET = ("swap-key-and-secret", Class.ASK, Changes.FILES)
    SWAP_REGION_AND_OUTPUT = ("swap-region-and-output", Class.SAFE, Changes.FILES)
    TURN_OFF_PAGER = ("turn-off-pager", Class.SAFE, Changes.FILES)
    UNSET_VARIABLE = ("unset-variable", Class.ASK, Changes.FILES)
    UPDATE_CLI = ("update-cli", Class.ASK, Changes.PROGRAMS)

    def __init__(self, code: str, agreed_by: Class, changes: Changes) -> None:
        self.code, self.agreed_by, self.changes = code, agreed_by, changes

    @property
    def is_safe(self) -> bool:
        return self.agreed_by is Class.SAFE
