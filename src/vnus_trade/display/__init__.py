"""Display: the record for people, in a terminal, as HTML, as pictures and as footnotes."""
