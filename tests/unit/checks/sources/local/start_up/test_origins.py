"""What set a variable is found by the value that it has, in files that are read and never run."""

import os
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from checks.sources.local.start_up import contents
from checks.sources.local.start_up.files import is_start_up
from checks.sources.local.start_up.origins import World, origins_of

NOWHERE = Path("/nowhere")


@pytest.fixture
def found(tmp_path):
    """`found({".zshrc": "export A=x\\n"}, A="x")`: where A was set, as file:line."""

    def look(files: dict[str, str | bytes], *, platform="linux", machine=NOWHERE, **variables):
        for name, text in files.items():
            place = tmp_path / name
            place.parent.mkdir(parents=True, exist_ok=True)
            place.write_bytes(text if isinstance(text, bytes) else text.encode())
        folder = tmp_path / "work" / "here"
        folder.mkdir(parents=True, exist_ok=True)
        there = {name: value.replace("{home}", str(tmp_path)) for name, value in variables.items()}
        world = World(there, tmp_path, folder, platform, machine)
        return [
            f"{each.path.relative_to(tmp_path)}:{each.line}" for each in origins_of(["A"], world)
        ]

    return look


@pytest.mark.parametrize(
    "name",
    [
        *(
            ".bashrc",
            ".bash_profile",
            ".profile",
            ".bash_aliases",
            ".zshenv",
            ".zprofile",
            ".zshrc",
        ),
        *(".zlogin", ".bashrc.d/aws", ".oh-my-zsh/custom/aws.zsh", ".xprofile"),
        *(".pam_environment", ".config/environment.d/10.conf", "work/.env", "work/here/.envrc"),
        *("work/mise.toml", ".env"),
    ],
)
def test_each_place_is_looked_at(found, name):
    assert found({name: "\nA=x\n"}, A="x") == [f"{name}:2"]


def test_each_shell_has_its_own_words(found):
    files = {
        ".config/fish/config.fish": "set -gx A x\n",
        ".config/fish/conf.d/a.fish": "if true\n  set -x A x\nend\n",
        ".config/fish/fish_variables": "# VERSION: 3.0\nSETUVAR --export A:x\n",
        ".config/powershell/profile.ps1": "$env:A = 'x'\r\n",
        ".tcshrc": "setenv A x\n",
    }

    assert sorted(found(files, A="x")) == [
        ".config/fish/conf.d/a.fish:2",
        ".config/fish/config.fish:1",
        ".config/fish/fish_variables:2",
        ".config/powershell/profile.ps1:1",
        ".tcshrc:1",
    ]


def test_folders_that_variables_name_are_looked_at(found):
    files = {
        "z/.zshrc": "export A=x\n",
        "c/fish/config.fish": "set -x A x\n",
        "v/bin/activate": "A=x\n",
    }

    assert found(
        files, A="x", ZDOTDIR="{home}/z", XDG_CONFIG_HOME="{home}/c", VIRTUAL_ENV="{home}/v"
    ) == [
        "v/bin/activate:1",
        "z/.zshrc:1",
        "c/fish/config.fish:1",
    ]


def test_a_file_in_the_home_of_nobody_is_none(found):
    assert found({".bashrc": "A=x\n"}, A="x", BASH_ENV="~nobody-at-all/env") == [".bashrc:1"]


def test_of_windows_the_profiles_of_both_powershells(found):
    old = "Documents/WindowsPowerShell/Microsoft.PowerShell_profile.ps1"
    new = "OneDrive/Documents/PowerShell/profile.ps1"
    files = {old: '$env:A = "x"\r\n'.encode("utf-16"), new: "$env:A = 'x'\n"}

    assert sorted(found(files, platform="win32", A="x")) == [f"{old}:1", f"{new}:1"]


def test_the_system_s_own_files_are_not_the_person_s(tmp_path):
    (tmp_path / "etc").mkdir()
    (tmp_path / "etc" / "environment").write_text('A="x"\n')
    world = World({"A": "x"}, NOWHERE, NOWHERE, "linux", tmp_path)

    (origin,) = origins_of(["A"], world)

    assert (origin.line, origin.can_be_a_comment) == (1, False)


