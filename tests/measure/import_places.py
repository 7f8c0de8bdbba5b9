"""Import a big invented file of places, and say what it costs.

``python tests/measure/import_places.py [--nombre 25000] [--fichier CSV] [--dossier DOSSIER]``

The file is made of real communes and invented places, at the national standard, with the defects
of real files: capitals, lost zeros, empty dates, other notations of hours, mark-up, numbers and
addresses that may be somebody's, repeated rows. The same number gives the same file. Times are
those of the processor, one run each; memory is the most the process held.
"""

from __future__ import annotations

import argparse
import csv
import io
import random
import resource
import sys
import tempfile
import time
from collections.abc import Sequence
from datetime import date
from pathlib import Path

from faire_avec.directory.choices import PROGRAMMES, SERVICES
from faire_avec.directory.donnees import Directory, read_directory, write_directory
from faire_avec.directory.intake.account import report
from faire_avec.directory.intake.columns import V1
from faire_avec.directory.intake.importing import About, merged, read_file
from faire_avec.directory.intake.tabular import as_csv
from faire_avec.directory.territory import INVENTED, territory

_KINDS = ("Mairie", "CCAS", "Médiathèque", "Centre social", "Mission locale", "France services",
          "Espace numérique", "Tiers-lieu", "MAISON DE QUARTIER", "Bibliothèque")
_ROADS = ("rue de la Gare", "avenue du Test", "place du Marché", "bd. des Essais", "Le Bourg")
_HOURS = ("Mo-Fr 09:00-12:00,14:00-17:00", "Tu,Th 14:00-18:00; Sa 09:00-12:00", "Mo-Fr 9h-12h",
          "Mo-Fr 09:00-12:00; We 08:30-12:30; PH off", "Mo 08:22", "sur rendez-vous", "")
_DAY = date(2026, 11, 1)


def invented_rows(count: int, seed: int = 22) -> list[list[str]]:
    """Rows of the standard 1.0.2, in the order of its columns.

    Args:
        count: how many.
        seed: another one gives other rows.
    """
    draw = random.Random(seed)
    communes = [commune for commune in territory().communes.values()
                if commune.department != INVENTED and commune.postcodes]
    weights = [commune.population + 50 for commune in communes]
    rows: list[list[str]] = []
    for rank, commune in enumerate(draw.choices(communes, weights, k=count)):
        if rows and draw.random() < 0.05:
            rows.append(list(draw.choice(rows)))
            continue
        postcode = draw.choice(commune.postcodes)
        if draw.random() < 0.03:
            postcode = postcode.lstrip("0")
        kind = draw.choice(_KINDS)
        phone = f"0199{draw.randrange(1_000_000):06}" if draw.random() < 0.9 else \
            f"063998{draw.randrange(10_000):04}"
        row = {
            "id": f"invente-{rank}",
            "pivot": "00000000000000" if draw.random() < 0.8 else "36750100000000",
            "nom": f"{kind} {commune.name} {draw.randrange(40)}",
            "commune": commune.name.upper() if draw.random() < 0.6 else commune.name,
            "code_postal": postcode,
            "code_insee": commune.code if draw.random() < 0.5 else "",
            "adresse": f"{draw.randrange(1, 120)} {draw.choice(_ROADS)}",
            "latitude": f"{draw.uniform(42, 51):.6f}",
            "longitude": f"{draw.uniform(-4, 8):.6f}",
            "telephone": phone if draw.random() < 0.6 else "",
            "courriels": draw.choice(("", "", "contact@exemple.example.org",
                                      "camille.exemple@exemple.example.org")),
            "site_web": draw.choice(("", "https://exemple.example.org", "www.example.org")),
            "horaires": draw.choice(_HOURS),
            "presentation_detail": draw.choice((
                "", "", "Un lieu <b>inventé</b>.<br>Deux lignes.", "Un lieu inventé, " * 30)),
            "source": "invention",
            "date_maj": draw.choice(("2026-05-01", "2025-01-15", "1970-01-01", "2022-03-09")),
            "services": "|".join(draw.sample(list(SERVICES.values()), k=draw.randrange(1, 4))),
            "frais_a_charge": draw.choice(("Gratuit", "Payant", "")),
            "dispositif_programmes_nationaux": draw.choice(("", *PROGRAMMES.values())),
            "modalites_accompagnement": draw.choice(("", "Accompagnement individuel")),
        }
        rows.append([row.get(column, "") for column in V1])
    return rows


def _timed(label: str, start: float) -> float:
    now = time.process_time()
    print(f"| {label} | {now - start:.2f} s |")
    return now


def main(words: Sequence[str] | None = None) -> int:
    """Make the file, or take one, import it, print what each step took."""
    parser = argparse.ArgumentParser(description="Mesure l'import des lieux.")
    parser.add_argument("--nombre", type=int, default=25_000, help="lignes inventées (25000)")
    parser.add_argument("--fichier", type=Path, help="un vrai fichier, plutôt que d'en inventer un")
    parser.add_argument("--dossier", type=Path, help="où ranger les lieux (un dossier provisoire)")
    options = parser.parse_args(words)
    with tempfile.TemporaryDirectory() as work:
        file = options.fichier or Path(work) / "invente.csv"
        folder = options.dossier or Path(work) / "lieux"
        if options.fichier is None:
            file.write_text(as_csv(list(V1), invented_rows(options.nombre)), encoding="utf-8")
        print(f"{file.name} : {file.stat().st_size / 1e6:.1f} Mo\n")
        print("| étape | processeur |\n|---|--:|")
        start = time.process_time()
        table = territory()
        start = _timed("table des communes", start)
        count = sum(1 for _ in csv.DictReader(io.StringIO(file.read_text(encoding="utf-8"))))
        start = _timed(f"module csv seul ({count} lignes)", start)
        outcome = read_file(file, About(), table, _DAY)
        if outcome.source is None:
            print(f"illisible : {outcome.unreadable}", file=sys.stderr)
            return 1
        start = _timed("lecture et réparation", start)
        sources, places = merged(Directory(), [outcome])
        start = _timed("identifiants et doublons", start)
        text = report([outcome])
        start = _timed(f"rapport ({len(text) / 1000:.0f} ko)", start)
        write_directory(folder, sources, places)
        start = _timed("écriture", start)
        directory, problems = read_directory(folder)
        _timed("relecture par le site", start)
        size = sum(path.stat().st_size for path in folder.glob("*.jsonl"))
        print(f"\n{outcome.source.gardees} lieux gardés, {outcome.source.refusees} refusés, "
              f"{len(places)} départements, {size / 1e6:.1f} Mo ; relus : {len(directory)}, "
              f"{len(problems)} problème. Mémoire : "
              f"{resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:.0f} Mo.")
    return 0


if __name__ == "__main__":
    sys.exit(main())
