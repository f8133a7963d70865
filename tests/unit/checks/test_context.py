"""A shared file that is a pipe or a device is absent, as it is for botocore."""

import os


def test_a_pipe_in_the_place_of_a_shared_file_is_not_waited_for(person, home):
    os.mkfifo(home / ".aws" / "config")

    context = person(AWS_SHARED_CREDENTIALS_FILE="/dev/zero")

    assert (context.config.data, context.credentials.data) == (None, None)
