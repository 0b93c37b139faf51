"""What only some kinds of article have: a tree of questions, a film, a state, an edition."""
