"""cli.installed: PATH finds the AWS CLI, it starts, and it is what it seems to be."""

import errno
import os
import shutil
from pathlib import Path

import pytest

from checks.cli.installed import CHECK, look
from checks.cli.support.absent import why_not_found
from checks.cli.support.damaged import why_it_does_not_start
from checks.fix import Fix
from checks.model import Evidence, Finding, Phrase, Severity, Undecided
from checks.sources.local.programs import DidNotRun

IN_USUAL_PLACE = any(
    Path(folder, "aws").exists() for folder in ("/usr/local/bin", "/opt/homebrew/bin", "/snap/bin")
)
RISC_V = b"\x7fELF\x02\x01\x01".ljust(16, b"\0") + b"\x02\x00\xf3\x00".ljust(48, b"\0")
ARM_MAC = b"\xcf\xfa\xed\xfe\x0c\x00\x00\x01".ljust(32, b"\0")
INTEL_MAC = b"\xcf\xfa\xed\xfe\x07\x00\x00\x01".ljust(32, b"\0")


def finding(context) -> Finding:
    [found] = look(context)
    assert isinstance(found, Finding)
    assert found.message in CHECK.messages
    assert all(
        text.format(**found.facts) for text in (*found.message.phrases, *found.message.commands)
    )
    return found


def test_a_working_aws_cli_is_shown_with_its_path_and_version(aws, context):
    place = aws("2.36.7")

    assert list(look(context())) == [
        Evidence("path", str(place), "PATH"),
        Evidence("version", "2.36.7", "aws --version"),
    ]


def test_a_version_among_the_errors_counts_as_old_pythons_print_it_there(on_path, program, context):
    program(on_path / "aws", "#!/bin/sh\necho aws-cli/1.11.1 Python/2.7.9 >&2\n")

    assert Evidence("version", "1.11.1", "aws --version") in look(context())


def test_noise_about_file_associations_is_harmless(on_path, program, context):
    noise = "echo 'File association not found for extension .py' >&2"
    program(on_path / "aws", f"#!/bin/sh\n{noise}\necho aws-cli/1.16.1 Python/3.7\n")

    assert Evidence("version", "1.16.1", "aws --version") in look(context())


def test_a_script_without_a_first_line_runs_as_shells_run_it(on_path, program, context):
    program(on_path / "aws", "echo aws-cli/2.31.4 exe\n")

    assert Evidence("version", "2.31.4", "aws --version") in look(context())


def test_it_is_asked_without_the_persons_files_pager_and_keys(on_path, program, context, tmp_path):
    program(on_path / "aws", f"#!/bin/sh\n/usr/bin/env > {tmp_path}/seen\necho aws-cli/2.1.0\n")

    list(look(context(AWS_SECRET_ACCESS_KEY="secret", AWS_PROFILE="gone", AWS_PAGER="less")))

    seen = dict(line.split("=", 1) for line in (tmp_path / "seen").read_text().splitlines())
    assert {name: value for name, value in seen.items() if name.startswith("AWS_")} == {
        "AWS_CONFIG_FILE": os.devnull,
        "AWS_SHARED_CREDENTIALS_FILE": os.devnull,
        "AWS_PAGER": "",
        "AWS_EC2_METADATA_DISABLED": "true",
    }


@pytest.mark.skipif(IN_USUAL_PLACE, reason="this computer has an AWS CLI in a usual place")
def test_nothing_on_path_or_in_the_usual_places_is_not_installed(context):
    found = finding(context())

    assert (found.code, found.facts) == ("cli.not-installed", {"folders": 1})
    assert "awscli.amazonaws.com" in found.remedy.commands[0] or "apk" in found.remedy.commands[0]


def test_nothing_on_windows_is_not_installed_and_the_msi_is_offered(context, tmp_path):
    found = finding(context(platform="win32", PROGRAMFILES=str(tmp_path)))

    assert found.code == "cli.not-installed"
    assert found.remedy.commands == ("msiexec.exe /i https://awscli.amazonaws.com/AWSCLIV2.msi",)


def test_a_copy_in_a_usual_place_alone_is_not_on_path(home, program, context):
    place = program(home / ".local" / "bin" / "aws", "#!/bin/sh\n")

    found = why_not_found(context(PATH=str(home)))

    if not IN_USUAL_PLACE:
        assert (found.code, found.facts["path"]) == ("cli.not-on-path", str(place))
        assert found.remedy.commands == (f'export PATH="{place.parent}:$PATH"',)