def test_the_value_tells_which_line_it_was(found):
    assert found(
        {".bashrc": "export A=old\nexport A=x\n", ".zshrc": "export A=other\n"}, A="x"
    ) == [".bashrc:2"]


def test_a_value_is_what_the_shell_makes_of_it(found):
    files = {
        ".bashrc": 'export A="$HOME/c"\n',
        ".zshrc": "export A=~/c\n",
        ".profile": "A=${B}/c\n",
    }

    assert len(found(files, A="{home}/c", B="{home}")) == 3


def test_what_only_running_it_would_tell_is_named_where_nothing_better_is(found):
    files = {".bashrc": "export A=$(pass show a)\n"}

    assert found(files, A="x") == [".bashrc:1"]
    assert found({**files, ".zshrc": "export A=x\n"}, A="x") == [".zshrc:1"]


def test_what_a_file_reads_in_is_followed_one_step(found):
    files = {
        ".bashrc": "[ -f ~/.work ] && . ~/.work\nsource $UNKNOWN/x\n. ./beside\n",
        ".work": "export A=x\n. ~/.further\n",
        ".further": "export A=x\n",
    }

    assert found(files, A="x") == [".work:1"]


def test_documents_within_documents_and_comments_are_no_lines(found):
    text = "cat <<END\nexport A=x\nEND\n# export A=x\necho 'a\nb'\nexport A=x\n"

    assert found({".bashrc": text}, A="x") == [".bashrc:7"]


def test_files_without_end_and_what_is_none_are_passed_over(found, tmp_path, monkeypatch):
    monkeypatch.setattr(contents, "MOST_BYTES", 100)
    (tmp_path / ".profile").mkdir()
    (tmp_path / ".zshrc").symlink_to(tmp_path / ".zshrc")
    if hasattr(os, "mkfifo"):
        os.mkfifo(tmp_path / ".zshenv")

    assert found(
        {".bashrc": "#" * 200 + "\nexport A=x\n", ".bash_aliases": b"\xff\nexport A=x\n"}, A="x"
    ) == [".bash_aliases:2"]


def test_a_file_that_two_names_lead_to_is_read_once(found, tmp_path):
    (tmp_path / ".zshrc").symlink_to(tmp_path / ".bashrc")

    assert len(found({".bashrc": "export A=x\n"}, A="x")) == 1


@pytest.mark.parametrize("name", ["credentials", "config", "root.pem", "rekwiz.toml", "key.csv"])
def test_what_holds_keys_is_no_start_up_file(name):
    assert not is_start_up(Path("/home/me/.aws", name))


@given(st.lists(st.binary(max_size=100), min_size=5, max_size=5))
@settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_no_file_is_too_strange(tmp_path, data):
    names = (
        ".bashrc",
        ".tcshrc",
        ".env",
        ".config/fish/config.fish",
        ".config/powershell/profile.ps1",
    )
    for name, each in zip(names, data, strict=True):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_bytes(each)

    origins_of(["A"], World({"A": "x"}, tmp_path, tmp_path, "linux", NOWHERE))


@pytest.mark.parametrize(
    "text",
    [
        *("cat <<'END-1'\nexport A=x\nEND-1", "cat <<\\EOF\nexport A=x\nEOF", "cat <<!\nA=x\n!"),
        *("cat <<A <<'B C'\nA\nexport A=x\nB C", "cat <<-E\n\tA=x\n E\n\tA=x\n\tE"),
        *("cat <<EOF\n  EOF\nexport A=x\nEOF", 'T="\nexport A=x\n"', "T='\nA=x\n'"),
        *("T=$'it\\'s\nexport A=x\n'", 'T="\\"\nexport A=x\n"', "echo a#'\nexport A=x\n'"),
    ],
)
def test_lines_of_a_text_or_of_a_here_document_set_nothing(text, found):
    after = "# it's a comment\necho it\\'s \"it's\" # isn't it\nexport A=x\n"

    assert found({".bashrc": text + "\n"}, A="x") == []
    assert found({".bashrc": f"{text}\n{after}"}, A="x") == [f".bashrc:{text.count(chr(10)) + 4}"]
