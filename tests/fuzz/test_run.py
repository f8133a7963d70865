"""`rekwiz run` with a command that prints anything: what it wrote and how it ended stay its own."""

import shlex
import signal

from hypothesis import strategies as st

from tests.fuzz.computer import HEALTHY
from tests.fuzz.fuzzing import tried
from tests.fuzz.odd import FORMATS, LANGUAGES
from tests.fuzz.pasted import LOGS

ENDS = st.one_of(
    st.integers(1, 125).map(lambda code: (f"exit {code}", code)),
    st.sampled_from(["HUP", "KILL", "SEGV", "PIPE", "TERM"]).map(
        lambda name: (f"kill -{name} $$", 128 + signal.Signals[f"SIG{name}"])
    ),
)


@tried(8, LOGS, LOGS, ENDS, LANGUAGES, FORMATS)
def test_a_command_that_prints_anything(computers, stand_in, out, err, ends, language, format):
    stand_in.answers = {}
    how, code = ends
    files = {**HEALTHY, "programs/out": out, "programs/err": err}
    with computers.one(files, AWS_ENDPOINT_URL=stand_in.url, REKWIZ_LANG=language) as computer:
        place = shlex.quote(str(computer.folder / "programs"))
        script = f"/bin/cat {place}/out; /bin/cat {place}/err >&2; {how}"
        computer.keeps_its_promises(
            "run", f"--format={format}", "--", "/bin/sh", "-c", script, own=(code, out, err)
        )
