"""The page of expectations: one row an expectation, one column a council."""
