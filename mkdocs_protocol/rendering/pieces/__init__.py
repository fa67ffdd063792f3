"""Live pieces that quote by name: a clause, a review state, a topic of every council."""
