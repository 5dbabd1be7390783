"""What to do about each kind of problem, as a rule; what is said at a place is said more exactly there."""

from __future__ import annotations

REMEDIES: dict[str, str] = {
    "too-large": (
        "Check that it is the file you mean. A scenario is plain text and rarely longer than a tenth "
        "of the limit."
    ),
    "not-utf8": "Open the file in your editor and save it again with the encoding UTF-8.",
    "not-text": "Save the text as plain text. A Word or PDF document cannot be read.",
    "empty-file": "Begin with `format: 1`, or let `demarche new` make a scenario to begin with.",
    "control-character": "Delete it. If you cannot see it, type the words around it again.",
    "odd-space": "Delete it and press the space bar.",
    "tab-indentation": "Replace it with spaces, and set your editor to write spaces for the tab key.",
    "wrong-indentation": (
        "Let entries that belong together begin in the same column, and what belongs to an entry two "
        "spaces further in."
    ),
    "no-colon": (
        "Write a name, a colon and a space; or, if it continues a text, move it further in than that "
        "text's name."
    ),
    "colon-in-text": "Put the whole text between quotation marks.",
    "comma-in-text": "Put the whole text between quotation marks, or write one entry a line, without braces.",
    "cut-text": "Put the whole text between quotation marks. If it was a remark, give it a line of its own.",
    "special-sign": "Put the whole text between quotation marks.",
    "backslash": "Write two backslashes, or put the text between single quotation marks.",
    "quotation-marks": "Write the same mark at the end of the text. Inside the text, use the other kind.",
    "curly-quotes": "Write straight quotation marks around the text.",
    "brackets": (
        "Close the bracket, and put texts with commas, colons or brackets between quotation marks. Or "
        "write one entry a line."
    ),
    "yaml-shortcut": (
        "Write out what it stands for. If the sign belongs to a text, put the text between quotation marks."
    ),
    "duplicate-key": "Keep one of the two.",
    "several-documents": "Delete the line `---` or `...`, or put what follows it into a file of its own.",
    "too-many": "Mend some of the problems first. Often one mistake has caused many of them.",
    "too-deep": "Check the indentation and the brackets. A scenario needs fewer than ten levels.",
    "wrong-shape": "Write here what is expected; the reference below says what may stand at each entry.",
    "missing-entry": "Write the entry and what belongs there.",
    "empty-entry": "Write something there, or delete the entry if it is not needed.",
    "unknown-entry": "Correct its spelling, move it to where it belongs, or delete it.",
    "not-a-number": "Write a whole number in digits.",
    "out-of-range": "Change it to a number in the range that is named.",
    "not-yes-or-no": "Write `yes` or `no`.",
    "not-an-id": "Write one word of letters and digits, with hyphens between its parts: `set-aside`.",
    "reserved-id": "Choose another word.",
    "duplicate-id": "Give one of the two another id.",
    "one-position": "Add at least one more, so that there is something to choose.",
    "two-kinds": "Make two moments of it, the first leading to the second.",
    "unsupported-format": "Write `format: 1`, or get a newer version of the program.",
    "unknown-label": "Write one of: what happened, plausible counterfactual, speculative.",
    "unknown-confidence": "Write one of: high, medium, low.",
    "unknown-kind": "Write one of the words that are named.",
    "unknown-side": "Correct the id, or define the side under `sides`.",
    "unknown-letter": "Correct the id, or define the letter under `letters`.",
    "unknown-gauge": "Correct the id, or define the gauge under `gauges`.",
    "unknown-issue": "Correct the id, or define the issue under `issues`.",
    "unknown-matter": "Correct the id. Conditions speak of issues, of moments that decide, and of gauges.",
    "unknown-moment": "Correct the id, or define the moment or the ending.",
    "unknown-position": "Correct the id, or add the position to the issue or the decision.",
    "unknown-fact": "Correct the id, or define the fact under `facts`.",
    "unknown-place": "Write the id of a place of the map (the reference names them), or delete the entry.",
    "unknown-term": "Correct the id, or define the word under `glossary`.",
    "not-a-draft": "Name a letter, or a moment that has `draft`.",
    "no-history": "Name a position, or write `history` where the matter is defined.",
    "condition-words": "Read the section on conditions, and write the condition in its words.",
    "condition-too-long": "Divide it into several rules. The first that fits is taken.",
    "condition-too-deep": "Divide it into several rules. The first that fits is taken.",
    "missing-letter": "Put the file into the folder `seeds`, or correct its name.",
    "changed-letter": (
        "Put the old file back. If the new one is meant, check every quotation and write the "
        "fingerprint that is named."
    ),
    "unpinned-letter": "Write the line `sha256` that is named.",
    "unknown-stretch": "Copy the words from the letter's file. A few are enough.",
    "ambiguous-words": "Quote a few words more.",
    "no-letter-behind": (
        "Write `wrote` (for `said` and `unsaid`) or `answers` (for `evidence`) in the moment that "
        "drafts the issue."
    ),
    "near-quotation": (
        "Copy the words from the letter exactly. An ellipsis (...) stands for what you leave out."
    ),
    "no-such-quotation": (
        "Copy the words from the letter itself. Its heading, summary and notes cannot be quoted."
    ),
    "quotation-order": "Put the parts into the order of the letter, or make two quotations of them.",
    "not-absent": "Choose words that the letter really does not use, or quote the passage under `said`.",
    "missing-translation": (
        "Write the texts in the translation. Until then they are told in the scenario's own language."
    ),
    "orphan-translation": "Delete the entry, or correct the names that lead to it.",
    "other-name": "Give the file the name of the id, or the other way round.",
    "no-player": "Write `playable: yes` at a side.",
    "no-way-on": "Add a last rule without `if`, for everything else.",
    "never-reached": "Give the one before it an `if`, or put this one above it.",
    "unreachable": "Write `go` and its id in a rule of the moment before it, or delete it.",
    "circle": "Lead on to another moment. What happens again is a moment of its own.",
    "no-answer": "Write `history` at the matter, or replies for the side of which the last has no `if`.",
    "wrong-side": "Correct `by`, or move the reply to the side whose matter it is.",
    "drafted-twice": "Make an issue of its own for the second letter.",
    "gauge-bounds": "Write a `start` between `lowest` and `highest` (0 and 100 when nothing is written).",
    "impossible-comparison": "Compare the gauge with a number between its lowest and its highest.",
    "unused-issue": "Add it to the list at `draft` of the moment that writes the letter, or delete it.",
    "unused-letter": (
        "Let a moment read it (`read`), answer it (`answers`) or name it as what was written "
        "(`wrote`), or delete it."
    ),
    "unused-fact": "Name it under `sources` where it is needed, or delete it.",
    "unused-gauge": "Write an `effect` on it at some position, or delete it.",
    "never-happens": "Change the condition that is named, or the effects and positions it asks about.",
    "never-true": "Change the condition, or the effects and positions it asks about; or delete it.",
    "always-true": "Leave out its `if` and delete what stands below; or change the condition.",
    "never-first": "Put it above the one that is taken, or change one of the two conditions.",
    "never-taken": "Write a reply that takes it, or delete it.",
    "no-difference": "Give one of them an effect, a credit or a rule of its own, or make one of them.",
    "never-better": (
        "If there should be something to weigh, give it an effect, a credit or an ending of its own. If it "
        "is meant to be worse, leave it."
    ),
    "held-back": (
        "If every effect should count, make the effects smaller, or let the gauge begin further away from "
        "the bound."
    ),
    "replies-astray": "Change the replies of the other side, so that they answer as history did.",
    "history-missing": (
        "Write `history` and the id of the position that was really taken, or delete the weight."
    ),
    "history-credit": "Write `credit: 100` at the historical position, or correct `history`.",
    "history-stops": "Write `history` and what was chosen.",
    "history-astray": (
        "Correct the rules, effects or historical positions on the way that is named, or the ending's label."
    ),
    "history-score": "Look for a `take` on the way of history that changes the position. It should not.",
    "unproved-history": (
        "Quote the letter under `said`, or give words it does not use under `unsaid`, or name facts "
        "under `sources`."
    ),
    "weight-without-credit": "Write a `credit` at every position, or delete the weight.",
    "credit-without-reason": "Write `because` and the reason. The pupil reads it at the end.",
    "ending-without-sources": "Name the facts it rests on under `sources`.",
    "event-without-sources": "Name the facts it rests on under `sources`, or write `invented: yes`.",
}
"""By code: one thing to do, in a sentence or two, with the names of entries between backquotes."""
