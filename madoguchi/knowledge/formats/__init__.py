"""Files of articles in the forms of other systems: each module reads one form into rows, or writes rows."""
