"""A letter as it was really written: the text that quotations are checked against."""

from __future__ import annotations

from dataclasses import dataclass, field

from game.model.place import Place


@dataclass(frozen=True, slots=True)
class Sentence:
    """A whole sentence of a letter: what a player marks. `label` is like `K8.2`: paragraph, sentence."""

    label: str
    text: str


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A numbered paragraph of the body. `label` is like `K8`; `line` is its first line in the file.

    The sentences, joined by single spaces, are the paragraph's text.
    """

    label: str
    sentences: tuple[Sentence, ...]
    line: int = 1

    @property
    def text(self) -> str:
        """The paragraph as one line, white space folded, nothing else changed."""
        return " ".join(sentence.text for sentence in self.sentences)


@dataclass(frozen=True, slots=True)
class Footnote:
    """A note of the translator or editor; `mark` is its number as it stands in the text, without brackets."""

    mark: str
    text: str


@dataclass(frozen=True, slots=True)
class Letter:
    """A letter read from its pinned file.

    The archive's heading, summary and notes are not part of it: only `greeting`, `paragraphs` (the body),
    `signature`, and the numbered `footnotes`. `sha256` is the hash of the file's bytes.
    """

    id: str
    title: str
    by: str
    date: str
    citation: str
    file: str
    sha256: str
    greeting: tuple[str, ...]
    paragraphs: tuple[Paragraph, ...]
    signature: tuple[str, ...]
    footnotes: tuple[Footnote, ...] = ()
    at: Place | None = field(default=None, compare=False)

    def sentence(self, label: str) -> Sentence | None:
        """The sentence with this label, or None."""
        for paragraph in self.paragraphs:
            for sentence in paragraph.sentences:
                if sentence.label == label:
                    return sentence
        return None


@dataclass(frozen=True, slots=True)
class Quotation:
    """Words of a letter, as the author of a scenario quoted them.

    `sentences` are the labels of the sentences the words were found in; it is empty until, or unless, the
    words are verified to stand in the body. An ellipsis in `text` joins parts that follow each other.
    """

    text: str
    sentences: tuple[str, ...] = ()
    at: Place | None = field(default=None, compare=False)

    @property
    def paragraph(self) -> str:
        """The label of the paragraph it begins in (`K8` of `K8.2`), or nothing when not verified."""
        return self.sentences[0].partition(".")[0] if self.sentences else ""
