"""Whatever comes over the wire in the place of AWS's answer, the promises are kept."""

from hypothesis import strategies as st

from tests.fuzz.answers import WORLDS
from tests.fuzz.computer import HEALTHY, OWN_PLACES
from tests.fuzz.fuzzing import tried
from tests.fuzz.odd import FORMATS, LANGUAGES
from tests.plugins.people import SAMPLE
from wizard.formats import REPORT, names_of

LOOKS = st.sampled_from(
    [
        ("preflight",),
        (
            "preflight",
            "--require",
            "rekognition:CompareFaces",
            "--require-policy",
            "AmazonS3ReadOnlyAccess",
        ),
        ("doctor", "--only", "network", "identity", "--verbose"),
        ("doctor", "--only", "region", "permissions", "detection"),
        ("detect", "me.jpg"),
        ("regions", "--no-measure"),
        ("setup", "--yes"),
        ("fix", "permissions.rekognition-denied", "--yes"),
        ("setup", "--yes", "--profile", "new", "--admin-profile", "default"),
    ]
)


@tried(22, WORLDS, LOOKS, LANGUAGES, FORMATS)
def test_an_aws_that_answers_anything(computers, stand_in, answers, look, language, format):
    stand_in.answers = answers
    files = {**HEALTHY, "here/me.jpg": SAMPLE.read_bytes()}
    with computers.one(files, AWS_ENDPOINT_URL=stand_in.url, REKWIZ_LANG=language) as computer:
        changes = look[0] in ("setup", "fix")
        outputs = ["here/", *OWN_PLACES] if changes else ["here/me.faces.png"]
        as_format = () if changes else (f"--format={format}",)
        if look[0] in ("preflight", "doctor"):
            as_format += tuple(f"--format={name}=as.{name}" for name in names_of(REPORT))
            outputs += [f"here/as.{name}" for name in names_of(REPORT)]
        computer.keeps_its_promises(*look, *as_format, outputs=outputs)
