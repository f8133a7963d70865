"""Everything that changes an AWS account, each deed with its undoing, and the page for an administrator."""
