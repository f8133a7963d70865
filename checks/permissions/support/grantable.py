"""Which findings somebody who may change permissions can mend, and by what."""

from __future__ import annotations

from checks.permissions.actions import ACTION_DENIED, ACTION_UNDECIDED
from checks.permissions.named_policies import POLICY_NOT_ATTACHED
from checks.refusals.denials import BY_LAYER, REKOGNITION_DENIED, S3_DENIED, WITHOUT_REASON
from checks.refusals.sign_in import SIGN_IN_DENIED

BY_GUIDE = {message.code for message in (REKOGNITION_DENIED, WITHOUT_REASON, S3_DENIED)}
"""By the guide's two policies, or the smallest policy."""
BY_OWN_POLICY = {message.code for message in (ACTION_DENIED, ACTION_UNDECIDED)}
"""By a policy of its own alone."""
BY_NAMED_POLICY = {POLICY_NOT_ATTACHED.code, SIGN_IN_DENIED.code}
BY_POLICY = BY_GUIDE | BY_OWN_POLICY | BY_NAMED_POLICY
"""By a policy of the identity's own, whichever."""
MENDABLE = BY_POLICY | {message.code for message in BY_LAYER}
"""The same, and what another layer of policies refuses."""
