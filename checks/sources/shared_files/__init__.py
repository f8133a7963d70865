"""AWS's shared files `~/.aws/config` and `~/.aws/credentials`, read as botocore reads them."""

from checks.sources.shared_files.dialect import Fault, Section, Setting
from checks.sources.shared_files.document import Document
from checks.sources.shared_files.headers import section_name
from checks.sources.shared_files.profiles import read_profiles, read_services, read_sso_sessions
from checks.sources.shared_files.refused import Refused

__all__ = [
    "Document",
    "Fault",
    "Refused",
    "Section",
    "Setting",
    "read_profiles",
    "read_services",
    "read_sso_sessions",
    "section_name",
]
