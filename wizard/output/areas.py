"""The areas of the checks, as a person calls them."""

from checks.model import Phrase

LABELS = {
    "cli": Phrase("AWS CLI"),
    "files": Phrase("Shared files"),
    "credentials": Phrase("Credentials"),
    "network": Phrase("Network"),
    "identity": Phrase("Identity"),
    "region": Phrase("Region"),
    "permissions": Phrase("Permissions"),
    "sdk": Phrase("boto3"),
    "detection": Phrase("Detection"),
}
