"""``python -m faire_avec`` is the command ``faire-avec``."""

import sys

from faire_avec.cli import main

sys.exit(main())
