"""The record as pages of the site: the timeline, events, actors, articles, discrepancies and gaps.

Each page is MyST for its title and sections, with HTML inside them. The HTML needs no
script, and its addresses are relative.
"""

from collections.abc import Iterator

from record_site.articles import all_articles, article
from record_site.lists import all_actors, all_events, discrepancies, gaps, subjects, timeline
from record_site.pages import Page, Site, Writer
from record_site.things import actor, event
from vnus_trade import Chronology


def pages(record: Chronology) -> Iterator[Page]:
    """Every page of a record."""
    site = Site(record)
    top, below = Writer(site, ""), Writer(site, "../")
    yield timeline(top)
    yield all_events(below)
    yield from (event(each, below) for each in record.all_events)
    yield all_actors(below)
    yield from (actor(each, below) for each in record.actors)
    yield all_articles(below)
    yield from (article(each, below) for each in record.sources)
    yield subjects(top)
    yield discrepancies(top)
    yield gaps(top)
