"""The player's letter against the real one, every point citing a passage. Pure."""
