"""Files beside the pages: data, calendar and feed."""
