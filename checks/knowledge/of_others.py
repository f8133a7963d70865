"""Words that tell of something else than AWS's tools: of a program of one's own, of git, of docker.

A path, a port or a number alone is no sign of what stopped a face detection: it is better not known
than guessed at. What is known by operation, class or form is asked about before.
"""

from __future__ import annotations

import re

from checks.knowledge.pasted import Pasted

OWN_SERVERS = r"\.(?:rds|docdb|elb|cache|es|eks|redshift|compute(?:-1)?)\.amazonaws\."
"""Hosts that AWS names and that are a person's own: a database, a machine, a cluster."""
_OWN_HOST = re.compile(rf"[\w-]{{1,63}}{OWN_SERVERS}com")
_AWS = re.compile(
    r"\b(?:boto\w*|aws\w*|rekognition|s3transfer)\b|\.aws\b|amazon|\.api\.aws|169\.254\."
)
_OF_OTHERS = re.compile(
    # other programs by their own name
    r"^(?:error: |\[?warning\]?: )?(?:docker|fatal|npm|yarn|pnpm|gpg|make|git@\S+|kubectl|psql|mysql|ssh"
    r"|heroku|cloudflare|doctl): "
    r"|^npm (?:err!|error) "
    r"|pull access denied|\(publickey|^error: could not install packages|\bregistry\.npmjs\b"
    r"|\brequests\.exceptions\.jsondecodeerror\b"
    # other clouds and their libraries
    r"|\bazure\b|\baz login\b|\baadsts\d|googleapis|\bgcloud\b|google cloud|\bgsutil\b|firebase"
    r"|\bgoogle\.(?:api_core|auth|cloud)\b|aliyun|\boss2\.|\bminio\.error\b|tencentcloud|huaweicloud"
    # another host, as requests and nginx name it; pip's is on the way of boto3
    r"|https?connectionpool\(host=(?!pypi\.|files\.pythonhosted\.)|\bwhile connecting to upstream\b"
    # a server of one's own, a database
    r"|(?:\blocalhost|\b127\.0\.0\.1|::1)\b.{0,200}(?<!econn)refused|refused: localhost\b"
    r"|\baccess denied(?: (?:for|to|by|due)|\. you)\b"
)
_OF_FILES = re.compile(r"java\.nio\.file\.\w+exception(?!.*(?:aws|credential))")
_NUMBER = re.compile(r"invalid literal for int\(\)|jsondecodeerror")
_OF_BOTOCORE = re.compile(r"\bbotocore[/\\]|\bawscli[/\\]|credential")
"""What a traceback shows of a number or of JSON that botocore or the AWS CLI read."""
_PATH = re.compile(
    r"(?:no such file or directory|permission denied|is a directory)(?:,? open)?: (?P<path>\S.*?)\s*$"
)
_PARSED = re.compile(
    r"(?:(?<!config )\bfile: |\bwhile reading from |\bparsing errors: )(?P<path>\S+)"
)
"""How configparser names what it reads; botocore's own sentence is about a config file."""
_OURS = re.compile(
    r"\.(?:jpe?g|png|heic|gif|webp|bmp|tiff?|pem|crt|cer|cert|sh|exe|cmd|bat|ps1)\b|\.aws\b|aws\W*$|token|cred"
)
"""Photos, bundles of certificates, programs that hand out credentials, AWS's own places."""
_FILE = re.compile(r"\.[a-z][a-z0-9]{0,6}\W*$")
_ENVIRONMENT = re.compile(r"site-packages|dist-packages|node_modules")


def is_of_others(part: Pasted, whole: Pasted) -> bool:
    """Whether the words are about something that has nothing to do with AWS, as far as they say so."""
    said = part.bare
    if (found := _PATH.search(said)) and _is_anothers(found["path"]):
        return True
    if _OF_FILES.search(said):
        return True
    is_traceback = "traceback (most recent call last)" in whole.bare
    if is_traceback and _NUMBER.search(said) and not _OF_BOTOCORE.search(whole.bare):
        return True
    if _AWS.search(_OWN_HOST.sub("", whole.bare)):
        return False
    parsed = _PARSED.search(whole.bare)
    is_anothers = parsed is not None and _is_anothers(parsed["path"])
    return is_anothers or bool(_OWN_HOST.search(said) or _OF_OTHERS.search(said))


def _is_anothers(path: str) -> bool:
    """A file by its ending, or one in a folder of packages: neither a photo, nor AWS's, nor a program."""
    if _OURS.search(path):
        return False
    return bool(_FILE.search(path) or _ENVIRONMENT.search(path))
