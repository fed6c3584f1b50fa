"""LDN Aid: a shared-decision aid for people with long-lasting pain and their clinicians."""

import os

# No plug-in that happens to be installed here looks on while answers are validated, nor is one searched for at the start.
os.environ["PYDANTIC_DISABLE_PLUGINS"] = "__all__"

__version__ = "0.1.0"
