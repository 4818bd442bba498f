/* As Sphinx scores what it finds, but for the pages of the record: people and events come before lists of what is open. */
var Scorer = {
  score: ([page, , , , score]) => score + (page.startsWith("record/") ? ({ actors: 6, events: 4 }[page.split("/")[1]] ?? -4) : 0),
  objNameMatch: 11,
  objPartialMatch: 6,
  objPrio: { 0: 15, 1: 5, 2: -5 },
  objPrioDefault: 0,
  title: 15,
  partialTitle: 7,
  term: 5,
  partialTerm: 2,
};
