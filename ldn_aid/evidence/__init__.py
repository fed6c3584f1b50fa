"""What is known of each option, from which source, how surely."""
