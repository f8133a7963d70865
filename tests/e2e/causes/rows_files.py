"""Causes of the area `files`: real files, encodings, modes, links and homes."""

from __future__ import annotations

from tests.e2e.causes.case import case
from tests.e2e.causes.computer import Computer
from tests.e2e.causes.settings import (
    config,
    credentials,
    encoded,
    file,
    in_credentials,
    no_access_to,
    no_credentials,
    no_files,
    of_somebody_else,
    variables,
    without_variables,
)

KEYS = "aws_access_key_id = {id}\naws_secret_access_key = {secret}\n"
MALFORMED = ("region.malformed", "network.not-asked ← region.malformed")
NOT_SET = ("region.not-set", "network.not-asked ← region.not-set")
UNSEEN = ("credentials.none-found",)
NEAR_BY = ("credentials.in-another-profile",)
"""Its keys stand in the section that it is about: to botocore those of another profile."""


def second_half_of_secret(before: str):
    """The secret in two lines, the second one after `before`."""

    def break_it(computer: Computer) -> None:
        secret = computer.sandbox.user.secret_access_key
        text = computer.credentials.read_text()
        computer.credentials.write_text(
            text.replace(secret, f"{secret[:20]}\n{before}{secret[20:]}")
        )
        computer.secrets |= {secret[:20], secret[20:]}

    return break_it


def folder_instead_of_file(computer: Computer) -> None:
    computer.credentials.unlink()
    computer.credentials.mkdir()


def file_instead_of_folder(computer: Computer) -> None:
    text = computer.credentials.read_text()
    no_files(computer)
    computer.credentials.parent.rmdir()
    computer.credentials.parent.write_text(text)


def dangling(computer: Computer) -> None:
    computer.credentials.unlink()
    computer.credentials.symlink_to(computer.home / "dotfiles" / "credentials")


def open_to_others(computer: Computer) -> None:
    computer.credentials.chmod(0o644)


def keys_in_the_home_of_who_called_sudo(computer: Computer) -> None:
    other = computer.folder.parent / "ming"
    computer.home.rename(other)
    computer.home.mkdir()
    computer.stands_in(
        "passwd", f"root:x:0:0::{computer.home}:/bin/sh\nming:x:1000:1000::{other}:/bin/sh\n"
    )
    computer.stands_in("nsswitch.conf", "passwd: files\n")
    computer.environment["SUDO_USER"] = "ming"


