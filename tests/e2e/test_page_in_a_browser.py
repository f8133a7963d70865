"""The page of a report in a real browser: light, dark, on a phone and on paper, in every language."""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from PIL import Image

from checks.catalogue import all_checks, all_messages
from checks.diagnosis import diagnose
from checks.judgement import judge
from checks.model import Evidence
from checks.report import Report
from checks.scope import Target
from tests.plugins.people import SAMPLE
from wizard.formats import REPORT, renderer
from wizard.languages import OFFERED, language
from wizard.output.look import Look

BROWSER = (
    shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
)
CHECKS = {check.code: check for check in all_checks()}
LIGHT, DARK = "1", "0"
"""Of Chromium's preferredColorScheme."""
EDGE = 6
"""Pixels beside the page's own margin: what is too wide for a phone would stand there."""
pytestmark = pytest.mark.skipif(BROWSER is None, reason="there is no Chromium")


@pytest.fixture(params=OFFERED)
def page(request, tmp_path) -> Path:
    """With words that nothing can break, and the photo."""
    endless = "a." * 2000  # of letters alone it could be a secret, and would be hidden
    denied = all_messages()["permissions.rekognition-denied"].finding(
        Evidence("words", endless, endless),
        facts={"action": endless, "identity": endless, "user": endless, "policy": endless},
    )
    outcomes = (
        judge(CHECKS["permissions.rekognition"], True, [denied]),
        judge(CHECKS["cli.installed"], True, [Evidence("version", endless, "x")]),
    )
    report = Report("preflight", Target(endless, "x", "x", endless), outcomes, *diagnose(outcomes))
    look = replace(Look(), picture=SAMPLE.read_bytes())
    file = tmp_path / "page.html"
    file.write_text(renderer("html", REPORT)(report, language(request.param), look), "utf-8")
    return file


@pytest.fixture
def browser(tmp_path) -> Callable[..., None]:
    """Runs it to its end without a window, in a home of its own."""

    def run(*arguments: str) -> None:
        usual = ["--headless", "--no-sandbox", "--disable-gpu", "--hide-scrollbars"]
        subprocess.run(
            [str(BROWSER), *usual, f"--user-data-dir={tmp_path / 'profile'}", *arguments],
            env=os.environ | {"HOME": str(tmp_path)},
            check=True,
            capture_output=True,
            timeout=120,
        )

    return run


def test_it_is_legible_in_light_and_dark_on_a_phone_and_on_paper(page, browser, tmp_path):
    for width, scheme in ((1000, DARK), (390, LIGHT)):
        shot = tmp_path / "shot.png"
        browser(
            f"--window-size={width},3000",
            f"--blink-settings=preferredColorScheme={scheme}",
            f"--screenshot={shot}",
            page.as_uri(),
        )

        picture = Image.open(shot).convert("L")
        paper = picture.getpixel((1, 1))
        assert isinstance(paper, int)
        assert picture.width == width
        assert (paper > 200) is (scheme == LIGHT)
        for left in (0, width - EDGE):
            assert picture.crop((left, 0, left + EDGE, 3000)).getextrema() == (paper, paper)
        darkest, lightest = picture.getextrema()
        assert lightest - darkest > 150

    printed = tmp_path / "page.pdf"
    browser(f"--print-to-pdf={printed}", page.as_uri())
    assert printed.read_bytes().startswith(b"%PDF")
