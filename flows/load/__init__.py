"""Load: put tagged pages into the tables of the warehouse, a batch in one transaction."""
