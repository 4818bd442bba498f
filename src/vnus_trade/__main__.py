"""The start of `python -m vnus_trade`."""

import sys

from vnus_trade.command.main import main

sys.exit(main())
