"""Démarche: an educational diplomacy game played by letters.

Importing this package does nothing: no folder is made, no window is opened. `game/README.md` draws the
house; `game.cli` is the door.
"""

__version__ = "0.1.0"