CASES = (
    case("files.no-section-header", "keys pasted without [default]",
         credentials(KEYS), at="files.readable"),
    case("files.line-without-equals", "the secret's second half stands alone",
         second_half_of_secret(""), at="files.readable"),
    case("files.written-twice", "a second region",
         config("[default]\nregion = us-east-1\nREGION = us-west-2\n"), at="files.readable"),
    case("files.written-twice", "a second [default]",
         credentials("[default]\n" + KEYS + "[default]\n"), at="files.readable"),
    case("files.merge-markers", "the dotfiles were merged",
         config("[default]\n<<<<<<< HEAD\nregion = us-east-1\n=======\nregion = us-west-2\n"
                ">>>>>>> laptop\n"), at="files.readable"),
    case("files.byte-order-mark", "Notepad saved it",
         encoded("credentials", "utf-8-sig"), at="files.readable"),
    case("files.wrong-encoding", "PowerShell wrote UTF-16",
         encoded("config", "utf-16"), at="files.readable"),
    case("files.wrong-encoding", "a comment in Latin-1",
         config(b"# Z\xfcrich\n[default]\nregion = us-east-1\n"), at="files.readable"),
    case("files.not-ini", "the key file itself",
         credentials("Access key ID,Secret access key\r\n{id},{secret}\r\n"), at="files.readable"),
    case("files.not-ini", "a JSON answer",
         credentials('{"AccessKey": {"AccessKeyId": "{id}", "SecretAccessKey": "{secret}"}}\n'),
         at="files.readable"),
    case("files.value-on-next-line", "the Region begins on the next line",
         config("[default]\nregion =\n    us-east-1\n"), at="files.readable"),
    case("files.value-on-next-line", "the secret goes on in the next line",
         second_half_of_secret("    "), at="files.continued",
         folds=("credentials.whitespace-in-key",)),
    case("files.indented-line", "the secret's line is indented",
         in_credentials("aws_secret_access_key", "  aws_secret_access_key"), at="files.continued",
         folds=("credentials.secret-missing",)),
    case("files.indented-line", "output was glued to the Region",
         config("[default]\nregion = us-east-1\n  output = json\n"), at="files.continued",
         folds=MALFORMED),
    case("files.section-named-for-other-file", "[rek] in config, in place of [profile rek]",
         config("[rek]\nregion = us-east-1\naws_access_key_id = {id}\n"
                "aws_secret_access_key = {secret}\n"),
         no_credentials, variables(AWS_PROFILE="rek"), at="files.sections", state="warn",
         folds=("credentials.profile-not-found",)),
    case("files.section-named-for-other-file", "[profile rek] in credentials",
         credentials("[profile rek]\n" + KEYS), config("[profile rek]\nregion = us-east-1\n"),
         variables(AWS_PROFILE="rek"), at="files.sections", state="warn",
         folds=(*UNSEEN, *NEAR_BY)),
    case("files.section-misspelt", "[Default]",
         in_credentials("[default]", "[Default]"), at="files.sections", state="warn",
         folds=(*UNSEEN, *NEAR_BY)),
    case("files.default-twice", "the later one has no Region",
         config("[profile default]\nregion = us-east-1\n[default]\noutput = json\n"),
         at="files.sections", state="warn", folds=NOT_SET),
    case("files.setting-misspelt", "aws_access_key",
         in_credentials("aws_access_key_id", "aws_access_key"), at="files.settings", state="warn",
         folds=(*UNSEEN, "credentials.secret-without-key")),
    case("files.setting-misspelt", "a letter of the sign-in's address is missing",
         config("[default]\nregion = us-east-1\nsso_session = corp\nsso_account_id = 111122223333\n"
                "sso_role_name = Dev\n[sso-session corp]\nsso_start_ur = https://x.awsapps.com/start\n"
                "sso_region = us-east-1\n"),
         no_credentials, at="files.settings", state="warn",
         folds=("credentials.sso-incomplete", "network.not-asked ← credentials.sso-incomplete")),
    case("files.setting-misspelt", "regoin",
         config("[default]\nregoin = us-east-1\n"), at="files.settings", state="warn",
         folds=NOT_SET),
    case("files.quoted-value", "the Region",
         config('[default]\nregion = "us-east-1"\n'), at="files.values", folds=MALFORMED),
    case("files.quoted-value", "the secret",
         in_credentials("{secret}", '"{secret}"'), at="files.values",
         folds=("credentials.secret-rejected", "credentials.secret-shape")),
    case("files.extra-text-in-value", "a comment behind the Region",
         config("[default]\nregion = us-east-1 # Virginia\n"), at="files.values",
         folds=MALFORMED),
    case("files.extra-text-in-value", "the prompt was pasted with the key",
         in_credentials("{id}", "AWS Access Key ID [None]: {id}"), at="files.values",
         folds=("credentials.signature-unreadable", "credentials.key-shape")),
    case("files.foreign-character", "a blank of no width in the key",
         in_credentials("{id}", "{id}\u200b"), at="files.values",
         folds=("credentials.key-unknown", "credentials.key-shape")),
    case("files.foreign-character", "full-width letters in the Region",
         config("[default]\nregion = ｕｓ-east-1\n"), at="files.values", folds=MALFORMED),
    case("files.wrong-name", "credentials.txt",
         no_credentials, file(".aws/credentials.txt", "[default]\n" + KEYS), at="files.in-place",
         state="warn", folds=UNSEEN),
    case("files.wrong-name", "the folder is ~/aws",
         no_files, file("aws/credentials", "[default]\n" + KEYS), at="files.in-place",
         state="warn", folds=(*UNSEEN, "region.not-set")),
    case("files.file-and-folder-mixed-up", "credentials is a folder",
         folder_instead_of_file, at="files.in-place", state="warn", folds=UNSEEN),
    case("files.file-and-folder-mixed-up", "~/.aws is a file",
         file_instead_of_folder, at="files.in-place", state="warn",
         folds=(*UNSEEN, "region.not-set")),
    case("files.not-readable", "nobody may read the keys",
         no_access_to("credentials"), at="files.permitted", state="warn", folds=UNSEEN),
    case("files.not-writable", "sudo aws configure made it",
         of_somebody_else("config"), at="files.permitted", state="warn"),
    case("files.dangling-link", "the dotfiles moved away",
         dangling, at="files.in-place", state="warn", folds=UNSEEN),
    case("files.open-to-others", "mode 644",
         open_to_others, at="files.private", state="warn"),
    case("files.variable-misspelt", "AWS_DEFUALT_REGION",
         config("[default]\noutput = json\n"), variables(AWS_DEFUALT_REGION="us-east-1"),
         at="files.variables", state="warn", folds=NOT_SET),
    case("files.variable-misspelt", "aws_profile in small letters",
         config("[profile rek]\nregion = us-east-1\n"), in_credentials("[default]", "[rek]"),
         variables(aws_profile="rek"), at="files.variables", state="warn",
         folds=("region.not-set", *UNSEEN, *NEAR_BY)),
    case("files.variable-misspelt", "one letter is missing, and all else is right",
         variables(AWS_PROFIL="default"), at="files.variables", state="warn"),
    case("files.variable-of-others", "the name that LiteLLM reads",
         config("[default]\noutput = json\n"), variables(AWS_REGION_NAME="us-east-1"),
         at="files.variables", state="pass", folds=NOT_SET),
    case("files.variable-names-no-file", "a left-over AWS_SHARED_CREDENTIALS_FILE",
         variables(AWS_SHARED_CREDENTIALS_FILE="/old/project/credentials"), at="files.redirected",
         state="warn", folds=UNSEEN),
    case("files.other-home", "run with sudo",
         keys_in_the_home_of_who_called_sudo, without_variables("AWS_PROFILE"),
         at="files.own-home", state="warn", folds=(*UNSEEN, "region.not-set")),
)  # fmt: skip
