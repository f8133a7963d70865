"""How reading and setting grow with the file, and how reading compares with botocore's.

Figures are the best of several runs, and the bounds are wide: they are to catch a quadratic
algorithm, not a busy computer. Run with `-s` to see the figures.
"""

import gc
import time
from collections.abc import Callable

import pytest
from botocore.configloader import load_config

from checks.sources.shared_files import Document, read_profiles


def config_of(profiles: int) -> bytes:
    """A config file as people have it: four settings a profile, one of them nested."""
    return b"".join(
        b"[profile team-%d]\nregion = us-east-1\noutput = json\ns3 =\n"
        b"    addressing_style = path\nrole_arn = arn:aws:iam::111122223333:role/r%d\n\n" % (n, n)
        for n in range(profiles)
    )


def best(work: Callable[[], object], runs: int = 3) -> float:
    """Seconds of the fastest run."""
    times = []
    for _ in range(runs):
        start = time.perf_counter()
        work()
        times.append(time.perf_counter() - start)
    return min(times)


def parse(data: bytes) -> None:
    assert Document.parse(data).sections()


def set_one(data: bytes) -> None:
    document = Document.parse(data)
    assert document.set("profile team-7", {"region": "eu-west-1"}) != document


def add_one(data: bytes) -> None:
    assert Document.parse(data).set("profile new", {"region": "eu-west-1"})


def render(data: bytes) -> None:
    assert Document.parse(data).render() == data


@pytest.fixture
def no_collector():
    """Python's garbage collector looks through all that this process holds, not the file alone."""
    gc.collect()
    gc.disable()
    yield
    gc.enable()


@pytest.mark.usefixtures("no_collector")
@pytest.mark.parametrize("work", [parse, set_one, add_one, render])
def test_ten_times_the_profiles_take_about_ten_times_as_long(work):
    small, large = config_of(1_000), config_of(10_000)
    once, tenfold = best(lambda: work(small)), best(lambda: work(large))
    print(f"\n{work.__name__}: 1,000 in {once:.4f} s, 10,000 in {tenfold:.4f} s")
    assert tenfold < 20 * max(once, 0.001)


def test_ten_thousand_profiles_are_read_no_slower_than_by_botocore(tmp_path):
    data = config_of(10_000)
    path = tmp_path / "config"
    path.write_bytes(data)
    ours, theirs = best(lambda: read_profiles(data, None)), best(lambda: load_config(str(path)))
    print(f"\nread_profiles {ours:.3f} s, botocore's load_config {theirs:.3f} s")
    assert read_profiles(data, None) == load_config(str(path))["profiles"]
    assert ours <= theirs
