"""Google Business Profile: the reviews of one place."""
