"""What must be said before anyone chooses."""
