"""Outside services as they answer on loopback: for the tests, and for the demo's page that plays a phone."""
