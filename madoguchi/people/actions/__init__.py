"""Everything that changes people: one function per verb, with its check, its write and its fact."""
