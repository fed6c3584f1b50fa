"""The controls that the steps are made of, one kind a module."""
