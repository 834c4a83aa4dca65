"""Keys of entities: what two mentions must share to be one person, body, place, work or programme across articles.

The rule is conservative, and needs nothing but the article: the same page gives the same keys on any machine, whatever was loaded before.

- A body, a work and a programme is its full name. One that is called by its level only (区民政局, where the article names no district) is
  of its paper.
- A place is its code where its name is that of the coded place (天津 and 天津市); what lies in a coded place (a village in its town) is
  its name and that code; a place without a code is of its paper.
- A person is the full name and the paper: three characters or more are seldom two people of one paper. A name of two characters (王伟) is
  one person only with one affiliation, and without one in one article. Who is called by less than a full name (李女士, 张某) is nobody
  beyond the article.
"""

from __future__ import annotations

import hashlib
import unicodedata
from collections.abc import Sequence

from flows.lexicon import Lexicon
from flows.tag.names.codes import gazetteer_of
from flows.tag.names.full_names import LEVEL, is_full_name
from flows.values import Mention

DIGITS = 12
SHORT_NAME = 2


def entity_ids(mentions: Sequence[Mention], paper: str | None, article_id: str, lexicon: Lexicon) -> list[str]:
    """The key of the entity of each mention of an article: its kind, and digits of a hash of what makes it that entity."""
    affiliations = {one.name: one.affiliation for one in reversed(mentions) if one.affiliation}
    full = {one.surface: one.name for one in mentions if one.kind == "organisation"}
    ids = []
    for mention in mentions:
        affiliation = affiliations.get(mention.name)
        shared = _shared(mention, full.get(affiliation or "", affiliation), paper or article_id, article_id, lexicon)
        written = unicodedata.normalize("NFKC", "|".join((mention.kind, *shared))).replace(" ", "")
        digits = hashlib.sha256(written.encode("utf-8", "replace")).hexdigest()[:DIGITS]
        ids.append(f"{mention.kind}-{digits}")
    return ids


def _shared(mention: Mention, affiliation: str | None, paper: str, article_id: str, lexicon: Lexicon) -> tuple[str, ...]:
    """What mentions share that are of one entity."""
    name = mention.name
    if mention.kind == "place":
        return _of_place(name, mention.adcode, paper, lexicon)
    if mention.kind == "person":
        return _of_person(name, affiliation, paper, article_id, lexicon)
    return (name, paper) if mention.kind == "organisation" and LEVEL.match(name) else (name,)


def _of_place(name: str, adcode: str | None, paper: str, lexicon: Lexicon) -> tuple[str, ...]:
    if adcode is None:
        return name, paper
    return (adcode,) if adcode in gazetteer_of(lexicon).names.get(name, ()) else (name, adcode)


def _of_person(name: str, affiliation: str | None, paper: str, article_id: str, lexicon: Lexicon) -> tuple[str, ...]:
    if not is_full_name(name, lexicon):
        return name, article_id
    return (name, paper) if len(name) > SHORT_NAME else (name, affiliation or article_id, paper)
