"""The page of expectations: one row for each expectation, one column for each council."""
