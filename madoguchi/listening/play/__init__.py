"""Google Play: the reviews of one app."""
