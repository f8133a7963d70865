"""What AWS's refusals of a change in an account mean."""

from checks.console_links import USERS
from checks.model import Message, Severity
from checks.pages import ACCESS_KEYS, ATTACHING, IDENTIFIERS

IN_ANSWER = "By its text alone: no check of rekwiz asks AWS this question."


QUOTAS = "https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_iam-quotas.html"


TOO_MANY_KEYS = Message(
    code="credentials.too-many-keys",
    severity=Severity.FAIL,
    summary="The user has two access keys already, and may not have a third.",
    why="Two are the most, so that one can be replaced while the other works.",
    recognised=IN_ANSWER,
    raw=("Cannot exceed quota for AccessKeysPerUser: 2",),
    steps=(
        "Open the IAM console, your user, tab Security credentials.",
        "Look when each key was last used; deactivate the one that is not in use, then delete it.",
        "Create the new key.",
    ),
    links=(USERS, ACCESS_KEYS),
)


POLICY_NOT_FOUND = Message(
    code="permissions.policy-not-found",
    severity=Severity.FAIL,
    summary="There is no policy of this name.",
    why="A policy is named by its whole ARN, and every letter counts. In China and GovCloud the"
    " ARN begins otherwise.",
    recognised=IN_ANSWER,
    raw=(
        "Policy arn:… does not exist or is not attachable.",
        "does not exist or is not attachable",
    ),
    steps=("Copy the ARN from one of the commands below, and put your user's name in.",),
    commands=(
        "aws iam attach-user-policy --user-name {user}"
        " --policy-arn arn:aws:iam::aws:policy/AmazonRekognitionFullAccess",
        "aws iam attach-user-policy --user-name {user}"
        " --policy-arn arn:aws:iam::aws:policy/AmazonS3ReadOnlyAccess",
    ),
    links=(ATTACHING,),
)


USER_NOT_FOUND = Message(
    code="permissions.user-not-found",
    severity=Severity.FAIL,
    summary="There is no user of this name in this account.",
    why="The user's name is what follows the last / of its ARN, without anything before it. Or the"
    " keys in use belong to another account.",
    recognised=IN_ANSWER,
    raw=("The user with name … cannot be found.",),
    steps=(
        "Ask AWS who you are with the command below; the name stands at the end of Arn.",
        "Compare Account with the account that you mean.",
    ),
    commands=("aws sts get-caller-identity",),
    links=(IDENTIFIERS,),
)


ATTACH_DENIED = Message(
    code="permissions.attach-denied",
    severity=Severity.FAIL,
    summary="This identity may not attach policies.",
    why="Neither of the guide's two policies lets a user change permissions; that is as it should"
    " be.",
    recognised="AWS refused iam:AttachUserPolicy. No check tries this.",
    raw=("is not authorized to perform: iam:AttachUserPolicy",),
    steps=(
        "Let somebody who may change permissions attach the two policies in the IAM console: Users,"
        " the user, Add permissions, Attach policies directly.",
    ),
    links=(USERS, ATTACHING),
)


CHANGE_DENIED = Message(
    code="permissions.change-denied",
    severity=Severity.FAIL,
    summary="This identity may not manage users, keys and policies in IAM.",
    why="That takes rights that an administrator has. Neither of the guide's two policies gives them,"
    " and that is as it should be.",
    recognised="AWS refused a question or a change of rekwiz in IAM. No check tries this.",
    raw=(
        "is not authorized to perform: iam:CreateUser",
        "is not authorized to perform: iam:CreateAccessKey",
        "is not authorized to perform: iam:GetUser",
        "is not authorized to perform: iam:ListAttachedUserPolicies",
    ),
    steps=(
        "Name the profile of somebody who may: --admin-profile.",
        "Or have an administrator do it in the IAM console.",
    ),
    links=(USERS, ATTACHING),
)


USER_EXISTS = Message(
    code="permissions.user-exists",
    severity=Severity.FAIL,
    summary="There is a user of this name in this account already.",
    why="Names differ by more than capitals, and each is given once.",
    recognised="AWS refused iam:CreateUser with EntityAlreadyExists. No check tries this.",
    raw=("User with name … already exists.",),
    steps=("Run this again: what the user lacks is then given to it. Or choose another name.",),
    links=(USERS, IDENTIFIERS),
)


TOO_MANY_USERS = Message(
    code="permissions.too-many-users",
    severity=Severity.FAIL,
    summary="The account already has as many IAM users as it may.",
    why="An account may have 5000 users.",
    recognised="AWS refused iam:CreateUser with LimitExceeded. No check tries this.",
    raw=("Cannot exceed quota for UsersPerAccount: 5000",),
    steps=("Use a user that is there already, or delete one that nobody needs.",),
    links=(USERS, QUOTAS),
)


TOO_MANY_POLICIES = Message(
    code="permissions.too-many-policies",
    severity=Severity.FAIL,
    summary="The user already has as many policies as it may.",
    why="A user may have ten policies of its own, unless AWS was asked for more. Those of its"
    " groups do not count.",
    recognised="AWS refused iam:AttachUserPolicy with LimitExceeded. No check tries this.",
    raw=("Cannot exceed quota for PoliciesPerUser: 10",),
    steps=(
        "Detach a policy that is not needed any more.",
        "Or put the user into a group that has the two policies.",
    ),
    links=(USERS, QUOTAS),
)
