"""A face as a row: what Rekognition is sure of, and what it cannot tell."""

from checks.model import Phrase
from wizard.detecting.faces import rows
from wizard.languages import language

SURE = {
    "AgeRange": {"Low": 29, "High": 37},
    "Gender": {"Value": "Female", "Confidence": 98.6},
    "Smile": {"Value": True, "Confidence": 99.1},
    "Eyeglasses": {"Value": False, "Confidence": 97.0},
    "Emotions": [
        {"Type": "CALM", "Confidence": 0.4},
        {"Type": "HAPPY", "Confidence": 99.2},
    ],
}
UNSURE = {
    "AgeRange": {"Low": 20, "High": 60},
    "Gender": {"Value": "Male", "Confidence": 49.9},
    "Smile": {"Value": False, "Confidence": 0},
    "Emotions": [{"Type": "UNKNOWN", "Confidence": 99.0}],
}


def said(face: dict, code: str) -> list[str]:
    (row,) = rows([face])
    return [language(code).say(cell) for cell in row]


def test_the_strongest_emotion_is_shown_wherever_it_stands():
    assert said(SURE, "en") == [
        "1", "29–37", "female 99 %", "yes", "no", "happy ▇▇▇▇▇▇▇▇▇▇ 99 %",
    ]  # fmt: skip


def test_a_row_speaks_chinese():
    assert said(SURE, "zh-TW") == [
        "1", "29–37", "女 99 %", "是", "否", "快樂 ▇▇▇▇▇▇▇▇▇▇ 99 %",
    ]  # fmt: skip


def test_what_is_below_50_percent_or_missing_cannot_be_told():
    assert said(UNSURE, "en") == [
        "1", "20–60", "cannot tell", "cannot tell", "cannot tell", "cannot tell",
    ]  # fmt: skip


def test_faces_are_numbered_in_aws_s_order():
    assert [row[0] for row in rows([SURE, UNSURE])] == ["1", "2"]
    assert isinstance(rows([SURE])[0][2], Phrase)
