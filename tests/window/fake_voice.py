#!/usr/bin/env python3
"""Stands for a voice: writes down how it was called and what it was given, then speaks until it is ended.

A folder is named in VOICE_LOG; a text that holds the word `briefly` is over at once.
"""

from __future__ import annotations

import os
import sys
import time
from pathlib import Path

text = sys.stdin.buffer.read().decode()
folder = Path(os.environ["VOICE_LOG"])
part = folder / f"{len(list(folder.iterdir())):03d}.part"
part.write_text(" ".join(sys.argv[1:]) + "\n" + text, encoding="utf-8")
part.rename(part.with_suffix(".txt"))
if "briefly" not in text:
    time.sleep(60)
