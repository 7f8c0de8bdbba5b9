"""What the watch found: for people, for tools, and a ticket for each sheet that may be wrong."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from datetime import date

from faire_avec.language.fold import inert, shorten
from faire_avec.upkeep.watch.judge import ALARMS, Outcome
from faire_avec.upkeep.watch.round import Result

_LABELS = {
    Outcome.CHANGED: "Nombre changé",
    Outcome.GONE: "Passage disparu",
    Outcome.REWORDED: "Dit autrement, mêmes nombres",
    Outcome.MOVED: "Page déplacée",
    Outcome.UNREADABLE: "Page illisible par un programme",
    Outcome.REFUSED: "Refusé aux programmes",
    Outcome.UNREACHABLE: "Injoignable ce jour-là",
    Outcome.PRESENT: "Présent",
}
_WHAT = {
    Outcome.CHANGED: "Relisez la page : corrigez le fait, puis refaites l'empreinte.",
    Outcome.GONE: "Cherchez si la règle a changé ou si elle est dite ailleurs.",
    Outcome.REWORDED: "Relisez : si le sens est le même, refaites l'empreinte.",
    Outcome.MOVED: "Mettez la nouvelle adresse dans sources.yml.",
    Outcome.UNREADABLE: "À ouvrir à la main.",
    Outcome.REFUSED: "À ouvrir à la main : le site refuse les programmes, la page vit sans doute.",
    Outcome.UNREACHABLE: "Rien à faire si cela ne dure pas.",
}
# A forge cuts a ticket near 65,000 signs.
_MOST_LINES = 60
_LONGEST = 400


def _quoted(text: str) -> str:
    return inert(shorten(text, _LONGEST))


def _owners(result: Result) -> str:
    return ", ".join(dict.fromkeys(fact.owner for fact in result.watched.facts)) or "aucun fait"


def as_markdown(
    found: Sequence[Result], today: date, *, waiting: int, law: str, moved: int
) -> str:
    """The report, whole: it replaces the one before.

    Args:
        found: what became of each passage.
        today: day of the report.
        waiting: pages that were not seen yet.
        law: what is to be said of the articles of law; may be empty.
        moved: facts whose date moves.
    """
    counts = Counter(result.verdict.outcome for result in found)
    lines = [
        f"Veille des sources, état du {today.isoformat()}. Ce texte est récrit à chaque passage.",
        "",
        f"{len(found)} passages vus, dans {len({one.watched.url for one in found})} pages. "
        f"{waiting} pages attendent leur tour. {moved} dates avancent.",
        "",
        "| ce qu'est devenu le passage | passages |", "| --- | ---: |",
        *(f"| {_LABELS[outcome]} | {counts[outcome]} |" for outcome in Outcome),
    ]
    if law:
        lines += ["", law]
    for outcome in Outcome:
        of_class = [result for result in found if result.verdict.outcome is outcome]
        if outcome is Outcome.PRESENT or not of_class:
            continue
        lines += ["", f"## {_LABELS[outcome]}", "", _WHAT[outcome], ""]
        lines += [_line(result) for result in of_class[:_MOST_LINES]]
        if len(of_class) > _MOST_LINES:
            lines.append(f"- … et {len(of_class) - _MOST_LINES} autres : "
                         "`faire-avec veille --sans-visite --format json`")
    return "\n".join(lines) + "\n"


def _line(result: Result) -> str:
    verdict = result.verdict
    told = [f"- {_quoted(_owners(result))} : passage `{result.watched.id}`, "
            f"depuis le {result.since.isoformat()}"]
    if result.watched.url:
        told.append(f"  {_quoted(result.watched.url)}")
    for name, text in (("", verdict.detail), ("nouvelle adresse : ", verdict.final),
                       ("la page dit : ", verdict.sentence)):
        if text:
            told.append(f"  {name}{_quoted(text)}")
    return "  \n".join(told)


def tickets(found: Iterable[Result]) -> dict[str, str]:
    """The ticket of each sheet that rests on a passage that changed or went, by id of the sheet.

    The first line is the title. The old sentence was never kept: the ticket gives what the guide
    says, and what is nearest to it in the page today.
    """
    owned: dict[str, list[Result]] = {}
    for result in found:
        if result.verdict.outcome in ALARMS:
            for owner in dict.fromkeys(fact.owner for fact in result.watched.facts):
                owned.setdefault(owner, []).append(result)
    return {owner: _ticket(owner, results) for owner, results in sorted(owned.items())}


def _ticket(owner: str, found: Sequence[Result]) -> str:
    lines = [f"Veille : {owner}", "",
             "Une page que cette fiche cite a changé là où elle la prouve. Relisez la page, puis "
             "corrigez la fiche ou refaites l'empreinte (`faire-avec empreinte`). Ce ticket se "
             "récrit tout seul ; fermez-le quand c'est fait."]
    for result in found:
        verdict = result.verdict
        lines += ["", f"## {_LABELS[verdict.outcome]}, depuis le {result.since.isoformat()}", ""]
        for fact in result.watched.facts:
            if fact.owner == owner:
                lines += [f"- La fiche dit, `{fact.place}` : {_quoted(fact.text)}"]
        wanted = result.watched.fingerprint
        if wanted is not None and wanted.values:
            lines += [f"- Nombres et dates de la phrase d'origine : {', '.join(wanted.values)}"]
        if verdict.sentence:
            lines += [f"- La page dit aujourd'hui, au plus près : {_quoted(verdict.sentence)}"]
        if verdict.detail:
            lines += [f"- {_quoted(verdict.detail[:1].upper() + verdict.detail[1:])}"]
        article = result.watched.passage.article
        where = verdict.final or result.watched.url or ""
        if article:
            lines += [f"- Article {_quoted(article)}"]
        lines += [f"- Page : <{where}>", f"- Passage : `{result.watched.id}`"]
    return "\n".join(lines) + "\n"


def as_json(
    found: Iterable[Result], today: date, *, waiting: int, moves: Mapping[str, int]
) -> str:
    """The same, for tools; a key may be added, none changes its meaning."""
    told = [
        {
            "passage": result.watched.id,
            "classe": result.verdict.outcome.value,
            "detail": result.verdict.detail,
            "adresse": result.watched.url,
            "nouvelle_adresse": result.verdict.final or None,
            "article": result.watched.passage.article,
            "phrase_de_la_page": result.verdict.sentence or None,
            "vu_le": result.day.isoformat(),
            "depuis": result.since.isoformat(),
            "faits": [{"fiche": fact.owner, "ou": fact.place, "texte": fact.text}
                      for fact in result.watched.facts],
        }
        for result in found
    ]
    return json.dumps(
        {"version": 1, "jour": today.isoformat(), "en_attente": waiting,
         "dates_avancees": dict(moves), "passages": told}, ensure_ascii=False, indent=1)
