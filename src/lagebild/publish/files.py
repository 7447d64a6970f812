"""Writing a file so that a reader never sees half of it."""

from __future__ import annotations

import os
import tempfile
from pathlib import Path

from lagebild.errors import PublishError


def write_atomically(path: Path, content: str | bytes) -> None:
    """Write ``content`` to ``path``: the whole of it or nothing; a file that already holds it is left alone.

    Raises PublishError, naming the file, when it cannot be written.
    """
    data = content.encode("utf-8") if isinstance(content, str) else content
    try:
        if path.is_file() and path.read_bytes() == data:
            return
        with tempfile.NamedTemporaryFile(dir=path.parent, prefix=f".{path.name}.", delete=False) as file:
            file.write(data)
        Path(file.name).chmod(0o666 & ~_umask())
        os.replace(file.name, path)  # noqa: PTH105 - atomic on the same file system
    except OSError as error:
        raise PublishError(f"{path}: cannot be written: {error.strerror or error}") from error


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask
