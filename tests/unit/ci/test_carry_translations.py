"""Translations follow English that is reworded."""

from __future__ import annotations

import subprocess
import sys
from importlib.util import module_from_spec, spec_from_file_location
from pathlib import Path

import pytest

SCRIPT = Path(__file__).parents[3] / ".ci" / "carry_translations.py"
SPEC = spec_from_file_location("carry_translations", SCRIPT)
carry_translations = module_from_spec(SPEC)
sys.modules[SPEC.name] = carry_translations
SPEC.loader.exec_module(carry_translations)
MODULE = '''"""A module."""
FIRST = Phrase("{file} was not written: the disk is full.")
SECOND = Phrase(
    "Name a file,"
    " then try again."
)
THIRD = Message(summary="The proxy is wrong.", why="Somebody set it.")
READ = Phrase("read", sense="a page")
'''
WORDS = """# Words
name = "中文"

[phrases]

# checks/one.py
"{file} was not written: the disk is full." = "沒有寫入 {file}：磁碟已滿。"
"Name a file, then try again." = "請指定檔案，再試一次。"
"The proxy is wrong." = "代理伺服器有誤。"
"Somebody set it." = "有人設定了它。"
"read"."a page" = "參考"
"""


@pytest.fixture
def repository(tmp_path, monkeypatch, capsys):
    """A repository with one module of phrases and one language, and what changes and runs it."""

    class Repository:
        module, language = tmp_path / "checks" / "one.py", tmp_path / "wizard/languages/zh_TW.toml"

        def reword(self, *changes):
            for old, new in changes:
                source = self.module.read_text("utf-8")
                assert old in source
                self.module.write_text(source.replace(old, new), "utf-8")

        def git(self, *arguments):
            who = ("-c", "user.name=x", "-c", "user.email=x@example.com")
            subprocess.run(["git", *who, *arguments], cwd=tmp_path, check=True, capture_output=True)

        def carried(self, *revisions):
            carry_translations.main(*revisions)
            return capsys.readouterr().out.splitlines()

    monkeypatch.chdir(tmp_path)
    made = Repository()
    for path, text in ((made.module, MODULE), (made.language, WORDS)):
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")
    made.git("init", "-q")
    made.git("add", ".")
    made.git("commit", "-qm", "begin")
    return made


def test_nothing_changes_where_nothing_was_reworded(repository):
    assert (repository.carried(), repository.language.read_text("utf-8")) == ([], WORDS)


def test_the_words_go_to_the_new_english_and_all_else_stays(repository):
    repository.reword(("the disk is full", "there is no space left"))

    said = repository.carried()

    old = '"{file} was not written: the disk is full."'
    new = '"{file} was not written: there is no space left."'
    assert said == [f"zh_TW: LOOK AT: {old} -> {new}"]
    assert repository.language.read_text("utf-8") == WORDS.replace(old, new)


def test_a_comma_needs_nobodys_look(repository):
    repository.reword(('"Name a file,"', '"Name a file;"'))

    assert repository.carried() == [
        'zh_TW: carried: "Name a file, then try again." -> "Name a file; then try again."'
    ]


def test_a_second_run_has_nothing_left_to_do(repository):
    repository.reword(("the disk is full", "there is no space left"))
    repository.carried()
    once = repository.language.read_text("utf-8")

    assert (repository.carried(), repository.language.read_text("utf-8")) == ([], once)


def test_a_field_that_was_renamed_is_said(repository):
    repository.reword(("{file} was", "{path} was"))

    [said] = repository.carried()

    assert said.startswith("zh_TW: LOOK AT (its fields differ): ")


def test_what_stood_beside_each_other_is_told_apart(repository):
    repository.reword(
        ("The proxy is wrong.", "The proxy's address is wrong."),
        ("Somebody set it.", "Somebody has set it."),
    )

    repository.carried()

    words = repository.language.read_text("utf-8")
    assert '"The proxy\'s address is wrong." = "代理伺服器有誤。"' in words
    assert '"Somebody has set it." = "有人設定了它。"' in words


def test_a_phrase_that_moved_to_another_module_is_found_there(repository):
    repository.reword(('SECOND = Phrase(\n    "Name a file,"\n    " then try again."\n)\n', ""))
    other = repository.module.with_name("two.py")
    other.write_text('SECOND = Phrase("Name a file, and then try again.")\n', "utf-8")

    repository.carried()

    assert '"Name a file, and then try again." = "請指定檔案，再試一次。"' in (
        repository.language.read_text("utf-8")
    )


def test_a_word_keeps_its_sense(repository):
    repository.reword(('"read"', '"reads"'))

    repository.carried()

    assert '"reads"."a page" = "參考"' in repository.language.read_text("utf-8")


def test_a_word_that_gets_another_sense_is_to_be_looked_at(repository):
    repository.reword(("a page", "a web page"))

    assert repository.carried() == [
        'zh_TW: LOOK AT: "read"."a page" -> "read"."a web page"',
    ]
    assert '"read"."a web page" = "參考"' in repository.language.read_text("utf-8")


def test_a_word_that_gets_a_sense_takes_its_words_along(repository):
    repository.reword(('"Somebody set it."', 'Phrase("Somebody set it.", sense="a variable")'))

    repository.carried()

    assert '"Somebody set it."."a variable" = "有人設定了它。"' in (
        repository.language.read_text("utf-8")
    )


def test_what_has_nothing_in_its_place_is_named_and_stays(repository):
    repository.reword((', why="Somebody set it."', ""))

    assert repository.carried() == [
        'zh_TW: LOOK AT (nothing came in its place): "Somebody set it."'
    ]
    assert repository.language.read_text("utf-8") == WORDS


def test_two_revisions_are_compared_where_both_are_named(repository):
    repository.reword(("the disk is full", "there is no space left"))
    repository.git("commit", "-qam", "reworded")

    assert repository.carried() == []
    assert len(repository.carried("HEAD~1", "HEAD")) == 1
