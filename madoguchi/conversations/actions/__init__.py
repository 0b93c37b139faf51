"""Everything that changes a conversation: one function per verb, with its check, its write and its fact."""
