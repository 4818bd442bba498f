"""What is agreed and owed: agreements and commitments drafted from sentences that have been read."""
