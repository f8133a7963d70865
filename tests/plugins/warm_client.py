"""A run of a loaded rekwiz in place of this process: with its streams, its variables and its folder.

A program, started with the number of a socket to warm_server.py and the words of the run. A stream that
a shell has closed is closed in the run, too.
"""

import json
import os
import signal
import socket
import sys


def is_open(number: int) -> bool:
    try:
        os.fstat(number)
    except OSError:
        return False
    return True


def main(asking: int, words: list[str]) -> int:
    streams = [number for number in range(3) if is_open(number)]
    asked = {"words": words, "program": None, "environment": dict(os.environ)}
    asked |= {"folder": os.getcwd(), "encoding": None, "own_session": False, "network": None}
    asked |= {"files": {}, "streams": streams}
    ours, theirs = socket.socketpair()
    with socket.socket(fileno=asking) as server:
        socket.send_fds(server, [b"."], [theirs.fileno(), *streams])
    theirs.close()
    ours.sendall(f"{json.dumps(asked)}\n".encode())
    with ours.makefile() as answers:
        _number, code = int(answers.readline()), int(answers.readline())
    if code < 0:
        signal.signal(-code, signal.SIG_DFL)
        os.kill(os.getpid(), -code)
    return code


if __name__ == "__main__":
    sys.exit(main(int(sys.argv[1]), sys.argv[2:]))
