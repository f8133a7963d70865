"""AWS's own ways to install the AWS CLI."""

import pytest

from checks.cli.support.installers import musl, official_way


@pytest.mark.parametrize(
    ("machine", "build"),
    [("x86_64", "x86_64"), ("AMD64", "x86_64"), ("aarch64", "aarch64"), ("arm64", "aarch64")],
)
def test_linux_gets_the_zip_for_its_processor(machine, build):
    assert official_way("linux", machine, for_all_users=True).commands == (
        f'curl "https://awscli.amazonaws.com/awscli-exe-linux-{build}.zip" -o "awscliv2.zip"',
        "unzip -u awscliv2.zip",
        "sudo ./aws/install",
    )


@pytest.mark.parametrize(
    ("platform", "for_all_users", "address"),
    [
        ("win32", True, "https://awscli.amazonaws.com/AWSCLIV2.msi"),
        ("win32", False, "https://awscli.amazonaws.com/AWSCLIV2-User.msi"),
    ],
)
def test_windows_gets_the_msi_for_all_or_for_one(platform, for_all_users, address):
    way = official_way(platform, "AMD64", for_all_users)

    assert way.commands == (f"msiexec.exe /i {address}",)


@pytest.mark.parametrize("platform", ["linux", "darwin"])
def test_for_one_user_no_administrator_is_needed(platform):
    way = official_way(platform, "x86_64", for_all_users=False)

    assert not any("sudo" in command for command in way.commands)


def test_a_mac_gets_the_pkg():
    way = official_way("darwin", "arm64", for_all_users=True)

    assert way.commands[-1] == "sudo installer -pkg AWSCLIV2.pkg -target /"


def test_a_processor_without_a_build_gets_version_1():
    way = official_way("linux", "armv7l", for_all_users=True)

    assert way.commands[-1].endswith("pip install awscli")
    assert way.steps[0].facts == {"machine": "armv7l"}


@pytest.mark.parametrize(
    ("loaders", "answer"),
    [(["ld-musl-x86_64.so.1"], True), (["ld-linux.so.2"], False), ([], False)],
)
def test_alpine_is_known_by_its_loader(tmp_path, loaders, answer):
    for loader in loaders:
        (tmp_path / loader).touch()

    assert musl(tmp_path) is answer
