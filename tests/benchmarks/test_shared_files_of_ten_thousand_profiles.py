"""How reading and setting grow with the file, and how reading compares with botocore's.

Each figure is the best of several runs. Nothing here fails for being slow, since a busy computer is
not a mistake in the program; that the work grows with the file and no faster is counted in
`tests/unit/checks/sources/shared_files/test_growth.py`. Run with `-s` to see the figures.
"""

import gc
import time
from collections.abc import Callable

import pytest
from botocore.configloader import load_config

from checks.sources.shared_files import read_profiles
from tests.plugins.config_work import WORK, config_of


def best(work: Callable[[], object], runs: int = 3) -> float:
    """Seconds of the fastest run."""
    times = []
    for _ in range(runs):
        start = time.perf_counter()
        work()
        times.append(time.perf_counter() - start)
    return min(times)


@pytest.fixture
def no_collector():
    """Python's garbage collector looks through all that this process holds, not the file alone."""
    gc.collect()
    gc.disable()
    yield
    gc.enable()


@pytest.mark.usefixtures("no_collector")
@pytest.mark.parametrize("work", WORK)
def test_ten_times_the_profiles(work):
    small, large = config_of(1_000), config_of(10_000)
    once, tenfold = best(lambda: work(small)), best(lambda: work(large))
    print(f"\n{work.__name__}: 10,000 profiles take {tenfold / once:.1f} times as long as 1,000")


def test_ten_thousand_profiles_beside_botocore(tmp_path):
    data = config_of(10_000)
    path = tmp_path / "config"
    path.write_bytes(data)
    ours, theirs = best(lambda: read_profiles(data, None)), best(lambda: load_config(str(path)))
    print(f"\nread_profiles takes {ours / theirs:.2f} times as long as botocore's load_config")
    assert read_profiles(data, None) == load_config(str(path))["profiles"]
