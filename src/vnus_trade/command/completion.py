"""Completion in shells: what may stand at the end of a command line, and the scripts that ask for it."""

from argparse import Namespace
from collections.abc import Iterable, Sequence
from contextlib import suppress
from itertools import pairwise

from vnus_trade.command.declarations import Argument, Printed, Verbatim
from vnus_trade.command.opening import loaded
from vnus_trade.command.subcommands import SUBCOMMANDS
from vnus_trade.errors import VnusTradeError
from vnus_trade.evidence.vocabulary import Status
from vnus_trade.model.fields import COLLECTIONS
from vnus_trade.model.vocabulary import EventKind

_SCRIPTS = {
    "bash": """\
# Write this to a file that your shell reads, or add to ~/.bashrc:  eval "$(vnus-trade completion bash)"
_vnus_trade() {
  local IFS=$'\\n'
  COMPREPLY=($(vnus-trade completion bash -- "${COMP_WORDS[@]:1:COMP_CWORD}" 2>/dev/null))
}
complete -o default -F _vnus_trade vnus-trade""",
    "zsh": """\
# Add to ~/.zshrc, below compinit:  eval "$(vnus-trade completion zsh)"
_vnus_trade() {
  local -a found
  found=("${(@f)$(vnus-trade completion zsh -- "${(@)words[2,CURRENT]}" 2>/dev/null)}")
  [[ -n $found ]] && compadd -a found || _files
}
compdef _vnus_trade vnus-trade""",
    "fish": """\
# Write this to ~/.config/fish/completions/vnus-trade.fish
complete -c vnus-trade -a '(vnus-trade completion fish -- (commandline -opc)[2..] (commandline -ct) 2>/dev/null)'""",
}

# The collections whose ids an argument takes, and the words, by what its value is called in the help.
_IDS = {
    "ACTOR": ("actors",),
    "PARTY": ("actors",),
    "TOPIC": ("topics",),
    "SUBJECT": ("topics", "documents", "all_events", "actors"),
    "WHEN": ("all_events",),
    "EVENT": ("all_events",),
    "MEETING": ("meetings",),
    "SOURCE": ("sources",),
    "ID": tuple(COLLECTIONS),
}
_WORDS = {"KIND": EventKind, "STATUS": Status}


def run_completion(options: Namespace) -> Iterable[Printed]:
    """The script for a shell; or, of the words that such a script hands over, what may stand in place of the last."""
    if not options.words:
        yield Verbatim(_SCRIPTS[options.shell])
        return
    *before, last = options.words
    yield from (Verbatim(word) for word in _candidates(before, last) if word.startswith(last))


def _candidates(before: Sequence[str], last: str) -> Iterable[str]:
    """What may follow these words; nothing where a file may, or any words."""
    known = {subcommand.name: subcommand for subcommand in SUBCOMMANDS}
    command = next((word for word in before if not word.startswith("-")), None)
    if command is None:
        return ("--help", "--version") if last.startswith("-") else known
    if command not in known:
        return ()
    options = {name: argument for argument in known[command].arguments for name in argument.names}
    asked = options.get(before[-1])
    if asked is None or asked.settings.get("action", "append") != "append":
        if last.startswith("-"):
            return (*(name for name in options if name.startswith("-")), "--no-pager", "--help")
        asked = next((argument for name, argument in options.items() if not name.startswith("-")), None)
    return () if asked is None else _values(asked, before)


def _values(argument: Argument, before: Sequence[str]) -> Iterable[str]:
    settings = argument.settings
    if "choices" in settings:
        return tuple(settings["choices"])
    taken = settings.get("metavar", "")
    ids: list[str] = []
    folders = [word for option, word in pairwise(before) if option == "--folder"]
    with suppress(VnusTradeError):  # a folder with faults has no ids, and a shell shows no messages
        record = loaded(Namespace(folder=folders, shipped="--shipped" in before)) if taken in _IDS else None
        ids += [thing.id for part in _IDS.get(taken, ()) for thing in getattr(record, part)]
    return dict.fromkeys((*["deal"] * (taken == "WHEN"), *ids, *_WORDS.get(taken, ())))
