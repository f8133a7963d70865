"""The console's key file, and everything that is taken for one."""

import os

import pytest

from checks.sources.aws.ask import Keys
from wizard.keys.console_file import NotAKeyFile, found_in, read

ID, SECRET = "AKIAQQQQQQQQQQQQQQQQ", "abcdefghijABCDEFGHIJ0123456789/+abcdefgh"


@pytest.mark.parametrize(
    "content",
    [
        f"\ufeffAccess key ID,Secret access key\r\n{ID},{SECRET}\r\n".encode(),
        f"Access key ID,Secret access key\n{ID},{SECRET}".encode(),
        f"User name,Password,Access key ID,Secret access key,Console login link\n"
        f"ming,,{ID},{SECRET},https://example.com\n".encode(),
        f'Access key ID,Secret access key\n"{ID}","{SECRET}"\n\n'.encode(),
        f"Access key ID,Secret access key\n{ID},{SECRET}\n".encode("utf-16"),
        f"AWSAccessKeyId={ID}\r\nAWSSecretKey={SECRET}\r\n".encode(),
        f"AWSAccessKeyId = {ID}\nAWSSecretKey = {SECRET}\n".encode(),
    ],
)
def test_the_console_s_files_are_read(tmp_path, content):
    file = tmp_path / "keys.csv"
    file.write_bytes(content)

    assert read(file) == Keys(ID, SECRET)


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"", "is not a key file"),
        (b"User name,Password\nming,x\n", "is not a key file"),
        (b"Access key ID,Secret access key\n", "must hold one key"),
        (b"Access key ID,Secret access key\nA,B\nC,D\n", "must hold one key"),
        (b"Access key ID,Secret access key\nA\n", "must hold one key"),
        (b"AWSAccessKeyId=A\n", "must hold one key"),
        (b"AWSAccessKeyIdX=A\nAWSSecretKey=B\n", "must hold one key"),
        (b"\x89PNG\r\n\x1a\n\xff", "is not a text file"),
    ],
)
def test_other_files_are_refused_in_words(tmp_path, content, words):
    file = tmp_path / "keys.csv"
    file.write_bytes(content)

    with pytest.raises(NotAKeyFile) as refused:
        read(file)

    assert words in refused.value.phrase.text


@pytest.mark.parametrize("name", ["gone.csv", ".", "a\0b"])
def test_what_is_no_file_is_refused(tmp_path, name):
    with pytest.raises(NotAKeyFile):
        read(tmp_path / name)


def test_a_pipe_is_refused_without_waiting_for_it(tmp_path):
    os.mkfifo(tmp_path / "keys.csv")

    with pytest.raises(NotAKeyFile):
        read(tmp_path / "keys.csv")


def test_downloads_are_found_the_newest_first(tmp_path):
    downloads = tmp_path / "Downloads"
    downloads.mkdir()
    for age, name in enumerate(["ming_accessKeys.csv", "ming_accessKeys (1).csv", "notes.csv"]):
        (downloads / name).write_text("")
        os.utime(downloads / name, (1_000_000 + age, 1_000_000 + age))

    assert [file.name for file in found_in(tmp_path)] == [
        "ming_accessKeys (1).csv",
        "ming_accessKeys.csv",
    ]


def test_a_home_without_downloads_has_no_key_file(tmp_path):
    assert found_in(tmp_path) == []
