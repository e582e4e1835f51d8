"""Completion for PowerShell, 5.1 and 7."""

from __future__ import annotations

from collections.abc import Iterator

from resdraft.cli.shells.words import Command

_FRAME = """\
# PowerShell completion for resdraft: `resdraft completion powershell` prints it anew.

Register-ArgumentCompleter -Native -CommandName resdraft -ScriptBlock {
    param($wordToComplete, $commandAst, $cursorPosition)

    $commands = [ordered]@{
@COMMANDS@
    }
    $options = @{
@OPTIONS@
    }
    # What may follow an option, or the command itself; nothing here leaves it to PowerShell, which offers files.
    $choices = @{
@CHOICES@
    }

    $words = @($commandAst.CommandElements | Where-Object { $_.Extent.EndOffset -lt $cursorPosition } |
        ForEach-Object { $_.ToString() })
    $offered = [ordered]@{}
    if ($words.Count -le 1) {
        $offered = $commands
    } elseif ($wordToComplete -like '-*') {
        foreach ($name in $options[$words[1]]) { $offered[$name] = $name }
    } else {
        $found = $choices["$($words[1]) $($words[-1])"]
        if ($null -eq $found -and $words[-1] -notlike '-*') { $found = $choices[$words[1]] }
        foreach ($name in $found) { $offered[$name] = $name }
    }
    $offered.Keys | Where-Object { $_ -like "$wordToComplete*" } | ForEach-Object {
        [System.Management.Automation.CompletionResult]::new($_, $_, 'ParameterValue', $offered[$_])
    }
}
"""


def script(commands: tuple[Command, ...]) -> str:
    """The script, for the profile."""
    parts = {"@COMMANDS@": _names, "@OPTIONS@": _options, "@CHOICES@": _choices}
    filled = _FRAME
    for mark, lines in parts.items():
        filled = filled.replace(mark, "\n".join(f"        {line}" for line in lines(commands)))
    return filled


def _names(commands: tuple[Command, ...]) -> Iterator[str]:
    for command in commands:
        yield f"{_quoted(command.name)} = {_quoted(command.summary)}"


def _options(commands: tuple[Command, ...]) -> Iterator[str]:
    for command in commands:
        names = [name for option in command.options for name in option.names]
        yield f"{_quoted(command.name)} = {_row(names)}"


def _choices(commands: tuple[Command, ...]) -> Iterator[str]:
    for command in commands:
        for option in command.options:
            if option.choices:
                yield from (f"{_quoted(f'{command.name} {name}')} = {_row(option.choices)}" for name in option.names)
        if command.positional and command.positional.choices:
            yield f"{_quoted(command.name)} = {_row(command.positional.choices)}"


def _row(names: list[str] | tuple[str, ...]) -> str:
    return f"@({', '.join(map(_quoted, names))})"


def _quoted(words: str) -> str:
    return "'" + words.replace("'", "''") + "'"
