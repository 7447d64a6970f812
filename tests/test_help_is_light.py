"""``lagebild --help`` answers at once: nothing heavy is loaded before a command needs it."""

from __future__ import annotations

import subprocess
import sys

HEAVY = ("spacy", "numpy", "trafilatura", "pydantic", "jinja2", "babel", "starlette", "sqlite3", "lxml")


def test_no_heavy_import_for_help() -> None:
    script = (
        "import sys\n"
        "sys.argv = ['lagebild', '--help']\n"
        "from lagebild.cli import main\n"
        "try:\n    main()\n"
        "except SystemExit:\n    pass\n"
        f"print('LOADED', *[name for name in {HEAVY!r} if name in sys.modules])\n"
    )
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert done.stdout.splitlines()[-1] == "LOADED"
