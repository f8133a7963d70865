"""What the checks do with the shared files, and hold of them, grows as the files do."""

import pytest
from botocore.configloader import load_config

from checks.catalogue import all_checks
from checks.context import SharedFile
from checks.model import Severity
from checks.runner import Plan, run
from checks.sources.aws.ask import Aws
from checks.sources.aws.shared import Shared
from tests.plugins.counting import calls, is_straight, peak
from tests.plugins.many_profiles import chain, config, credentials, home_of, name_of

LOCAL = tuple(check for check in all_checks() if check.area in ("files", "credentials"))


def looked(context):
    """Everything that the checks of the two areas find."""
    return [thing for check in LOCAL for thing in check.look(context)]


@pytest.fixture
def cost(person):
    """`cost(text_of, …)`: what a look at a config of some size costs, in calls."""

    def make(text_of, keys_of=lambda size: credentials(1), **asked):
        def with_(size):
            named = {name: each(size) for name, each in asked.items()}
            return person(text_of(size), keys_of(size), **named)

        def of(size):
            context = with_(size)
            return calls(lambda: looked(context))

        looked(with_(2))  # what such a file loads once is loaded

        return of

    return make


def test_profiles_in_both_files(cost):
    assert is_straight(cost(config, credentials), 40)


def test_every_profile_looked_at(person):
    """What the files say of all profiles is looked for once, and not once for each of them."""

    services = "[services local]\ns3 =\n  endpoint_url = http://localhost:4566\n"

    def named(number):
        return f"[profile {name_of(number)}]\nregion = us-east-1\nservices = local\n"

    def looked_at(size):
        context = person("".join(map(named, range(size))) + services, credentials(size))
        shared = Shared()
        for number in range(size):
            name = name_of(number)
            looked(context.beside(name, None, Aws(name, shared=shared), False))

    looked_at(2)

    assert is_straight(lambda size: calls(lambda: looked_at(size)), 12)


def test_a_chain_of_sources(cost):
    assert is_straight(cost(chain, profile=lambda size: f"link-{size - 1}"), 30)


def test_sections_that_are_named_for_the_other_file(cost):
    def bare(size):
        return "".join(f"[{name_of(n)}]\nregion = us-east-1\n" for n in range(size))

    assert is_straight(cost(bare, credentials), 40)


def test_sections_that_are_nearly_the_profiles_in_use(cost):
    def nearly(size):
        return chain(size).replace("[profile link-", "[profile LINK-")

    assert is_straight(cost(nearly, profile=lambda size: f"link-{size - 1}"), 40)


def test_settings_of_one_section_that_nobody_knows(cost):
    def settings(size):
        return "[default]\n" + "".join(f"regionx{n} = us-east-1\n" for n in range(size))

    assert is_straight(cost(settings), 40)


def test_lines_of_one_value(cost):
    def lines(size):
        return "[default]\nregion = us-east-1\n" + "  output = json\n" * size

    assert is_straight(cost(lines), 40)


def test_twins_of_one_section(tmp_path):
    def twins(size):
        file = SharedFile("config", tmp_path, b"[profile a]\nregion = x\n" * size)
        return calls(lambda: file.document.faults)

    assert is_straight(twins, 40)


def test_both_files_take_less_memory_than_botocore_needs_to_read_them(tmp_path):
    home = home_of(tmp_path, 500)
    kept = []

    def ours():
        for kind in ("config", "credentials"):
            path = home / ".aws" / kind
            kept.append(SharedFile(kind, path, path.read_bytes()))
            assert kept[-1].document.profile("default")

    def theirs():
        kept.append(load_config(str(home / ".aws" / "config")))
        kept.append(load_config(str(home / ".aws" / "credentials")))

    theirs(), ours()  # what is loaded once is loaded
    assert peak(ours) <= peak(theirs)


def test_a_file_beyond_all_bounds_is_none_and_not_half_of_one(person, monkeypatch):
    monkeypatch.setattr("checks.context.MOST_BYTES", 100)

    context = person(config(1), credentials(1))

    assert (context.config.data, context.credentials.data) == (None, None)


def test_a_home_of_many_profiles_is_ready_and_no_check_has_a_remark(person):
    context = person(config(60), credentials(60))

    outcomes = run(Plan(LOCAL), context)

    found = [each for outcome in outcomes for each in outcome.findings]
    assert [each.code for each in found if each.severity is not Severity.INFO] == []
