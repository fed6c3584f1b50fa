"""Parts a printed line into its product and its directions, and sees what else the directions name."""

import re

from ldn_aid import resources
from ldn_aid.medicines.alike import names_alike, names_an_opioid
from ldn_aid.medicines.directions import count_after_name, directions_start
from ldn_aid.medicines.lexicon import load_lexicon
from ldn_aid.medicines.pieces import MAX_PIECE
from ldn_aid.medicines.product_numbers import taken_end
from ldn_aid.medicines.recognise import Recognition, recognise
from ldn_aid.medicines.release import says_depot
from ldn_aid.medicines.rxnorm import blanked
from ldn_aid.medicines.scan import Named, scan
from ldn_aid.medicines.sig_text import without_repeated
from ldn_aid.medicines.turns import without_turn
from ldn_aid.medicines.words import folded, words_of

_DOSE_RANGE = re.compile(
    r"(?<![\d./-])(?P<low>\d+(?:\.\d+)?)\s*(?:mg)?\s*(?:-|to)\s*(?P<high>\d+(?:\.\d+)?)\s*mg\b(?!\s*/)"
)
_DOSE_BEHIND = re.compile(
    r"\d\s*mg\s*(?:/\s*(?:\d+(?:\.\d+)?\s*)?ml\b|\b(?:(?!\b(?:and|plus)\b)[^+&\d])*?\b(?:tab|cap|pill)\w*)(?:(?!\b(?:and|plus)\b)[^+&\d])*?"
    r"(?P<dose>\d+(?:\.\d+)?(?:\s*(?:-|to)\s*\d+(?:\.\d+)?)?\s*mg)[\s,;:.()-]*$"
)
""" "20 mg/mL, 10 mg" and "2 mg tabs 4 mg": the strength, and the dose in mg."""
_LEAD = re.compile(
    r"^(?:(?:the\s+)?(?:patient|pt)\b|is\b|currently\b|takes?\b|taking\b|on\b|uses?\b|using\b|has\b|been\b|was\b|active\b|continue\b"
    r"|start\b|resume\b|rx\b|med(?:ication)?\s*:|drug\s*:|name\s*:|[:\-\s])+",
)
_MOST_LOOKED_UP = 6
_SHORTEST_MISSPELT = 6


def parted(whole: str) -> tuple[str, str]:
    """The product as printed, and the directions around it."""
    text = without_repeated(folded(whole))
    start = without_turn(text)
    lead = _LEAD.match(text[start:])
    start += lead.end() if lead else 0
    found = scan(text, load_lexicon())
    first = next((named for named in found.names if named.start >= start), None)
    unknown = next((word.end for word in found.unknown if word.start >= start), start)
    after = first.end if first else unknown
    end = directions_start(text, after)
    if first and _is_counted(first):
        count = count_after_name(text, after)
        end = end if count is None else min(end, count)
    if first and directions_start(text) < first.start and not whole[:start].strip():
        # "Take 1 tablet of oxycodone 5 mg daily": the directions stand on both sides.
        start = first.start
    if first and len(first.meaning.substances) == 1 and end < len(text):
        dose = _DOSE_BEHIND.search(text, first.end, end)
        end = dose.start("dose") if dose else end
    # What leaves a product's number in doubt stays with the product, for the gate reads nothing else.
    told = max(end, taken_end(text, first.end)) if first and first.doubtful else end
    product = whole[start:told].strip(" ,;:-–—|(\t")
    if not any(map(str.isalpha, product)):
        return whole[:MAX_PIECE], blanked(whole)
    return _with_form(product, whole[end:])[:MAX_PIECE], f"{whole[:start]} ; {whole[end:]}"


def _is_counted(named: Named) -> bool:
    """Whether a small number behind the name counts, and is no strength: it fixes its strength, or comes in none so small."""
    substances = [load_lexicon().substances[name] for name in named.meaning.substances]
    if any(one.opioid for one in substances):
        return bool(named.meaning.amounts)
    return bool(named.meaning.amounts) or any(one.classes & {"acetaminophen", "nsaid"} for one in substances)


def without_range(product: str, directions: str) -> tuple[str, str]:
    """A dose from-to, as in "oxycodone 5-10 mg q6h", belongs to the directions of a product with one ingredient."""
    found = _DOSE_RANGE.search(folded(product))
    named = recognise(product)
    if (
        not found
        or len(named.ingredients) != 1
        or named.strengths
        or float(found["low"]) >= float(found["high"])
    ):
        return product, directions
    dose = product[found.start() : found.end()]
    return (product[: found.start()] + product[found.end() :]).strip(), f"{directions} ; {dose}"


def _with_form(product: str, directions: str) -> str:
    """Adds a form that only the directions tell: "fentanyl 25 mcg, one patch every 72 hours"."""
    named = recognise(product)
    if named.route == "oral" and len(named.ingredients) == 1 and says_depot(named.ingredients[0], directions):
        forms = scan(folded(directions), load_lexicon()).forms
        return f"{product} injection" if not forms & {"patch", "buccal", "nasal", "topical"} else product
    forms = scan(folded(directions), load_lexicon()).forms - {"oral", "none", "long_acting"}
    if not named.recognised or named.route != "oral" or len(forms) != 1:
        return product
    form = next(iter(forms))
    return product if form in ("topical", "rectal") else f"{product} {form}"


def named_beside(recognition: Recognition, directions: str) -> tuple[str, ...]:
    """Medicines that the directions name beside the product, or name again with another strength."""
    found = scan(folded(directions), load_lexicon()).names
    names = dict.fromkeys(
        name for named in found if not named.meaning.weak for name in named.meaning.substances
    )
    again = recognise(directions)
    return tuple(
        name
        for name in names
        if name not in recognition.ingredients
        or again.strength_of(name) not in (None, recognition.strength_of(name))
    )


def like_an_opioid(text: str, known: tuple[str, ...] = ()) -> tuple[str, ...]:
    """Opioids, but the *known*, of which a word in *text* may be a misspelling: "and something with codiene"."""
    unknown = scan(folded(text), load_lexicon()).unknown[:_MOST_LOOKED_UP]
    names = (
        name for word in unknown if len(word.text) >= _SHORTEST_MISSPELT for name in names_alike(word.text)
    )
    lexicon = load_lexicon()
    return tuple(
        dict.fromkeys(
            name
            for name in names
            if names_an_opioid(name) and not set(lexicon.names[words_of(name)].substances) & set(known)
        )
    )


def may_be_taken(names: tuple[str, ...], directions: str) -> bool:
    """Whether medicines named in the directions may be taken too: any opioid, and any with a strength."""
    text = folded(directions)
    words = resources.read_toml("medicines/plain_words.toml")["not_taken"]
    if any(phrase in text for phrase in words):
        return False
    found = recognise(directions)
    return any(name in found.opioid_names or found.strength_of(name) for name in names)
