"""The start of `python -m vnus_trade`."""

import sys

from vnus_trade.cli import main

sys.exit(main())
