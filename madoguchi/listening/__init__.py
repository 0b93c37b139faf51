"""What is said about the company elsewhere: found, understood, answered, made a conversation."""
