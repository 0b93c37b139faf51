"""Apple's App Store: the reviews of one app in one country."""