def test_the_msis_folder_on_windows_is_not_on_path(program, context, tmp_path):
    place = program(tmp_path / "Amazon" / "AWSCLIV2" / "aws.exe", "#!/bin/sh\n")

    found = finding(context(platform="win32", PROGRAMFILES=str(tmp_path)))

    assert (found.code, found.facts["path"]) == ("cli.not-on-path", str(place))
    assert found.remedy.commands == ("rundll32.exe sysdm.cpl,EditEnvironmentVariables",)


def test_a_link_to_nothing_is_a_broken_install(on_path, context):
    (on_path / "aws").symlink_to("/usr/local/aws-cli/v2/current/gone")

    found = finding(context())

    assert found.code == "cli.broken-install"
    assert found.summary == Phrase(
        "The file aws is a link to {target}, and nothing is there. PATH finds it as {path}, and it"
        " cannot be used.",
        target="/usr/local/aws-cli/v2/current/gone",
        path=str(on_path / "aws"),
    )
    assert found.remedy.steps[0].text == "Remove {path}."


def test_a_link_to_nothing_before_a_working_copy_is_harmless(on_path, program, context, tmp_path):
    (on_path / "aws").symlink_to("/gone")
    program(tmp_path / "later" / "aws", "#!/bin/sh\necho aws-cli/2.31.4\n")

    found = list(look(context(PATH=f"{on_path}:{tmp_path}/later")))

    assert Evidence("version", "2.31.4", "aws --version") in found


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        (
            "#!/gone/python3.8\n",
            "The first line of the file aws asks for {interpreter}, which cannot be started.",
        ),
        (
            "#!/bin/sh\r\necho aws-cli/2.1.1\r\n",
            "The first line of the file aws has a Windows line end, which no program's name has.",
        ),
        ("", "The file aws is empty."),
        ("<!DOCTYPE html><html>404</html>", "The file aws holds a web page in place of a program."),
        ("\x00\x01\x02\x03", "The system does not recognise the file aws as a program."),
        (
            "#!/bin/sh\nexec /gone/aws\n",
            "The program aws asks for another one that is not there: {error}.",
        ),
        ("#!/bin/sh\nexit 0\n", "The program aws ends without a word."),
        (
            "#!/bin/sh\necho 'Python was not found; run without arguments to install from the "
            "Microsoft Store, or disable this shortcut from Settings.'\nexit 9\n",
            "The program aws asks for Python, and finds the Microsoft Store's empty stand-in.",
        ),
    ],
)
def test_a_file_that_is_no_program_is_a_broken_install(on_path, program, context, text, reason):
    program(on_path / "aws", text)

    found = finding(context())

    said = f"{reason} PATH finds it as {{path}}, and it cannot be used."
    assert (found.code, found.summary.text) == ("cli.broken-install", said)


def test_a_file_without_the_right_is_not_executable(on_path, program, context):
    place = program(on_path / "aws", "#!/bin/sh\n", mode=0o644)

    found = finding(context())

    assert (found.code, found.remedy.fix) == ("cli.not-executable", Fix.MAKE_EXECUTABLE)
    assert found.remedy.commands == (f'chmod +x "{place}"',)
    assert found.evidence == (Evidence("mode", "0o644", str(place)),)


@pytest.mark.skipif(IN_USUAL_PLACE, reason="this computer has an AWS CLI in a usual place")
def test_the_unpacked_installer_on_path_is_a_folder_in_the_way(on_path, context):
    (on_path / "aws" / "dist").mkdir(parents=True)

    found = finding(context())

    assert found.code == "cli.folder-in-the-way"
    assert found.remedy.commands == (f'sudo "{on_path}/aws/install"',)


def test_a_folder_before_a_working_copy_is_harmless(on_path, program, context, tmp_path):
    (on_path / "aws").mkdir()
    program(tmp_path / "later" / "aws", "#!/bin/sh\necho aws-cli/2.31.4\n")

    found = list(look(context(PATH=f"{on_path}:{tmp_path}/later")))

    assert Evidence("version", "2.31.4", "aws --version") in found


def test_a_build_for_another_processor_is_named(on_path, program, context):
    program(on_path / "aws", RISC_V)

    found = finding(context())

    assert (found.code, found.facts["built_for"]) == ("cli.wrong-processor", "riscv64")


def test_a_mac_program_for_the_other_processor_is_named(on_path, program, context):
    other = ARM_MAC if os.uname().machine == "x86_64" else INTEL_MAC
    place = program(on_path / "aws", other)

    found = why_it_does_not_start(place, DidNotRun(86), context(platform="darwin"))

    assert found.code == "cli.wrong-processor"


def test_a_program_whose_loader_is_absent_misses_its_c_library(on_path, program, context):
    true = Path(shutil.which("true") or "/bin/true").read_bytes()
    if b"/ld-linux" not in true[:4096]:
        pytest.skip("no program of glibc to take as a sample")
    program(on_path / "aws", true.replace(b"/ld-linux", b"/ld-absent"[:9], 1))

    found = finding(context())

    assert found.code == "cli.system-library-mismatch"
    assert "/ld-absen" in found.facts["library"]


