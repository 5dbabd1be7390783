"""Ten thousand files, of which a tenth are damaged in every way found, are all counted, and right."""

from __future__ import annotations

from collections import Counter
from itertools import islice
from pathlib import Path

from game.replaying.journal import encode
from game.reports.division import divide
from game.reports.gathering import gather
from game.reports.gradebook import gradebook
from game.reports.results import Attempts
from tests.reports.made import CARELESS, CITED, HARD, KIND, MODERATE, NOON, WARM, kept, load, spoilt

COUNT = 10_000


def lay_out(folder: Path, count: int) -> Counter[str]:
    """So many files, every tenth of them spoilt; how many sound plays came to which ending."""
    plays = [
        encode(kept("Ada", choices, marks))
        for choices in (MODERATE, WARM, HARD, KIND)
        for marks in (CITED, CARELESS)
    ]
    ways = sum(1 for _way in spoilt(plays[0].encode()))
    reached: Counter[str] = Counter()
    for number in range(count):
        text = plays[number % len(plays)]
        text = text.replace('"label": "Ada"', f'"label": "Pupil {number}"', 1)
        text = text.replace(f'"at": {NOON}', f'"at": {NOON + number}', 1)
        data = text.encode()
        if number % 10 == 9:
            _way, data = next(islice(spoilt(data), number // 10 % ways, None))
        else:
            reached[text.rsplit('"then": "', 1)[1].split('"', 1)[0]] += 1
        room = folder / f"{number // 500}"
        room.mkdir(exist_ok=True)
        (room / f"{number}.jsonl").write_bytes(data)
    return reached


def test_ten_thousand_files_with_every_tenth_damaged_add_up(tmp_path: Path) -> None:
    reached = lay_out(tmp_path, COUNT)
    with gather([tmp_path], load) as results:
        counted = results.counted()
        assert counted.read == COUNT
        assert counted.used == COUNT * 9 // 10
        assert counted.used + sum(count for _why, count in counted.aside) == COUNT
        numbers = {int(Path(aside.file).stem) for aside in results.aside}
        assert numbers == set(range(9, COUNT, 10))
        (division,) = divide(results.chosen(Attempts.LAST))
        rows = sum(1 for _row in gradebook(results.chosen(Attempts.LAST), results.scenarios)) - 1
    assert division.endings == reached
    assert rows == division.results == counted.used
