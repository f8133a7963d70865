"""TLS failed: what the failure says, who issued the certificate, and which bundle was to be trusted."""
