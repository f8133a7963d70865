"""`rekwiz undo`: what the set-up wrote is put back, and brought again."""

from pathlib import Path


def files(env: dict[str, str]) -> dict[str, bytes]:
    folder = Path(env["HOME"], ".aws")
    return {file.name: file.read_bytes() for file in folder.glob("c*")}


def before(env: dict[str, str]) -> dict[str, bytes]:
    folder = Path(env["HOME"], ".aws")
    folder.mkdir()
    (folder / "config").write_bytes(b"[default]\r\nregion = eu-west-1 \r\n")
    return files(env)


def test_one_undo_puts_back_both_files_and_another_brings_the_change_again(rekwiz, from_nothing):
    old = before(from_nothing)
    assert rekwiz("setup", "--yes", "--region", "us-east-1", env=from_nothing).returncode == 0
    new = files(from_nothing)

    undone = rekwiz("undo", "--yes", env=from_nothing)
    assert (undone.returncode, files(from_nothing)) == (0, old)

    again = rekwiz("undo", "--yes", env=from_nothing)
    assert (again.returncode, files(from_nothing)) == (0, new)


def test_the_preview_shows_no_secret(rekwiz, sandbox, from_nothing):
    rekwiz("setup", "--yes", env=from_nothing)

    ended = rekwiz("undo", "--yes", env=from_nothing)

    assert "-aws_secret_access_key = ****" in ended.stderr
    assert sandbox.user.secret_access_key not in ended.stderr + ended.stdout


def test_what_somebody_changed_since_is_said(rekwiz, from_nothing):
    rekwiz("setup", "--yes", env=from_nothing)
    config = Path(from_nothing["HOME"], ".aws", "config")
    config.write_text(config.read_text() + "[profile other]\nregion = eu-west-1\n")

    ended = rekwiz("undo", "--yes", env=from_nothing)

    assert "was changed since by another program" in " ".join(
        ended.stderr.split()
    )  # as wide as it is


def test_without_consent_nothing_is_put_back(rekwiz, from_nothing):
    rekwiz("setup", "--yes", env=from_nothing)
    new = files(from_nothing)

    ended = rekwiz("undo", "--no-input", env=from_nothing)

    assert (ended.returncode, files(from_nothing)) == (2, new)
    assert "--yes" in ended.stderr


def test_the_list_names_the_files_and_forgetting_empties_it(rekwiz, from_nothing):
    rekwiz("setup", "--yes", env=from_nothing)
    listed = rekwiz("undo", "--list", env=from_nothing)

    forgotten = rekwiz("undo", "--forget", "--yes", env=from_nothing)

    assert "credentials" in listed.stdout
    assert forgotten.returncode == 0
    assert rekwiz("undo", "--list", env=from_nothing).stdout == ""
    assert rekwiz("undo", "--yes", env=from_nothing).returncode == 0


def test_with_nothing_to_undo_it_says_so_and_is_content(rekwiz, from_nothing):
    ended = rekwiz("undo", env=from_nothing)

    assert ended.returncode == 0
    assert "nothing to undo" in ended.stderr
