"""What botocore resolves of a profile, whoever asks for it and when."""

import time
from concurrent.futures import ThreadPoolExecutor
from threading import Event

import pytest
from botocore import configloader

from checks.sources.aws.ask import Settings
from tests.plugins.people import KEYS


@pytest.mark.parametrize("asked", ["setting", "keys"])
def test_nobody_finds_the_files_half_read(person, monkeypatch, asked):
    """botocore keeps the one file before it has read the other."""
    reading, go_on = Event(), Event()
    parse = configloader.raw_config_parse

    def slowly(file: str, *rest: object, **options: object) -> object:
        if str(file).endswith("credentials") and not reading.is_set():
            reading.set()
            go_on.wait(20)
        return parse(file, *rest, **options)

    monkeypatch.setattr(configloader, "raw_config_parse", slowly)
    config = (
        "[profile rek]\nsource_profile = default\nrole_arn = arn:aws:iam::111122223333:role/r\n"
    )
    aws = person(config=config, credentials=f"{KEYS}ca_bundle = /x\n").aws
    with ThreadPoolExecutor(2) as threads:
        first = threads.submit(aws.settings)
        assert reading.wait(20)
        then = threads.submit(*((aws.setting, "ca_bundle") if asked == "setting" else (aws.keys,)))
        time.sleep(0.1)
        assert not then.done()
        go_on.set()

        assert then.result() == "/x" if asked == "setting" else then.result()
        assert isinstance(first.result(), Settings)
