"""One writer to a file: a lock that the system takes back when a program ends, however it ends."""

from __future__ import annotations

import sys
from typing import IO

if sys.platform == "win32":
    import msvcrt

    _BEYOND = 1 << 30  # Windows also keeps readers from what is locked: so lock where nothing is ever written

    def lock(file: IO[bytes]) -> bool:
        """Lock the file for as long as it is open; False where another program has it."""
        at = file.tell()
        file.seek(_BEYOND)
        try:
            msvcrt.locking(file.fileno(), msvcrt.LK_NBLCK, 1)
        except OSError:
            return False
        finally:
            file.seek(at)
        return True

else:
    import fcntl

    def lock(file: IO[bytes]) -> bool:
        """Lock the file for as long as it is open; False where another program has it."""
        try:
            fcntl.flock(file.fileno(), fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return False
        except OSError:  # some network disks know no locks; then nobody can hold one
            return True
        return True
