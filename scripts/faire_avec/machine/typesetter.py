"""Typst in a process of its own, which gives its memory back to the system when it ends.

Run as a program, with the process that asks, the Typst file, and on its input the texts as JSON;
it writes the PDF/UA, or what Typst refuses.
"""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

from faire_avec.machine.processes import bound_to

_REFUSED = 3


class Refused(RuntimeError):
    """Typst cannot set these pages; the message is its own."""


def typeset(template: Path, name: str, data: str) -> bytes:
    """A PDF/UA.

    Args:
        template: the Typst file.
        name: how the file calls the texts (``sys.inputs``).
        data: the texts.

    Raises:
        Refused: when they cannot be set.
    """
    package = Path(__file__).resolve().parents[2]
    path = os.pathsep.join([str(package), *filter(None, [os.environ.get("PYTHONPATH")])])
    run = subprocess.run(
        [sys.executable, "-m", __name__, str(os.getpid()), str(template), name],
        input=data.encode("utf-8", "surrogatepass"), capture_output=True, check=False,
        env=os.environ | {"PYTHONPATH": path},
    )
    if run.returncode != 0:
        raise Refused(run.stderr.decode("utf-8", "replace").strip())
    return run.stdout


def main(words: Sequence[str]) -> int:
    """Set what is on the input."""
    parent, template, name = words
    bound_to(int(parent))
    import typst  # a large library, needed here only

    data = sys.stdin.buffer.read().decode("utf-8", "surrogatepass")
    try:
        content = typst.compile(
            Path(template).read_bytes(), format="pdf", ignore_system_fonts=True,
            pdf_standards=["ua-1"], sys_inputs={name: data},
        )
    except RuntimeError as error:
        sys.stderr.buffer.write(str(error).encode("utf-8", "replace"))
        return _REFUSED
    assert isinstance(content, bytes)
    sys.stdout.buffer.write(content)
    return 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
