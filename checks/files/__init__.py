"""Area `files`: the two shared files as documents, and where they lie."""
