"""One module a kind of section; each makes a `Section` from its noun of the blueprint."""
