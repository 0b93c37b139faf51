"""Every way to reach the company, on one page."""
