"""Tables of the administrative division of France: see LISEZMOI.md beside."""
