"""Questions and their answers: names, listings, what a question asks of facts and of time, and the plans."""
