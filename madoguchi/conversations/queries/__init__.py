"""Reading conversations: every answer is a shape, and only what the viewer may see."""
