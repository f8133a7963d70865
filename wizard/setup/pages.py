"""The pages of AWS's console that lead to an account, a user and its sign-in, by kind and way.

The labels are those of the IAM console as its User Guide has them ("Create an IAM user in your AWS
account", "Manage access keys for IAM users", "Adding IAM identity permissions (console)"). A language
gives each label as the console has it there, with the English one beside it: AWS's translations
change at times (docs.aws.amazon.com/zh_tw, "cli-authentication-user", read on 2026-11-27).
"""

from __future__ import annotations

from msgspec import Struct

from checks.accounts.kinds import Kind, kind_of_account
from checks.accounts.projects import SETTINGS
from checks.accounts.sign_ins import Way, sign_in_by
from checks.console_links import CREATE_USER, USERS
from checks.model import Phrase
from checks.permissions.policies import GUIDE
from wizard.conversation.boxes import ACCESS_KEY, COST, IAM_USER, POLICY

SIGN_UP = "https://portal.aws.amazon.com/billing/signup"
NEW_SIGN_UP = "https://aws.amazon.com/"


class Page(Struct, frozen=True):
    """One page of the console: what to do there, in order; without a link there is nothing to open.
    `help` and `boxes` are what `?` shows."""

    key: str
    title: Phrase
    link: str
    steps: tuple[Phrase, ...]
    help: Phrase
    boxes: tuple[Phrase, ...] = ()


ACCOUNT = Page(
    "account",
    Phrase("An AWS account"),
    SIGN_UP,
    (
        Phrase("If you have an AWS account, go on to the next page."),
        Phrase(
            "Otherwise sign up here; where AWS offers two ways, choose “{sign_up}”. AWS asks for an"
            " e-mail address, a phone and a card.",
            sign_up=kind_of_account(Kind.CLASSIC).sign_up,
        ),
        Phrase(
            "What you sign up with is the root user: set things up with it, then put it away. Its keys"
            " never go into a file."
        ),
    ),
    Phrase("Signing up costs nothing. It can take some minutes until AWS has switched all on."),
    (IAM_USER, COST),
)
PROJECT = Page(
    "project",
    Phrase("A project"),
    NEW_SIGN_UP,
    (
        Phrase("If you have a project, open {settings}.", settings=SETTINGS),
        Phrase(
            "Otherwise sign up here with a login that you have already; AWS offers its “{sign_up}” to some"
            " customers only so far.",
            sign_up=kind_of_account(Kind.PROJECT).sign_up,
        ),
        Phrase(
            "The project's overview in AWS Settings names its Region. It cannot be changed, and the"
            " guide's us-east-1 never works there; rekwiz finds the right one by asking AWS."
        ),
    ),
    Phrase("A project is a small account with one Region, which AWS has set up beforehand."),
    (COST,),
)
USER_TITLE = Phrase("An IAM user with two policies")
OPEN = Phrase("Sign in and open the page: it is “Create user” in the IAM console.")
NAME = Phrase(
    "Type a user name, for example rekognition. Leave “Provide user access to the AWS"
    " Management Console” off: this user needs keys, not a password. Then “Next”."
)
TWO = (
    Phrase("Choose “Attach policies directly”."),
    Phrase(
        "Look for {first} and tick it, then the same with {second}.",
        first=GUIDE[0],
        second=GUIDE[1],
    ),
    Phrase("“Next”, then “Create user”."),
)
USER = Page(
    "user",
    USER_TITLE,
    CREATE_USER,
    (OPEN, NAME, *TWO),
    Phrase(
        "Older guides make an administrators' group first. That is not needed for this, and"
        " keys that may do everything are dangerous in a file."
    ),
    (IAM_USER, POLICY),
)
USER_OF_PROJECT = Page(
    "user",
    USER_TITLE,
    CREATE_USER,
    (OPEN, NAME, *TWO),
    Phrase(
        "Older guides make an administrators' group first. In a project AWS refuses that to"
        " everybody; a user with policies of its own works."
    ),
    (IAM_USER, POLICY),
)
USER_OF_CONSOLE = Page(
    "console_user",
    Phrase("An IAM user who signs in, with three policies"),
    CREATE_USER,
    (
        OPEN,
        Phrase(
            "Type a user name, for example rekognition. Tick “Provide user access to the AWS Management"
            " Console” and give it a password: with it you sign in. Then “Next”."
        ),
        Phrase(
            "Choose “Attach policies directly” and tick these three: {first}, {second}, and {third},"
            " which aws login needs. Then “Next” and “Create user”.",
            first=GUIDE[0],
            second=GUIDE[1],
            third=sign_in_by(Way.BROWSER).policy,
        ),
        Phrase(
            "Note the address for signing in, the user name and the password. Sign out of the root"
            " user, and sign in as this user; turn on MFA for both."
        ),
    ),
    Phrase(
        "Signing in as this user keeps the root user out of your programs. MFA is a second proof"
        " that it is you, usually a code on your phone."
    ),
    (IAM_USER, POLICY),
)
OWNER = Page(
    "owner",
    Phrase("No user is needed"),
    "",
    (
        Phrase(
            "aws login signs in as the owner of the project, whose role has what it needs; nothing is"
            " to be attached."
        ),
        Phrase(
            "The owner may do everything in the project, and so may each program on this computer"
            " until the sign-in ends, after 12 hours at most. To end it earlier: aws logout"
        ),
    ),
    Phrase("Nothing is to be done here; rekwiz opens the browser next."),
)
KEY = Page(
    "key",
    Phrase("An access key"),
    USERS,
    (
        Phrase("Choose the new user, then the tab “Security credentials”."),
        Phrase("Under “Access keys” choose “Create access key”."),
        Phrase(
            "AWS asks for your use case: choose “Command Line Interface (CLI)”, tick the"
            " confirmation below, then “Next” and “Create access key”."
        ),
        Phrase(
            "Choose “Download .csv file”. This is the only time that AWS shows the secret access"
            " key: it can never be looked up again, only replaced by a new key."
        ),
    ),
    Phrase(
        "The file has two lines; the second one is the key. rekwiz looks into your downloads every few"
        " seconds, for ten minutes, and takes a key file that was not there before."
    ),
    (ACCESS_KEY,),
)
ATTACHING = Page(
    "policies",
    Phrase("The two policies for your user"),
    USERS,
    (
        Phrase("Sign in as somebody who may change permissions, and choose the user."),
        Phrase("Under “Permissions” choose “Add permissions”, and in its menu the same again."),
        *TWO[:2],
        Phrase("“Next”, then “Add permissions”."),
    ),
    Phrase("It can take a minute until all of AWS knows; rekwiz asks every few seconds."),
    (POLICY,),
)
"""For who has a user already that lacks them: the step of the policies shows it."""
PAGES = {
    (Kind.CLASSIC, Way.ACCESS_KEY): (ACCOUNT, USER, KEY),
    (Kind.CLASSIC, Way.BROWSER): (ACCOUNT, USER_OF_CONSOLE),
    (Kind.PROJECT, Way.ACCESS_KEY): (PROJECT, USER_OF_PROJECT, KEY),
    (Kind.PROJECT, Way.BROWSER): (PROJECT, OWNER),
}
ALL = tuple(page for pages in PAGES.values() for page in pages)


def pages_of(kind: Kind, way: Way) -> tuple[Page, ...]:
    """What to open in that account for that way, in order."""
    return PAGES[kind, way]
