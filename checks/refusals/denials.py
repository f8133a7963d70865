"""What rekwiz says of each layer of policies that can refuse a call."""

from checks.console_links import USERS
from checks.fix import Fix
from checks.model import Message, Severity
from checks.pages import (
    ACCESS_DENIED,
    BOUNDARIES,
    ORGANIZATION,
    SESSIONS,
    TROUBLESHOOTING_ROLES,
    VPC_ENDPOINTS,
)

REKOGNITION_DENIED = Message(
    code="permissions.rekognition-denied",
    severity=Severity.FAIL,
    passes=True,
    summary="AWS refused {action}: no identity-based policy allows it to {identity}.",
    why="What no policy allows is denied. Each action must be allowed by a policy that is attached to"
    " the user, to one of its groups, or to the role.",
    recognised="AWS's code is AccessDeniedException, and its words name no other layer.",
    raw=(
        "is not authorized to perform: rekognition:DetectFaces because no identity-based policy"
        " allows the rekognition:DetectFaces action",
        "is not authorized to perform: rekognition:",
    ),
    steps=(
        "Attach AmazonRekognitionFullAccess to {user}: IAM console, Users, the user, Add"
        " permissions, Attach policies directly. An administrator can run the command below.",
        "Wait a minute and run rekwiz again.",
    ),
    commands=("aws iam attach-user-policy --user-name {user} --policy-arn {policy}",),
    links=(USERS, ACCESS_DENIED),
    fix=Fix.ATTACH_POLICIES,
)

WITHOUT_REASON = Message(
    code="permissions.denied-without-reason",
    severity=Severity.FAIL,
    passes=True,
    summary="AWS refused {action} to {identity} and gave no reason.",
    why="Usually the policy is missing. Some accounts hide the details of a refusal, and a Region"
    " without the operation answers the same; us-east-1 was asked to tell that apart.",
    recognised="AWS's code is AccessDeniedException, and its message is empty, in us-east-1 too.",
    raw=("An error occurred (AccessDeniedException) when calling the DetectFaces operation:",),
    steps=(
        "Attach AmazonRekognitionFullAccess to {user}, and wait a minute.",
        "If it is attached already, ask the account's administrator what else forbids the call.",
    ),
    commands=("aws iam attach-user-policy --user-name {user} --policy-arn {policy}",),
    links=(USERS, ACCESS_DENIED),
    fix=Fix.ATTACH_POLICIES,
)

S3_DENIED = Message(
    code="permissions.s3-denied",
    severity=Severity.FAIL,
    passes=True,
    summary="AWS refused {action}: no identity-based policy lets {identity} list the buckets.",
    why="The guide attaches AmazonS3ReadOnlyAccess, so that photos can be read from S3. Photos on"
    " this computer do not need it.",
    recognised="AWS's code is AccessDenied, and its words name no other layer of policies.",
    raw=(
        "is not authorized to perform: s3:ListAllMyBuckets because no identity-based policy allows"
        " the s3:ListAllMyBuckets action",
        "An error occurred (AccessDenied) when calling the ListBuckets operation: Access Denied",
    ),
    steps=(
        "Attach AmazonS3ReadOnlyAccess to {user}: IAM console, Users, the user, Add permissions,"
        " Attach policies directly. An administrator can run the command below.",
        "Wait a minute and run rekwiz again.",
        "If you use photos on this computer only, leave this check out: --skip permissions.s3.",
    ),
    commands=("aws iam attach-user-policy --user-name {user} --policy-arn {policy}",),
    links=(USERS, ACCESS_DENIED),
    fix=Fix.ATTACH_POLICIES,
)

EXPLICITLY = Message(
    code="permissions.denied-explicitly",
    severity=Severity.FAIL,
    summary="A policy of {identity} forbids {action}.",
    why="A Deny always wins. Allowing the action in another policy does not help.",
    recognised="AWS's words name an explicit deny, and no layer above the identity's own policies.",
    raw=("with an explicit deny in an identity-based policy", "with an explicit deny"),
    steps=(
        "Ask the account's administrator to find the statement with Deny and to change it.",
        "Show the administrator the words in the evidence.",
    ),
    links=(ACCESS_DENIED,),
)

