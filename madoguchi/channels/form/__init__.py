"""The web form: what it is about, the best answers first, and then to people."""
