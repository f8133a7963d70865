"""A record behaves as the frozen dataclass does of which type checkers take it for."""

from __future__ import annotations

import copy
import pickle
from dataclasses import dataclass
from functools import cached_property
from typing import ClassVar

import pytest

from checks.phrase import Joined, Phrase, Quoted
from checks.record import Record


class Photo(Record):
    """One of each: a part that must be given, some that need not be, and what is no part."""

    kinds: ClassVar[tuple[str, ...]] = ("jpeg", "png")
    name: str
    size: int = 0
    faces: tuple[str, ...] = ()

    @cached_property
    def title(self) -> str:
        return self.name.title()


class Framed(Photo):
    """One part more."""

    colour: str = "red"


class Other(Record):
    """With the same parts as another."""

    name: str
    size: int = 0
    faces: tuple[str, ...] = ()


@dataclass(frozen=True)
class Model:
    """What a record is compared with."""

    name: str
    size: int = 0
    faces: tuple[str, ...] = ()


@pytest.mark.parametrize(
    ("given", "named"),
    [
        (("a",), {}),
        (("a", 1, ("b",)), {}),
        (("a",), {"faces": ("b", "c")}),
        ((), {"size": 2, "name": "a"}),
        ((), {}),
        (("a", 1, (), 2), {}),
        (("a",), {"colour": "red"}),
        (("a",), {"kinds": ()}),
        (("a", 1), {"name": "b"}),
        ((1,), {"size": 2, "name": "b"}),
    ],
)
def test_it_is_made_as_a_dataclass_is(given, named):
    try:
        model = Model(*given, **named)
    except TypeError:
        with pytest.raises(TypeError, match="name, size, faces"):
            Photo(*given, **named)
    else:
        assert repr(Photo(*given, **named)) == repr(model).replace("Model", "Photo")
        assert Photo(*given, **named) == Photo(model.name, model.size, model.faces)


@pytest.mark.parametrize("name", ["name", "size", "title", "new"])
def test_nothing_of_it_can_be_changed(name):
    photo = Photo("a")

    with pytest.raises(AttributeError, match=f"Photo cannot be changed: {name}"):
        setattr(photo, name, "b")
    with pytest.raises(AttributeError, match=f"Photo cannot be changed: {name}"):
        delattr(photo, name)
    assert photo == Photo("a")


def test_it_is_equal_to_its_like_alone_whatever_was_asked_of_it():
    photo = Photo("a")

    assert photo.title == "A"
    assert (photo, hash(photo)) == (Photo("a"), hash(Photo("a")))
    assert [each for each in (Photo("b"), Other("a"), Framed("a"), "a") if each == photo] == []
    assert {photo, Photo("a"), Other("a"), Framed("a")} == {photo, Other("a"), Framed("a")}


def test_another_is_made_of_it():
    assert Photo("a", 1).with_(size=2) == Photo("a", 2)
    with pytest.raises(TypeError):
        Photo("a").with_(colour="red")


def test_a_class_takes_over_the_parts_of_the_one_before():
    framed = Framed("a", 1, (), "blue")

    assert repr(framed) == "Framed(name='a', size=1, faces=(), colour='blue')"
    assert Framed("a").colour == "red"


def test_it_is_taken_apart_by_its_parts():
    match Framed("a", 1):
        case Photo(name, size, faces):
            assert (name, size, faces) == ("a", 1, ())


@pytest.mark.parametrize(
    "record",
    [Photo("a", 1), Phrase("{n}", n=1), Joined("{a}", a=Phrase("b")), Quoted(Phrase("c"))],
)
def test_a_copy_is_equal(record):
    assert copy.copy(record) == copy.deepcopy(record) == record
    assert pickle.loads(pickle.dumps(record)) == record


def test_phrases_are_equal_by_what_they_say_and_in_what_sense():
    assert Phrase("read", sense="a page") == Phrase("read", sense="a page")
    assert Phrase("read", sense="a page") != Phrase("read")
    assert Joined("{a}", a="b") != Phrase("{a}", a="b")
    assert Joined("{a}", a=Phrase("b")) != Joined("{a}", a=Phrase("c"))
    with pytest.raises(AttributeError, match="cannot be changed"):
        Phrase("read").text = "written"
