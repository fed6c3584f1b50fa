"""Checks an evidence pack against the scorecard of decision-aid standards, row by row.

Each module holds the checks of one subject; ``scorecard`` puts them together with ``resources/audit/``, where the
rows, the limits and the words to look for are data.
"""
