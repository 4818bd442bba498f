"""Seven courses of real tariffs of 2025, told of invented states, and what each levied by the articles of a day."""

from tests.measures.invented_courses import Course, told

_TEN = told("ten", "2025-04-02", "plan", "start", change="introduces", rate=10, in_force="2025-04-05")
_FORTY_SIX = told(
    *("forty-six", "2025-04-02", "plan", "raise"), change="raises", rate=46, in_force="2025-04-09", continues="ten"
)
LAMPS = Course(
    {
        "plan": ("2025-04-03", "Norland lays 10 per cent on Sudmark's goods from 5 April, and 46 from 9 April."),
        "start": ("2025-04-06", "Norland's 10 per cent on Sudmark are in force."),
        "raise": ("2025-04-09", "Sudmark's goods now pay 46 per cent in Norland."),
        "pause": ("2025-04-11", "The 46 per cent are suspended from 10 April to 9 July; 10 per cent apply."),
        "deal": ("2025-07-03", "It shall be 20 per cent, Norland says; until then the pause goes on."),
        "longer": ("2025-07-08", "The pause, still on, lasts until 1 August."),
        "order": ("2025-08-01", "By order, 20 per cent as promised from 7 August. The pause is on."),
        "after": ("2025-08-10", "Sudmark pays the 20 per cent."),
    },
    (
        _TEN,
        _FORTY_SIX,
        told(
            *("pause", "2025-04-09", "pause", "pause deal longer order"),
            change="suspends",
            rate=10,
            in_force="2025-04-10",
            expires="2025-07-09",
            continues="forty-six",
        ),
        told("promise", "2025-07-02", "deal", stage="announced", change="cuts", rate=20, continues="forty-six"),
        told("longer", "2025-07-07", "longer", change="prolongs", expires="2025-08-01", continues="pause"),
        told(
            *("order", "2025-07-31", "order", "after"),
            change="cuts",
            rate=20,
            in_force="2025-08-07",
            continues="forty-six",
            fulfils=("promise",),
        ),
    ),
)
TRUCE = Course(
    {
        "duel": ("2025-04-11", "Norland's 145 per cent on Sudmark are in force since 10 April."),
        "talks": ("2025-05-12", "Still 145 per cent; from 14 May 30 per cent, for 90 days."),
        "truce": ("2025-05-15", "Sudmark's goods pay 30 per cent."),
    },
    (
        told("duel", "2025-04-09", "duel", "duel talks", change="raises", rate=145, in_force="2025-04-10"),
        told(
            *("truce", "2025-05-12", "talks", "truce"),
            change="cuts",
            rate=30,
            in_force="2025-05-14",
            expires="2025-08-12",
            continues="duel",
        ),
    ),
)
FILMS = Course(
    {
        "threat": ("2025-05-05", "Norland threatens 100 per cent on films."),
        "again": ("2025-09-30", "Norland repeats its threat."),
    },
    (told("films", "2025-05-04", "threat", change="introduces", rate=100, stage="threatened"),),
)
COURT = Course(
    {
        "start": ("2025-04-06", "The 10 per cent are in force."),
        "ruling": ("2025-05-29", "A court strikes the 10 per cent down; they are levied still."),
        "stay": ("2025-05-30", "A higher court stays the ruling from 29 May."),
        "still": ("2025-06-15", "The 10 per cent are levied on."),
        "supreme": ("2026-02-21", "The last court ends the 10 per cent, levied today, from 24 February."),
        "end": ("2026-02-25", "The 10 per cent are gone."),
    },
    (
        told(
            *("base", "2025-04-02", "start", "start ruling still supreme"),
            change="introduces",
            rate=10,
            in_force="2025-04-05",
        ),
        told("ruling", "2025-05-28", "ruling", stage="announced", change="removes", continues="base"),
        told("stay", "2025-05-29", "stay", change="suspends", in_force="2025-05-29", continues="ruling"),
        told("last", "2026-02-20", "supreme", "end", change="removes", in_force="2026-02-24", continues="base"),
    ),
)
CARS = Course(
    {
        "cars": ("2025-05-03", "Cars of Sudmark pay 25 per cent since 3 April."),
        "summer": ("2025-08-22", "Cars pay 25 per cent still."),
        "back": ("2025-09-26", "Cars are to pay 15 per cent, from 1 August on, backwards."),
        "paid": ("2025-10-10", "Cars pay 15 per cent."),
    },
    (
        told("cars", "2025-03-26", "cars", "cars summer", change="introduces", rate=25, in_force="2025-04-03"),
        told("back", "2025-09-25", "back", "paid", change="cuts", rate=15, in_force="2025-08-01", continues="cars"),
    ),
)
UNSAID = Course(
    {
        "plan": ("2025-04-06", "10 per cent are in force since 5 April, and 46 come on 9 April."),
        "start": ("2025-04-06", "Sudmark pays 10 per cent."),
        "raise": ("2025-04-09", "The 46 per cent are in force."),
        "pause": ("2025-04-11", "The 46 per cent are suspended, from 10 April to 9 July."),
    },
    (
        _TEN,
        _FORTY_SIX,
        told(
            *("pause", "2025-04-09", "pause", "pause"),
            change="suspends",
            in_force="2025-04-10",
            expires="2025-07-09",
            continues="forty-six",
        ),
    ),
)
MOVED = Course(
    {
        "plan": ("2025-07-10", "20 per cent from 1 August."),
        "later": ("2025-08-01", "The 20 per cent begin on 7 August instead."),
        "begun": ("2025-08-08", "The 20 per cent are in force."),
    },
    (
        told("twenty", "2025-07-09", "plan", change="introduces", rate=20, in_force="2025-08-01"),
        told("later", "2025-07-31", "later", "begun", change="postpones", in_force="2025-08-07", continues="twenty"),
    ),
)

