"""Articles of law against a small copy of the codes, in the shape of the LEGI open data."""

from __future__ import annotations

import io
import tarfile
from datetime import date
from pathlib import Path

import pytest

from faire_avec.language.shingles import Text
from faire_avec.model.tables import Passage
from faire_avec.upkeep.watch.facts import Watched
from faire_avec.upkeep.watch.judge import Outcome, Verdict
from faire_avec.upkeep.watch.law import NoCodes, articles, bare, judge_article

CODE = "LEGITEXT000031366350"
TEXT = "Toute personne peut adresser sa demande par voie électronique dans un délai de deux mois."
TODAY = date(2026, 12, 1)


def article(number: str, start: str, end: str = "2999-01-01", state: str = "VIGUEUR",
            text: str = TEXT, code: str = CODE) -> str:
    """A file of the open data, cut to what is read."""
    return f"""<?xml version="1.0" encoding="UTF-8"?>
<ARTICLE><META><META_COMMUN><ID>LEGIARTI000000000001</ID><NATURE>Article</NATURE></META_COMMUN>
<META_SPEC><META_ARTICLE><NUM>{number}</NUM><ETAT>{state}</ETAT><DATE_DEBUT>{start}</DATE_DEBUT>
<DATE_FIN>{end}</DATE_FIN><TYPE>AUTONOME</TYPE></META_ARTICLE></META_SPEC></META>
<CONTEXTE><TEXTE cid="{code}" nature="CODE"><TITRE_TXT id_txt="{code}">Code</TITRE_TXT></TEXTE>
</CONTEXTE><VERSIONS/><BLOC_TEXTUEL><CONTENU><p>{text}<br/>Autre alinéa.</p></CONTENU>
</BLOC_TEXTUEL></ARTICLE>"""


def watched(number: str = "L112-8", version: str = "2016-01-01", sentence: str = "",
            code: str = CODE) -> Watched:
    kept = Text([sentence]).keep(sentence) if sentence else None
    passage = Passage(source="s", code=code, article=number, version=date.fromisoformat(version),
                      empreinte=kept.written() if kept else None, lu_le=TODAY)
    return Watched("p", passage, None, ())


def copy(folder: Path, *files: str) -> Path:
    for rank, text in enumerate(files):
        path = folder / "LEGI" / "ARTI" / f"{rank:02}" / f"LEGIARTI{rank:012}.xml"
        path.parent.mkdir(parents=True)
        path.write_text(text, encoding="utf-8")
    return folder


def verdict(one: Watched, place: Path) -> Verdict:
    found = articles(place, [one])
    return judge_article(one, found.get((one.passage.code or "", bare(
        one.passage.article or "")), ()), TODAY)


OLD = article("L112-8", "2010-01-01", "2016-01-01", "MODIFIE", "Ancien texte.")
NOW = article("L. 112-8", "2016-01-01")


@pytest.mark.parametrize(("one", "files", "outcome", "said"), [
    (watched(), (OLD, NOW), Outcome.PRESENT, "version du 2016-01-01"),
    (watched(sentence=TEXT), (OLD, NOW), Outcome.PRESENT, ""),
    (watched(version="2010-01-01"), (OLD, NOW), Outcome.REWORDED, "nouvelle version"),
    # The article moved, its sentence did not.
    (watched(version="2010-01-01", sentence=TEXT), (OLD, NOW), Outcome.PRESENT,
     "nouvelle version du 2016-01-01"),
    (watched(sentence=TEXT.replace("deux mois", "trois mois")), (NOW,), Outcome.CHANGED, ""),
    (watched(sentence="Une règle que cet article ne contient plus du tout depuis."), (NOW,),
     Outcome.GONE, ""),
    (watched(), (article("L112-8", "2016-01-01", "2025-06-01", "ABROGE"),), Outcome.GONE,
     "plus en vigueur depuis le 2025-06-01"),
    # What will be repealed still holds until then.
    (watched(), (article("L112-8", "2016-01-01", state="ABROGE_DIFF", end="2027-01-01"),),
     Outcome.PRESENT, "abrogée le 2027-01-01"),
    # A version to come changes nothing yet.
    (watched(), (article("L112-8", "2016-01-01", "2027-01-01"), article("L112-8", "2027-01-01")),
     Outcome.PRESENT, ""),
    (watched("R431-2"), (NOW,), Outcome.UNREACHABLE, "pas dans cette copie"),
    # The same number in another code is another article.
    (watched(), (article("L112-8", "2016-01-01", code="LEGITEXT000006073189"),),
     Outcome.UNREACHABLE, "pas dans cette copie"),
    (watched(), ("<ARTICLE><NUM>L112-8</NUM> LEGITEXT000031366350", NOW), Outcome.PRESENT, ""),
])
def test_what_became_of_an_article(
    one: Watched, files: tuple[str, ...], outcome: Outcome, said: str, tmp_path: Path
) -> None:
    found = verdict(one, copy(tmp_path, *files))
    assert found.outcome is outcome and said in found.detail


def test_an_archive_is_read_as_a_folder(tmp_path: Path) -> None:
    archive = tmp_path / "legi.tar.gz"
    with tarfile.open(archive, "w:gz") as made:
        for name, text in (("legi/x/LEGIARTI000000000001.xml", NOW), ("legi/lisez.txt", "rien")):
            about = tarfile.TarInfo(name)
            about.size = len(text.encode())
            made.addfile(about, io.BytesIO(text.encode()))
    assert verdict(watched(), archive).outcome is Outcome.PRESENT


@pytest.mark.parametrize("text", ["", "pas une archive"])
def test_no_copy_is_said(text: str, tmp_path: Path) -> None:
    with pytest.raises(NoCodes, match="aucun article"):
        articles(tmp_path, [watched()])
    broken = tmp_path / "legi.tar.gz"
    broken.write_text(text, encoding="utf-8")
    with pytest.raises(NoCodes, match="ne s'ouvre pas"):
        articles(broken, [watched()])


def test_an_entity_is_not_followed(tmp_path: Path) -> None:
    secret = tmp_path / "secret"
    secret.write_text("secret", encoding="utf-8")
    hostile = article("L112-8", "2016-01-01", text="&x;").replace(
        "<ARTICLE>", f'<!DOCTYPE ARTICLE [<!ENTITY x SYSTEM "file://{secret}">]><ARTICLE>')
    found = articles(copy(tmp_path / "copie", hostile), [watched()])
    assert all("secret" not in block for versions in found.values() for one in versions
               for block in one.blocks)
