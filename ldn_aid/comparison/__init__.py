"""The options side by side for this person, and how they line up with what matters."""
