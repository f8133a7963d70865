"""PowerShell: one completer that looks which command stands in the line, and what stands before the word."""

from __future__ import annotations

from wizard.completion.vocabulary import Beside, Spoken, Vocabulary

SCRIPT = """\
# Add this to $PROFILE: rekwiz completion powershell | Out-String | Invoke-Expression
Register-ArgumentCompleter -Native -CommandName rekwiz -ScriptBlock {
    param($wordToComplete, $commandAst, $cursorPosition)
    $commands = [ordered]@{
@COMMANDS
    }
    $options = @{
@OPTIONS
    }
    $values = @{
@VALUES
    }
    $said = @($commandAst.CommandElements | Select-Object -Skip 1 | ForEach-Object { "$_" })
    if ($said.Count -and $said[-1] -eq $wordToComplete) {
        $said = @($said | Select-Object -SkipLast 1)
    }
    $command = @($said | Where-Object { $commands.Contains($_) })[0]
    if (-not $command) { $command = '' }
    $before = if ($said.Count) { $said[-1] } else { '' }
    if ($values.ContainsKey("$command $before")) {
        $found = $values["$command $before"]
    } elseif ($wordToComplete.StartsWith('-')) {
        $found = $options[$command]
    } elseif (-not $command) {
        $found = $commands
    } elseif ($values.ContainsKey($command)) {
        $found = $values[$command]
    } else {
        $found = @{}
    }
    $found.GetEnumerator() | Where-Object { $_.Key -like "$wordToComplete*" } | ForEach-Object {
        [System.Management.Automation.CompletionResult]::new(
            $_.Key, $_.Key, 'ParameterValue', $_.Value)
    }
}
"""


def powershell(words: Vocabulary) -> str:
    commands = [f"        {_quoted(each.name)} = {_quoted(each.help)}" for each in words.commands]
    options = [_table("", _options(words.everywhere))]
    values = [_table(f" {name}", among) for name, among in _values(words.everywhere)]
    for command in words.commands:
        options.append(_table(command.name, _options(command.options)))
        values += [
            _table(f"{command.name} {name}", among) for name, among in _values(command.options)
        ]
        if among := _beside(command.beside):
            values.append(_table(command.name, among))
    filled = {"@COMMANDS": commands, "@OPTIONS": options, "@VALUES": values}
    script = SCRIPT
    for mark, lines in filled.items():
        script = script.replace(mark, "\n".join(lines))
    return script


def _options(spoken: tuple[Spoken, ...]) -> dict[str, str]:
    return {name: option.help for option in spoken for name in option.names}


def _values(spoken: tuple[Spoken, ...]) -> list[tuple[str, dict[str, str]]]:
    """What may stand behind an option; of files nothing, so that PowerShell names them itself."""
    return [
        (name, dict.fromkeys(option.among, option.help))
        for option in spoken
        if option.among
        for name in option.names
    ]


def _beside(beside: Beside | None) -> dict[str, str]:
    return dict.fromkeys(beside.among, beside.help) if beside else {}


def _table(key: str, held: dict[str, str]) -> str:
    inner = "; ".join(f"{_quoted(name)} = {_quoted(help)}" for name, help in held.items())
    return f"        {_quoted(key)} = [ordered]@{{ {inner} }}"


def _quoted(text: str) -> str:
    """PowerShell takes curly single quotes for straight ones; each is doubled."""
    for quote in "'‘’‚‛":
        text = text.replace(quote, quote * 2)
    return f"'{text or ' '}'"
