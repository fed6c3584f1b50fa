"""The numbered list of sources at the end of a document: each stands there once."""

from ldn_aid.evidence.models import Pack, Source
from ldn_aid.safety import rules
from ldn_aid.summary.blocks import Linked


class References:
    """Numbers sources in the order in which the text first leans on them."""

    def __init__(self, pack: Pack) -> None:
        self._pack = pack
        self._numbers: dict[str, int] = {}

    def cite(self, *sources: str) -> str:
        """The mark for *sources*, such as ``[1, 3]``.

        A source is a key of the pack or of ``resources/rules/sources.toml``, or a citation in words.
        """
        numbers = sorted(self._numbers.setdefault(key, len(self._numbers) + 1) for key in sources)
        return f"[{', '.join(map(str, numbers))}]" if numbers else ""

    def items(self) -> tuple[str | Linked, ...]:
        """What each number stands for, in their order, with a web address where there is one."""
        return tuple(map(self._full, self._numbers))

    def short_items(self) -> tuple[str, ...]:
        """The same, each with its identifier only."""
        return tuple(map(self._short, self._numbers))

    def _full(self, key: str) -> str | Linked:
        source = self._source(key)
        if source is None:
            return key
        text = f"{source.citation}. {source.note}" if source.note else f"{source.citation}."
        if source.doi:
            return Linked(text, f"https://doi.org/{source.doi}")
        if source.pmid:
            return Linked(text, f"https://pubmed.ncbi.nlm.nih.gov/{source.pmid}")
        return Linked(text, source.url or "")

    def _short(self, key: str) -> str:
        source = self._source(key)
        if source is None:
            return key
        pmid = f"PMID {source.pmid}" if source.pmid else ""
        found_under = f"doi {source.doi}" if source.doi else pmid or source.url or ""
        return ". ".join(filter(None, (source.citation, found_under)))

    def _source(self, key: str) -> Source | None:
        if key in self._pack.sources:
            return self._pack.sources[key]
        entry = rules.table("sources").get(key)
        # Not validated: a rule may rest on something that was never published.
        return Source.model_construct(**entry) if entry else None


def keys_in(citations: str) -> tuple[str, ...]:
    """The keys of the sources that a rule's *citations* in words name; *citations* itself where there is none."""
    found = [key for key in rules.table("sources") if rules.citation(key) in citations]
    return tuple(found) or (citations,)
