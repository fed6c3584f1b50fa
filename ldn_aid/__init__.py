"""LDN Aid: a shared-decision aid for people with long-lasting pain and their clinicians."""

__version__ = "0.1.0"
