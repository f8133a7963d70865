"""Secrets in the words of other programs, which name them in their own ways: `pw=`, `-pX`, `PIN X`.

AWS's tools and rekwiz's own files have few names for a secret, and `checks.masking` knows them. What a
program of somebody's own writes may have any, and a secret behind a blank: here too much is hidden
rather than too little, but for the words with which sentences about secrets go on.
"""

from __future__ import annotations

import re

from checks.chance import is_by_chance
from checks.masking import HIDDEN, masked

_NAME = (
    r"pass(?:word|wd|phrase|code|key)?s?|pwd?s?|pswd|pword|psw|psk|pin(?:[ _-]?code)?|secrets?"
    r"|tokens?|otp|mfa[ _-]?code"
    r"|(?:verification|security|access|one[ _-]time|activation)[ _-]?code|cred(?:ential)?s?|bearer"
    r"|secret[ _-]?access[ _-]?key"
    r"|(?:api|secret|private|access|account|shared|auth|signing|encryption|master|session|license)"
    r"[ _-]?keys?(?![ _-]?ids?)|signature|sig|sas|jwt|cookies?|connection[ _-]?string|conn(?:ection)?str"
    r"|auth(?:orization)?|login|密碼|密码|口令|通行碼|權杖|令牌|金鑰|密鑰|密钥|验证码|驗證碼"
    r"|パスワード|暗証番号|비밀번호|пароль|passwort|kennwort|mot de passe|contraseña|senha"
)
_BEFORE = r"(?<![A-Za-z0-9])(?:[A-Za-z0-9]{1,20}[_-]){0,4}"
# password = X; what `aws configure` asks, `Secret Access Key [None]: X`; environ["AWS_…"] = X
_SIGN = (
    r"""["']?(?:\]|[ ]\[(?:None|\*{4,}\w{0,8})\])?\s{0,4}"""
    r"(?:=>|->|:=|==|=|:|：|＝|是|為|为|(?<=\w)>(?=\s{0,8}[^\s<]{1,400}\s{0,8}</))\s{0,8}"
)
_SAID = (
    r"\s{1,4}(?:(?:is|was|are|were|of|used|set to|now|reads?|value|given|provided|lautet|ist|est|es)"
    r"\s{1,4}){0,2}"
)
_QUOTED = r"""["'`“‘«「][^\n]{1,400}?["'`”’»」](?!\w)"""
_VALUE = rf"""[([{{<]{{0,2}}(?P<value>{_QUOTED}|[^\s"'`,;&<>(){{}}[\]][^\s"'`,;&<>]*)"""
_BY_SIGN = re.compile(rf"(?:{_BEFORE}(?:{_NAME}))(?:{_SIGN}){_VALUE}", re.IGNORECASE)
_BY_WORD = re.compile(rf"(?:{_BEFORE}(?:{_NAME}))(?:{_SAID})(?![=:]){_VALUE}", re.IGNORECASE)
# the password for ming is X, passphrase of /home/ming/.ssh/id: X
_FROM_AFAR = re.compile(
    rf"(?:{_BEFORE}(?:{_NAME})\s+(?:for|of|to|on|at)\s[^\n]{{1,80}}?)"
    rf"(?:\s(?:is|was)\s|[:=]\s{{1,3}}){_VALUE}",
    re.IGNORECASE,
)
_KEY = re.compile(
    rf"(?:(?<![\w-])key(?:\s{{0,3}}[:=]\s{{0,3}})|(?:wrong|bad|invalid|incorrect) key\s){_VALUE}",
    re.IGNORECASE,
)
_SPOKEN_OF = re.compile(_BEFORE + rf"(?:{_NAME})", re.IGNORECASE)
_WORD = re.compile(r"[^\s\"'`,;:=<>(){}[\]/.-]{6,}")
# --password X, --pass=X, --api-key X, -pX, -p X, /p:X, -u ming:X
_FLAG = re.compile(
    rf"(?:(?<!\S)-{{1,2}}(?:[A-Za-z0-9]+-){{0,4}}(?:{_NAME}))(?:[\s=]\s{{0,3}}){_VALUE}",
    re.IGNORECASE,
)
_SHORT = re.compile(
    r"(?:(?<!\S)(?:-[pPwk]|/p:|/password:))(?:\s?)(?P<value>(?!\d{1,5}(?!\S))[^\s-]\S*)"
)
_USER = re.compile(r"(?:(?<!\S)(?:-u|--user|--proxy-user|-U))(?:[\s=])(?P<value>\S*[:/%]\S+)")
# ming/X@host, ming:X@host; one in an address is known to masking
_LOGIN = re.compile(r"(?:(?<![\w/@.])[\w.+-]{1,64}[:/])(?:)(?P<value>[^\s/@]{2,200})(?=@[\w[])")
_HEADER = re.compile(
    r"(?:\b(?:[\w-]{0,30}authorization|(?:set-)?cookie|x-[\w-]{0,30}(?:key|token|auth|secret)))"
    r"(?:\s{0,4}[:=]\s{0,4})(?P<value>[^\n]+)",
    re.IGNORECASE,
)
_PEM = re.compile(r"-----BEGIN [A-Z ]{1,40}-----.*?(?:-----END [A-Z ]{1,40}-----|\Z)", re.DOTALL)
# GitHub, GitLab, Slack, Stripe and OpenAI, Google, npm, PyPI, Hugging Face, Vault; a JSON Web Token
_KNOWN_FORM = re.compile(
    r"\b(?:gh[opsur]_|github_pat_|glpat-|xox[a-z]-|sk[-_]|rk_|pk_|AIza|ya29\.|npm_|pypi-|hf_|hvs\.|s\.(?=\w{20}))"
    r"[\w.-]{8,}|\beyJ[\w-]{5,}(?:\.[\w-]*){0,4}"
)
_SENTENCES = """
a about accepted access after again against all already also an and any appears are as associated
at attached audience authentication authorization available aws be because been before being
belongs but by cache cached caches callback came can cannot chain code code: configuration
configured contains could credential credentials current denied detected did do does doesn't don't
due endpoint enter entered environment error errors exception exchange exec exist exists exit
expect expected expiration expired expires expiry failed fails failure fetch field file files flow
folder for found from generated generation getting given grant handler handlers has hash have
header helper id ids if in included incomplete incorrect into invalid is isn't issued issuer it key
keys lacks length lifetime load loaded login logout loop manager match matches may mismatch missing
module modules must name need needed needs no none not null object of off on one only operation
option or out parameter parse password policy present problem process profile prompt protected
provided provider providers rather read referenced refresh refreshed rejected request requested
require required requires response retrieval retrieving returned revoked rotate rotated scheme
schemes secret service session set sets setting settings should signature signatures so source
sources status still store stored string supplied than that the them then there they this time to
token tokens too type types unable unavailable under unknown unset until use used user users using
valid validation value values variable variables vending was we were when where which while will
with within without wrong yet you your
"""
_GOES_ON = frozenset(_SENTENCES.split())  # fmt: skip
"""Words that follow a secret's name in a sentence, in English: “Token has expired”."""
_FLAG_OR_NAME = re.compile(r"--[a-z][a-z-]*|AWS_[A-Z_]+")
"""`creds --json`, `Secret AWS_ACCESS_KEY_ID`."""
_VERSION = re.compile(r"V\d(?![0-9])")
"""Of SignatureV4, in which no letters stand by chance."""
_END = ".,;:!?)'\"，。；：！？）"


