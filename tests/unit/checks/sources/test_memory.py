"""What was asked once."""

from checks.sources.memory import Memory


def test_what_is_kept_need_not_be_looked_for_again():
    memory = Memory[int]()
    for number in (1, 2):
        memory.once(number, lambda number=number: number)

    kept = memory.kept(lambda found: found > 1)

    assert (kept.once(1, lambda: 10), kept.once(2, lambda: 20)) == (10, 2)
    assert memory.once(1, lambda: 30) == 1
