"""What this patient and clinician said: one immutable, versioned ``Conversation``."""
