"""What a customer wants: a small model that learns from a few examples of each intent."""