BY_ORGANIZATION = Message(
    code="permissions.denied-by-organization",
    severity=Severity.FAIL,
    summary="A rule of the account's organization forbids {action}.",
    why="Companies and schools limit all their accounts at once, often to a few Regions or"
    " services. No policy within the account can lift that.",
    recognised="AWS's words name a service control policy or a resource control policy.",
    raw=(
        "with an explicit deny in a service control policy",
        "because no service control policy allows the … action",
        "with an explicit deny in a resource control policy",
    ),
    steps=(
        "Ask the organization's administrator to allow {action} for this account.",
        "Ask which Regions are allowed; another Region may work at once.",
    ),
    links=(ORGANIZATION, ACCESS_DENIED),
)

BY_BOUNDARY = Message(
    code="permissions.denied-by-boundary",
    severity=Severity.FAIL,
    summary="The permissions boundary of {identity} does not let {action} through.",
    why="A boundary is an upper limit: an action must be allowed by a policy and by the boundary.",
    recognised="AWS's words name a permissions boundary.",
    raw=(
        "because no permissions boundary allows the … action",
        "with an explicit deny in a permissions boundary",
    ),
    steps=("Ask the administrator to add {action} to the boundary.",),
    links=(BOUNDARIES, ACCESS_DENIED),
)

BY_SESSION_POLICY = Message(
    code="permissions.denied-by-session-policy",
    severity=Severity.FAIL,
    summary="The policy of this session of {identity} does not let {action} through.",
    why="Whoever made these temporary credentials narrowed them. The role itself may do more.",
    recognised="AWS's words name a session policy.",
    raw=(
        "because no session policy allows the … action",
        "with an explicit deny in a session policy",
        "with an explicit deny in a sessions policy",
    ),
    steps=("Sign in with another role or permission set, or have this one's session widened.",),
    links=(SESSIONS, ACCESS_DENIED),
)

BY_ENDPOINT_POLICY = Message(
    code="permissions.denied-by-endpoint-policy",
    severity=Severity.FAIL,
    summary="The VPC endpoint of this network does not let {action} through.",
    why="From within a company's network AWS may be reached through an endpoint with a policy of"
    " its own.",
    recognised="AWS's words name a VPC endpoint policy.",
    raw=(
        "because no VPC endpoint policy allows the … action",
        "with an explicit deny in a VPC endpoint policy",
    ),
    steps=(
        "Ask the network's administrator to allow {action} in the endpoint's policy.",
        "Or use a network outside of it.",
    ),
    links=(VPC_ENDPOINTS, ACCESS_DENIED),
)

BY_RESOURCE_POLICY = Message(
    code="permissions.denied-by-resource-policy",
    severity=Severity.FAIL,
    summary="The resource's own policy does not let {action} through.",
    why="Buckets and some other resources have a policy that their owner writes.",
    recognised="AWS's words name a resource-based policy.",
    raw=(
        "because no resource-based policy allows the … action",
        "with an explicit deny in a resource-based policy",
    ),
    steps=("Ask the owner of the resource, usually of the bucket, to allow {action}.",),
    links=(ACCESS_DENIED,),
)

ROLE_REFUSED = Message(
    code="identity.role-refused",
    severity=Severity.FAIL,
    passes=True,
    summary="AWS refused to let {identity} take on the profile's role.",
    why="Both sides must agree: the role's trust policy must name the caller, and the caller must"
    " be allowed sts:AssumeRole.",
    recognised="AWS's code is AccessDenied, and the operation is AssumeRole.",
    raw=(
        "An error occurred (AccessDenied) when calling the AssumeRole operation",
        "is not authorized to perform: sts:AssumeRole on resource",
    ),
    steps=(
        "Compare role_arn in ~/.aws/config with the role's ARN in the IAM console.",
        "Have the role's trust policy name this identity, and allow it sts:AssumeRole.",
        "Or use an access key without a role: take role_arn out of the profile.",
    ),
    links=(TROUBLESHOOTING_ROLES,),
)

BY_LAYER = (
    EXPLICITLY,
    BY_ORGANIZATION,
    BY_BOUNDARY,
    BY_SESSION_POLICY,
    BY_ENDPOINT_POLICY,
    BY_RESOURCE_POLICY,
)
"""The refusals in which AWS names a statement with Deny, or the layer of policies, whatever the service."""
