"""Post and fax: what comes in on paper, and letters that go out."""
