"""Records of other systems on their way in: read, checked, compared with what was said last, written once."""
