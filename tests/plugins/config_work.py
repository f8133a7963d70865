"""What is done with a config file of many profiles, for counting it and for timing it."""

from checks.sources.shared_files import Document


def config_of(profiles: int) -> bytes:
    """A config file as people have it: four settings a profile, one of them nested."""
    return b"".join(
        b"[profile team-%d]\nregion = us-east-1\noutput = json\ns3 =\n"
        b"    addressing_style = path\nrole_arn = arn:aws:iam::111122223333:role/r%d\n\n" % (n, n)
        for n in range(profiles)
    )


def parse(data: bytes) -> None:
    assert Document.parse(data).sections()


def set_one(data: bytes) -> None:
    document = Document.parse(data)
    assert document.set("profile team-7", {"region": "eu-west-1"}) != document


def add_one(data: bytes) -> None:
    assert Document.parse(data).set("profile new", {"region": "eu-west-1"})


def render(data: bytes) -> None:
    assert Document.parse(data).render() == data


WORK = (parse, set_one, add_one, render)
