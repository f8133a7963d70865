"""The conversation at a terminal, by questionary: one question at a time."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import TYPE_CHECKING, Any, TypeVar

from checks.model import Phrase
from checks.secrets.places import learnt
from wizard.conversation.findings import show_help
from wizard.conversation.keyboard import (
    HELP_KEYS,
    bind_choosing,
    current_text,
    forget_keys,
    listing_keys,
    typing_keys,
)
from wizard.conversation.lines import Block
from wizard.conversation.listing import Listing
from wizard.conversation.noticing import answered_by_itself, once_it_stands
from wizard.conversation.prompts import Fragments, keys_of, may_be_seen, put_beneath, unseen
from wizard.conversation.protocol import (
    NO,
    YES,
    Choice,
    Judge,
    Question,
    Reader,
    agreed_to,
    anything,
    nothing_else,
    of_key,
)
from wizard.conversation.screen import Screen
from wizard.output.cells import INDENT, cells, clip, pad, wrap
from wizard.output.marks import Mark, Tone

if TYPE_CHECKING:
    from questionary import Question as Prompt

T = TypeVar("T")
HIDDEN = "********"
PROMPT_COLOURS = [
    ("question", "bold"),
    ("pointer", "ansicyan bold"),
    ("cursor-line", "nounderline bold"),
    ("answer", "noinherit"),
    ("quiet", "nobold dim"),
    ("complaint", "ansired"),
]


class Terminal(Screen):
    """Asks with keys, on the stream and never on standard output."""

    asks = notices = True

    def choose(self, question: Question, choices: Sequence[Choice[T]], recommended: str) -> T:
        if question.silent:
            return of_key(choices, recommended).value
        number: int | None = None
        while number is None:
            number = self._picked(question, choices, recommended)
        chosen = choices[number]
        self._answered(question, self.say(chosen.phrase))
        return chosen.value

    def confirm(self, question: Question, *, recommended: bool = True) -> bool:
        return self.choose(question, (YES, NO), YES.key if recommended else NO.key)

    def pick(
        self,
        question: Question,
        choices: Sequence[Choice[str]],
        recommended: str,
        *,
        judge: Judge = anything,
        meant: Reader = nothing_else,
    ) -> str:
        complaint, keys = None, {choice.key for choice in choices}
        while True:
            listing = Listing(choices, self.say, recommended)
            picked = self._listed(question, listing, complaint).strip()
            if picked in HELP_KEYS and question.helps:
                self._help(question)
                continue
            complaint = None if picked in keys else judge(picked)
            if complaint is None:
                self._answered(question, self.say(picked))
                return picked
            recommended = meant(picked) or recommended

    def agree(self, question: Question, exact: str = "") -> bool:
        return agreed_to(self, question, exact)

    def ask(self, question: Question, *, default: str = "", judge: Judge = anything) -> str:
        if question.silent:
            return default
        answer = self._typed(question, default, judge)
        self._answered(question, self.say(answer))
        return answer

    def ask_secret(self, question: Question, *, judge: Judge = anything) -> str:
        answer = self._typed(question, "", lambda typed: judge(learnt(typed)), hidden=True)
        self._answered(question, HIDDEN)
        return answer

    def _picked(
        self, question: Question, choices: Sequence[Choice[T]], recommended: str
    ) -> int | None:
        """The number of the choice that was taken; None where help was shown instead."""
        import questionary

        self.begin(Block.ANSWERS)
        listed = [questionary.Choice(row, value=i) for i, row in enumerate(self._rows(choices))]
        prompt = questionary.select(
            self._asked(question),
            listed,
            default=listed[[choice.key for choice in choices].index(recommended)],
            pointer=" " + self.plain("❯"),
            instruction=" ",
            **self._manners(),
        )
        _light_up_the_pointed(prompt)
        bind_choosing(keys_of(prompt.application), helps=question.helps, goes_back=self.goes_back)
        hint = self._hint(question, Phrase("↑ ↓ move, Enter selects"))
        once_it_stands(prompt.application, question)
        with answered_by_itself(prompt.application, question, [each.key for each in choices]):
            taken = self._run(prompt, lambda: hint)
        match taken:
            case int(number):
                return number
        self._help(question)
        return None

    def _rows(self, choices: Sequence[Choice[T]]) -> Iterator[Fragments]:
        """Each choice with its remark in a second column, or beneath where that is too narrow."""
        indent = "\n" + INDENT * 2
        room = self.width - 2 * len(INDENT)
        names = [self.say(choice.phrase) for choice in choices]
        remarks = [self.say(choice.remark) if choice.remark else "" for choice in choices]
        column = max(map(cells, names))
        beside = column + len(INDENT) + max(map(cells, remarks)) <= room
        for name, remark in zip(names, remarks, strict=True):
            if beside:
                yield [("", pad(name, column) + INDENT), ("class:quiet", remark)]
            else:
                under = [f"{indent}{INDENT}{line}" for line in wrap(remark, room - len(INDENT))]
                yield [("", indent.join(wrap(name, room))), ("class:quiet", "".join(under))]

    def _typed(self, question: Question, default: str, judge: Judge, hidden: bool = False) -> str:
        """A line that the judge lets pass; one that it refuses stays to be mended, if visible."""
        typed, complaint = "", None
        while True:
            typed = self._prompted(question, default, typed, complaint, hidden)
            complaint = None
            if typed.strip() in HELP_KEYS and question.helps:
                typed = ""
                self._help(question)
                continue
            with self.progress(Phrase("Checking…")):
                complaint = judge(typed or default)
            if complaint is None:
                return typed or default
            typed = "" if hidden or not may_be_seen(typed, question) else typed

    def _prompted(
        self, question: Question, default: str, typed: str, complaint: Phrase | None, hidden: bool
    ) -> str:
        import questionary

        self.begin(Block.ANSWERS)
        prompt = (questionary.password if hidden else questionary.text)(
            self._asked(question, self.plain("›")),
            default=typed,
            placeholder=[("class:quiet", self.say(default))],
            key_bindings=typing_keys(default, helps=question.helps, goes_back=self.goes_back),
            input_processors=[] if hidden else [unseen(question)],
            **self._manners(),
        )
        takes = Phrase("Enter selects {default}", default=default) if default else None
        empty, filled = self._hint(question, takes), self._hint_of_filled()
        refused = [("class:quiet", self._hinted([Phrase("edit it, or Ctrl-U to clear the line")]))]
        complaints = self._complaint(complaint)

        def beneath() -> Fragments:
            now = current_text()
            hint = empty if not now else refused if complaint and now == typed else filled
            return [*complaints, *hint]

        return str(self._run(prompt, beneath))

    def _listed(self, question: Question, listing: Listing, complaint: Phrase | None) -> str:
        """What was picked out of the list, or typed where nothing in it fits."""
        import questionary

        self.begin(Block.ANSWERS)
        keys = listing_keys(listing, helps=question.helps, goes_back=self.goes_back)
        asked = self._asked(question, self.plain("›"))
        prompt = questionary.text(asked, key_bindings=keys, **self._manners())
        complaints = self._complaint(complaint)

        def beneath() -> Fragments:
            listing.follow(current_text())
            rows = listing.rows(self.width, self.plain("❯"))
            return [*complaints, *rows, *self._hint_of_list(question, listing)]

        return str(self._run(prompt, beneath))

    def _hint_of_list(self, question: Question, listing: Listing) -> Fragments:
        pointed = listing.pointed
        if pointed is None:
            return self._hint_of_filled()
        takes = Phrase("Enter selects {default}", default=pointed.key)
        moves = Phrase("↑ ↓ move, typing searches")
        return self._hint(question, takes, moves, typed=bool(listing.typed))

    def _hint_of_filled(self) -> Fragments:
        takes = Phrase("Enter accepts what you typed")
        return [("class:quiet", self._hinted([takes]))]

    def _complaint(self, complaint: Phrase | None) -> Fragments:
        if complaint is None:
            return []
        return [("class:complaint", self._beneath(Mark.FAIL, complaint))]

    def _asked(self, question: Question, prompt: str = "") -> str:
        """The question as questionary takes it, behind the one blank that it puts there itself."""
        lines = wrap(self.say(question.phrase), self.width - 2 * len(INDENT))
        roomy = len(lines) == 1 and cells(lines[0]) <= self.width // 2
        return f"\n{INDENT}".join(lines) + (" " if roomy or not prompt else f"\n{INDENT}") + prompt

    def _hint(self, question: Question, *keys: Phrase | None, typed: bool = False) -> Fragments:
        """What the keys do here, quietly, beneath; in a line that is `typed` two of them are letters."""
        helps = Phrase("? shows help") if question.helps and not typed else None
        back = Phrase("← goes back") if self.goes_back and not typed else None
        return [("class:quiet", self._hinted([*keys, helps, back]))]

    def _hinted(self, words: Sequence[Phrase | None]) -> str:
        """In lines that break between two keys only."""
        dot, lines = self.plain(" · "), [INDENT]
        for said in (self.say(each) for each in words if each):
            joined = said if lines[-1] == INDENT else dot + said
            if cells(lines[-1] + joined) <= self.width:
                lines[-1] += joined
            else:
                lines.append(INDENT + said)
        return "\n".join(lines)

    def _beneath(self, mark: Mark, phrase: Phrase) -> str:
        start = f"{INDENT}{self.plain(mark)} "
        lines = wrap(self.say(phrase), self.width, initial=start, subsequent=INDENT * 2)
        return "".join(f"{line}\n" for line in lines)

    def _help(self, question: Question) -> None:
        show_help(self, question)

    def _answered(self, question: Question, answer: str) -> None:
        """The one line that stays: the question, quietly, where there is room, and its answer."""
        asked = f"{INDENT}{self.say(question.phrase)} › "
        if cells(asked + answer) > self.width:
            asked = f"{INDENT}› "
        self.put((asked, Tone.QUIET), (clip(answer, self.width - cells(asked)), Tone.PLAIN))

    def _run(self, prompt: Prompt, beneath: Callable[[], Fragments]) -> Any:
        """What the prompt gives; raises KeyboardInterrupt at the end of the input, too."""
        put_beneath(prompt.application, beneath)
        forget_keys()
        try:
            return prompt.unsafe_ask()
        except EOFError:
            raise KeyboardInterrupt from None

    def _manners(self) -> dict[str, Any]:
        """What every prompt has in common: our stream, our colours, gone when it is answered."""
        from prompt_toolkit.output import create_output
        from prompt_toolkit.output.vt100 import Vt100_Output
        from questionary import Style

        output = create_output(stdout=self.stream)
        if isinstance(output, Vt100_Output):
            output.enable_cpr = False  # else a terminal that does not answer gets English words
        style = Style(PROMPT_COLOURS)
        return {"output": output, "style": style, "erase_when_done": True, "qmark": " "}


def _light_up_the_pointed(prompt: Prompt) -> None:
    """The choice that Enter would take stands out as a whole line, not by the pointer alone."""
    from prompt_toolkit.filters import to_filter
    from questionary.prompts.common import InquirerControl

    for window in prompt.application.layout.find_all_windows():
        if isinstance(window.content, InquirerControl):
            window.cursorline = to_filter(True)
