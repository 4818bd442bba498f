"""An invented folder whose sources, round, document and place have every field that citing needs."""

from functools import reduce
from hashlib import sha256
from pathlib import Path

import vnus_trade
from vnus_trade.record.chronology import Chronology

BUREAU = """Bureau of Arden, 4 June 2031
The third round of Arden with Borland was held at 日內瓦 on 3 June 2031 by video; Ada Lorn led the team of Arden.
The minutes of 3 June 2031 were published.
"""
DISPATCH = """Envoys of Arden and Borland met in Genève for the third round, led by Ada Lorn.
"""
RECORD = """
[[negotiation]]
id = "talks"
title = "Talks of Arden and Borland"
parties = []

[[place]]
id = "geneva"
name = "Geneva"
aliases = ["Genève", "日內瓦"]
country = "Switzerland"

[[place]]
id = "port"
name = "Port Sorrow"
"""
ORIGINAL = """from = "bureau.txt"

[source]
id = "bureau"
sha256 = "{digest}"
title = 'A 50% & "third_round" of {{talks}}, #3 ~ $1^2'
authors = ["Đỗ Thị Ngọc", "Ola {{Sand}}"]
origin = "Bureau of Arden"
url = "https://example.org/đàm-phán?a=1&b=%7B2%7D_#3"
archived = "https://web.archive.org/web/2031/https://example.org/talks"
accessed = "2031-12-03"
standing = "corrected"
published = {{ is = "2031-06-04", phrase = "4 June 2031" }}
zone = "UTC"
inferred = {{ zone = "Arden keeps the time of Greenwich" }}

  [[source.evidence]]
  quote = "Bureau of Arden, 4 June 2031"
  for = "origin published"

[[actor]]
id = "lorn"
name = "Ada Lorn"
kind = "person"

  [[actor.evidence]]
  quote = "Ada Lorn"
  for = "name kind"

[[round]]
id = "round-3"
title = "Third round"
number = 3
when = {{ is = "2031-06-03", phrase = "3 June 2031" }}
place = "Geneva"
participants = {{ head = ["lorn"] }}
mode = "video"
series = "the second talks"
documents = ["minutes"]
inferred = {{ series = "The talks of 2030 counted their own" }}

  [[round.evidence]]
  quote = "third round of Arden with Borland was held at 日內瓦 on 3 June 2031 by video; Ada Lorn led the team"
  for = "number when place participants mode documents"

[[document]]
id = "minutes"
title = "Minutes"
date = {{ is = "2031-06-03", phrase = "3 June 2031" }}
url = "http://example.org/minutes"

  [[document.evidence]]
  quote = "The minutes of 3 June 2031 were published."
  for = "date"
"""
# Its file comes first, so that the source it is a translation of has to be found behind it.
TRANSLATION = """from = "dispatch.txt"

[source]
id = "dispatch"
sha256 = "{digest}"
title = "Envoys meet"
publisher = "Dispatch"
origin = "Reporter"
translation_of = "bureau"
standing = "retracted"
published = "2031-06"
zone = "UTC"
inferred = {{ publisher = "x", origin = "x", published = "x", zone = "x" }}

[[extend]]
id = "round-3"

  [[extend.evidence]]
  quote = "met in Genève for the third round, led by Ada Lorn"
  for = "place participants number"

[[set_aside]]
lines = "1"
reason = "background"
"""


def cited(folder: Path, **instead: str) -> Chronology:
    """Load the folder, written here with some texts of a file exchanged, each for the one that is its key."""
    curation = folder / "curation"
    curation.mkdir(parents=True)
    files = {"record.toml": RECORD}
    for name, text, entries in (("dispatch", DISPATCH, TRANSLATION), ("bureau", BUREAU, ORIGINAL)):
        content = text.encode()
        (folder / f"{name}.txt").write_bytes(content)
        files[f"{name}.toml"] = entries.format(digest=sha256(content).hexdigest())
    for name, written in files.items():
        changed = reduce(lambda text, pair: text.replace(*pair), instead.items(), written)
        (curation / name).write_text(changed, encoding="utf-8")
    return vnus_trade.load(folder)
