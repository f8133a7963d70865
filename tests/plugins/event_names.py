"""botocore's names of events, each looked up among its old ones once a process, not once a session and
client: that was a fifteenth of a run of rekwiz whose modules are loaded.

What a name stands for is the same in all of them, for botocore gives each the same old ones.
"""

from __future__ import annotations


def learn_once() -> None:
    """From now on; a botocore that looks them up in another way is left as it is."""
    from botocore.hooks import EventAliaser

    look_up = vars(EventAliaser).get("_alias_event_name")
    if look_up is None:
        return
    known: dict[str, str] = {}

    def known_or_looked_up(aliaser: EventAliaser, name: str) -> str:
        if name not in known:
            known[name] = look_up(aliaser, name)
        return known[name]

    EventAliaser._alias_event_name = known_or_looked_up


def pytest_collection_finish() -> None:
    learn_once()