def without_named(text: str) -> str:
    """Another program's words, without what they call a secret, and without what looks like one."""
    text = _PEM.sub(HIDDEN, _HEADER.sub(_hidden, text))
    for pattern in (_FLAG, _USER, _SHORT, _BY_SIGN, _LOGIN, _FROM_AFAR, _KEY, _BY_WORD):
        text = pattern.sub(_hidden_if_any, text)
    if _SPOKEN_OF.search(text):
        text = _WORD.sub(_hidden_if_odd, text)
    return masked(_KNOWN_FORM.sub(HIDDEN, text))


def _hidden_if_odd(found: re.Match[str]) -> str:
    """A word that nobody made up to be read, in words that speak of a secret."""
    return HIDDEN if is_by_chance(_VERSION.sub("", found.group())) else found.group()


def _hidden(found: re.Match[str]) -> str:
    before = found.string[found.start() : found.start("value")]
    return f"{before}{HIDDEN}{found.string[found.end('value') : found.end()]}"


def _hidden_if_any(found: re.Match[str]) -> str:
    """A word with which a sentence goes on is no secret, nor is a place or what is hidden already."""
    value = found["value"].strip("\"'`“”‘’«»「」")
    word = value.rstrip(_END).casefold()
    if (
        not word
        or word.removesuffix("(s") in _GOES_ON
        or _FLAG_OR_NAME.fullmatch(value)
        or HIDDEN in value
        or (value[:1] in "/~$%<…" and "://" not in value)
    ):
        return found.group()
    return _hidden(found)