def test_an_old_glibc_is_a_library_mismatch(on_path, program, context):
    words = "Error loading Python lib: dlopen: version `GLIBC_2.29' not found"
    program(on_path / "aws", f'#!/bin/sh\necho "{words}" >&2\nexit 255\n'.replace("`", "\\`"))

    found = finding(context())

    assert (found.code, found.facts["library"]) == ("cli.system-library-mismatch", "GLIBC_2.29")


@pytest.mark.parametrize(
    "words",
    [
        "ModuleNotFoundError: No module named 'awscli'",
        "ModuleNotFoundError: No module named 'botocore.history'",
        "ImportError: cannot import name 'is_json_value_header'",
        "ImportError: cannot import name 'DEFAULT_CIPHERS' from 'urllib3.util.ssl_' (/x.py)",
    ],
)
def test_a_script_without_its_packages_is_named_with_its_error(on_path, program, context, words):
    program(on_path / "aws", f'#!/bin/sh\necho "Traceback:" >&2\necho "{words}" >&2\nexit 1\n')

    found = finding(context())

    assert (found.code, found.facts["error"]) == ("cli.python-packages-broken", words)


@pytest.mark.parametrize(
    ("code", "words"),
    [
        (127, "pyenv: aws: command not found\n\nNote: See 'pyenv help global' for tips."),
        (1, "pyenv: version '9.9.9' is not installed (set by PYENV_VERSION)"),
        (126, "No version is set for command aws"),
    ],
)
def test_a_stand_in_of_a_version_manager_is_named(program, context, tmp_path, code, words):
    folder = tmp_path / ".pyenv" / "shims"
    program(folder / "aws", f'#!/bin/sh\necho "{words}" >&2\nexit {code}\n')

    found = finding(context(PATH=str(folder)))

    assert (found.code, found.facts["error"]) == ("cli.shim-without-program", words.split("\n")[0])


def test_a_stand_in_that_finds_the_program_is_harmless(program, context, tmp_path):
    folder = tmp_path / ".pyenv" / "shims"
    program(folder / "aws", "#!/bin/sh\necho aws-cli/1.45.11\n")

    found = look(context(PATH=str(folder)))

    assert Evidence("version", "1.45.11", "aws --version") in found


def test_another_program_called_aws_is_named_with_its_answer(on_path, program, context):
    program(on_path / "aws", "#!/bin/sh\necho 0.2.5\n")

    found = finding(context())

    assert (found.code, found.facts["answer"]) == ("cli.another-program", "0.2.5")


@pytest.mark.parametrize(
    ("file", "line"),
    [
        (".bashrc", "alias aws='docker run --rm -it amazon/aws-cli'"),
        (".zshrc", 'aws() { docker run amazon/aws-cli "$@"; }'),
        (".config/fish/config.fish", "function aws; docker run amazon/aws-cli $argv; end"),
    ],
)
@pytest.mark.skipif(IN_USUAL_PLACE, reason="this computer has an AWS CLI in a usual place")
def test_an_alias_without_a_program_is_said_in_place_of_not_installed(home, context, file, line):
    (home / file).parent.mkdir(parents=True, exist_ok=True)
    (home / file).write_text(f"# mine\n{line}\n")

    found = finding(context())

    assert (found.code, found.severity) == ("cli.hidden-by-alias", Severity.WARN)
    assert (found.location.file, found.location.line) == (str(home / file), 2)


def test_an_alias_beside_a_program_is_harmless(home, aws, context):
    (home / ".bashrc").write_text("alias aws='aws --no-cli-pager'\n")
    aws("2.36.7")

    assert Evidence("version", "2.36.7", "aws --version") in look(context())


def test_no_answer_in_time_is_too_slow_and_never_missing(aws, context):
    found = why_it_does_not_start(aws("2.36.7"), DidNotRun(None), context())

    assert (found.code, found.severity) == ("cli.too-slow", Severity.UNKNOWN)


def test_an_error_of_the_systems_that_says_nothing_of_the_file_decides_nothing(aws, context):
    found = why_it_does_not_start(aws("2.36.7"), DidNotRun(errno.ENOMEM), context())

    assert isinstance(found, Undecided)


def test_an_unknown_end_decides_nothing_and_repeats_its_last_words(on_path, program, context):
    program(on_path / "aws", "#!/bin/sh\necho 'the input device is not a TTY' >&2\nexit 1\n")

    [found] = look(context())

    assert isinstance(found, Undecided)
    assert found.reason.facts["error"] == "the input device is not a TTY"
