"""The page of an edition: the adopted text with its margin."""
