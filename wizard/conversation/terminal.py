"""The conversation at a terminal, by questionary and rich: one question at a time."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from threading import Timer
from typing import TYPE_CHECKING, Any, TextIO, TypeVar

from checks.model import Phrase
from checks.secrets.places import learnt
from wizard.conversation.keyboard import (
    HELP_KEYS,
    bind_choosing,
    forget_keys,
    typing_keys,
    unheard_keys,
)
from wizard.conversation.lines import PATIENCE, Block, Lines, Piece
from wizard.conversation.prompts import Fragments, keys_of, may_be_seen, put_beneath, unseen
from wizard.conversation.protocol import (
    NO,
    YES,
    Choice,
    Judge,
    Question,
    agreed_to,
    anything,
)
from wizard.languages import Language
from wizard.output.bars import progress_bar
from wizard.output.cells import INDENT, cells, clip, pad, printable, wrap
from wizard.output.colours import COLOURS
from wizard.output.marks import Mark, Tone

if TYPE_CHECKING:
    from questionary import Question as Prompt
    from rich.text import Text

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


class Terminal(Lines):
    """Asks with keys and shows with colours, on the stream and never on standard output."""

    asks = True

    def __init__(self, language: Language, stream: TextIO) -> None:
        from rich.console import Console

        super().__init__(language, stream)
        self.console = Console(file=stream, highlight=False, markup=False, emoji=False)

    def choose(self, question: Question, choices: Sequence[Choice[T]], recommended: str) -> T:
        number: int | None = None
        while number is None:
            number = self._picked(question, choices, recommended)
        chosen = choices[number]
        self._answered(question, self.say(chosen.phrase))
        return chosen.value

    def confirm(self, question: Question, *, recommended: bool = True) -> bool:
        return self.choose(question, (YES, NO), YES.key if recommended else NO.key)

    def agree(self, question: Question, exact: str = "") -> bool:
        return agreed_to(self, question, exact)

    def ask(self, question: Question, *, default: str = "", judge: Judge = anything) -> str:
        answer = self._typed(question, default, judge)
        self._answered(question, self.say(answer))
        return answer

    def ask_secret(self, question: Question, *, judge: Judge = anything) -> str:
        answer = self._typed(question, "", lambda typed: judge(learnt(typed)), hidden=True)
        self._answered(question, HIDDEN)
        return answer

    @contextmanager
    def progress(self, phrase: Phrase) -> Iterator[Callable[[Phrase], None]]:
        """A spinner with its words, once the work has taken half a second; it vanishes."""
        from rich.live import Live
        from rich.padding import Padding
        from rich.spinner import Spinner

        style = "dots" if self._plain("⠋") == "⠋" else "line"
        spinner = Spinner(style, self._spoken(phrase))
        turning = Padding(spinner, (0, 0, 0, len(INDENT)))
        live = Live(
            turning,
            console=self.console,
            transient=True,
            refresh_per_second=12,
            redirect_stdout=False,  # else data that is printed meanwhile would land on our stream
            redirect_stderr=False,
        )

        def turn() -> None:
            self.say_what_has_begun()
            live.start()

        timer = Timer(PATIENCE, turn)
        timer.daemon = True
        with unheard_keys():
            timer.start()
            try:
                yield lambda words: spinner.update(text=self._spoken(words))
            finally:
                timer.cancel()
                timer.join()
                live.stop()

    def write(self, pieces: Sequence[Piece]) -> None:
        from rich.text import Text

        line = Text.assemble(*((text, COLOURS[tone]) for text, tone in pieces))
        line.rstrip()
        self.console.print(line, soft_wrap=True)

    def _spoken(self, phrase: Phrase) -> Text:
        from rich.text import Text

        return Text(clip(self._plain(bar(phrase)) + self.say(phrase), self.width - 2 * len(INDENT)))

    def _plain(self, text: str) -> str:
        return printable(text, self.stream.encoding)

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
            pointer=" " + self._plain("❯"),
            instruction=" ",
            **self._manners(),
        )
        _light_up_the_pointed(prompt)
        bind_choosing(keys_of(prompt.application), helps=question.help is not None)
        match self._run(prompt, self._hint(question, Phrase("↑ ↓ choose, Enter takes it"))):
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
            if typed.strip() in HELP_KEYS and question.help:
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
            self._asked(question, self._plain("›")),
            default=typed,
            placeholder=[("class:quiet", self.say(default))],
            key_bindings=typing_keys(default),
            input_processors=[] if hidden else [unseen(question)],
            **self._manners(),
        )
        enter = Phrase("Enter takes {default}", default=default) if default else None
        beneath = self._hint(question, enter)
        if complaint:
            beneath.insert(0, ("class:complaint", self._beneath(Mark.FAIL, complaint)))
        return str(self._run(prompt, beneath))

    def _asked(self, question: Question, prompt: str = "") -> str:
        """The question as questionary takes it, behind the one blank that it puts there itself."""
        lines = wrap(self.say(question.phrase), self.width - 2 * len(INDENT))
        roomy = len(lines) == 1 and cells(lines[0]) <= self.width // 2
        return f"\n{INDENT}".join(lines) + (" " if roomy or not prompt else f"\n{INDENT}") + prompt

    def _hint(self, question: Question, enter: Phrase | None) -> Fragments:
        """What the keys do here, quietly, beneath."""
        words = [enter, question.help and Phrase("? shows help"), Phrase("← goes back")]
        said = self._plain(" · ").join(self.say(each) for each in words if each)
        lines = wrap(said, self.width, initial=INDENT, subsequent=INDENT)
        return [("class:quiet", "\n".join(lines))]

    def _beneath(self, mark: Mark, phrase: Phrase) -> str:
        start = f"{INDENT}{self._plain(mark)} "
        lines = wrap(self.say(phrase), self.width, initial=start, subsequent=INDENT * 2)
        return "".join(f"{line}\n" for line in lines)

    def _help(self, question: Question) -> None:
        if question.help:
            self.show(question.help)

    def _answered(self, question: Question, answer: str) -> None:
        """The one line that stays: the question, quietly, where there is room, and its answer."""
        asked = f"{INDENT}{self.say(question.phrase)} › "
        if cells(asked + answer) > self.width:
            asked = f"{INDENT}› "
        self.put((asked, Tone.QUIET), (clip(answer, self.width - cells(asked)), Tone.PLAIN))

    def _run(self, prompt: Prompt, beneath: Fragments) -> Any:
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


def bar(phrase: Phrase) -> str:
    """How far something has come, drawn; empty for a phrase that does not say it."""
    match phrase.facts:
        case {"count": int(count), "of": int(of)} if of:
            return progress_bar(count, of) + " "
    return ""


def _light_up_the_pointed(prompt: Prompt) -> None:
    """The choice that Enter would take stands out as a whole line, not by the pointer alone."""
    from prompt_toolkit.filters import to_filter
    from questionary.prompts.common import InquirerControl

    for window in prompt.application.layout.find_all_windows():
        if isinstance(window.content, InquirerControl):
            window.cursorline = to_filter(True)
