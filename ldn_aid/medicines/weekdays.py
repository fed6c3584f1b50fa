"""Schedules by the day of the week: "MWF", "Mon, Wed and Fri", "3 days a week", "on dialysis days"."""

_DAY = r"(?:mon(?:day)?s?|tue(?:s(?:day)?)?s?|wed(?:s|nes(?:day)?s?)?|thu(?:r(?:s(?:day)?)?)?s?|fri(?:day)?s?|sat(?:ur(?:day)?)?s?|sun(?:day)?s?)"
WEEKDAYS = (
    rf"\b(?:on|every|each)\s+{_DAY}\b(?:\W+(?:and\W+)?{_DAY}\b)*|\b{_DAY}(?:\W{{1,3}}(?:and\W{{1,2}}|to\W{{1,2}}|thru\W{{1,2}})?{_DAY}\b)+"
    r"|\bm\W?w\W?f\b|\bt(?:u|ue)?\W?th\W?s(?:at|a|u)?\b|\btts\b|\b[1-6]\s*days?\s*(?:a|per|each|/|out\s+of\s+the)\s*week\b|\bon\s+(?:dialysis|hd|work|week|non\W?dialysis)\s*-?\s*days\b|\bweek(?:ends?|days?)\b"
)
"""For folded text. On the days in between nothing is taken: a day on which it is taken counts."""