ANSWERS = [
    (LAMPS, "2025-04-04", "2025-04-04", "", "none"),
    (LAMPS, "2025-04-04", "2025-04-05", "", "none 10"),
    (LAMPS, "2025-04-04", "2025-04-09", "", "none 10 46"),
    (LAMPS, "2025-04-12", "2025-04-07", "10", ""),
    (LAMPS, "2025-04-12", "2025-04-09", "46", ""),
    (LAMPS, "2025-04-12", "2025-04-10", "10", ""),
    (LAMPS, "2025-04-12", "2025-07-08", "", "10"),
    (LAMPS, "2025-04-12", "2025-07-20", "", "46 10"),
    (LAMPS, "2025-08-01", "2025-07-08", "10", ""),
    (LAMPS, "2025-08-01", "2025-07-20", "10", ""),
    (LAMPS, "2025-08-01", "2025-08-01", "10", ""),
    (LAMPS, "2025-08-10", "2025-07-20", "10", ""),
    (LAMPS, "2025-08-10", "2025-08-06", "10", ""),
    (LAMPS, "2025-08-10", "2025-08-07", "20", ""),
    (LAMPS, "2025-08-10", "2025-08-10", "20", ""),
    (LAMPS, "2025-08-10", "2025-09-01", "", "20"),
    (TRUCE, "2025-05-16", "2025-05-14", "30", ""),
    (TRUCE, "2025-05-16", "2025-08-11", "", "30"),
    (TRUCE, "2025-05-16", "2025-08-13", "", "145 30"),
    (TRUCE, "2025-04-12", "2025-04-10", "145", ""),
    (FILMS, "2025-05-05", "2025-05-20", "", ""),
    (FILMS, "2025-09-30", "2025-09-30", "", ""),
    (FILMS, "2025-09-30", "2025-12-01", "", ""),
    (COURT, "2025-04-07", "2025-04-06", "10", ""),
    (COURT, "2025-05-29", "2025-05-29", "10", "none"),
    (COURT, "2025-06-16", "2025-06-01", "10", ""),
    (COURT, "2025-06-16", "2025-06-14", "10", ""),
    (COURT, "2026-02-25", "2025-12-01", "10", ""),
    (COURT, "2026-02-25", "2026-02-23", "10", ""),
    (COURT, "2026-02-25", "2026-02-24", "none", ""),
    (CARS, "2025-08-22", "2025-08-10", "25", ""),
    (CARS, "2025-09-26", "2025-08-10", "15", ""),
    (CARS, "2025-10-10", "2025-08-10", "15", ""),
    (CARS, "2025-10-10", "2025-07-01", "25", ""),
    (UNSAID, "2025-04-11", "2025-04-10", "10", ""),
    (UNSAID, "2025-04-11", "2025-05-10", "", "10"),
    (UNSAID, "2025-04-11", "2025-07-20", "", "10 46"),
    (UNSAID, "2025-04-09", "2025-04-09", "46", ""),
    (MOVED, "2025-07-10", "2025-08-03", "", "none 20"),
    (MOVED, "2025-08-01", "2025-08-03", "", "none"),
    (MOVED, "2025-08-01", "2025-08-08", "", "none 20"),
    (MOVED, "2025-08-08", "2025-08-03", "none", ""),
    (MOVED, "2025-08-08", "2025-08-08", "20", ""),
]
"""The course, the last day of publication, the day asked about, the certain rates, and those that are only possible."""


def rates_of(course: Course, published: str, day: str) -> list[str]:
    """The certain rates of a day, and those that are only possible; both empty where nothing is levied or may be."""
    lines = list(course.until(published).rates(on=day, imposed_by="Norland", applied_to="Sudmark"))
    found = [rate for line in lines for rate in line.certainly], [rate for line in lines for rate in line.possibly]
    return [" ".join(str(rate).removesuffix(" per cent") for rate in rates) for rates in found]
