"""Values to safe HTML; nothing here knows which site generator will take it."""
