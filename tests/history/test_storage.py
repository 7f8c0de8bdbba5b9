"""Every sheet of every version answers; every distinct past text is stored once."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from faire_avec.history import Change, Kept, Names, Node, Snapshot, changes, kept, outline

SHEETS = st.dictionaries(st.sampled_from("abc"), st.sampled_from("xyz"))


def test_each_past_text_is_stored_at_its_first_version() -> None:
    snapshots = [
        Snapshot("2026-09", {"a/": "1", "b/": "1"}), Snapshot("2026-10", {"a/": "1", "b/": "2"}),
        Snapshot("2026-11", {"a/": "2", "b/": "2"}),
    ]
    assert kept(snapshots, {"a/": "3", "b/": "2"}) == [
        Kept("2026-09", "a/", None), Kept("2026-09", "b/", None),
        Kept("2026-10", "a/", "v/2026-09/a/"), Kept("2026-10", "b/", "b/"),
        Kept("2026-11", "a/", None), Kept("2026-11", "b/", "b/"),
    ]


@given(st.lists(SHEETS, max_size=5), SHEETS)
def test_an_address_leads_to_the_text_it_had(
    past: list[dict[str, str]], present: dict[str, str]
) -> None:
    snapshots = [Snapshot(str(rank), sheets) for rank, sheets in enumerate(past)]
    entries = kept(snapshots, present)
    assert [(entry.version, entry.sheet) for entry in entries] == [
        (snapshot.version, sheet) for snapshot in snapshots for sheet in snapshot.sheets
    ]
    stored = {entry.url: entry for entry in entries if entry.target is None}
    texts = set()
    for entry in entries:
        said = past[int(entry.version)][entry.sheet]
        if entry.target is None:
            assert present.get(entry.sheet) != said
            assert (entry.sheet, said) not in texts
            texts.add((entry.sheet, said))
        elif entry.target in stored:
            assert past[int(stored[entry.target].version)][entry.sheet] == said
        else:
            assert entry.target == entry.sheet and present[entry.sheet] == said


NAMES = Names(
    current={"vieux": "neuf"}, contacts={"ligne": {"nom": "Une ligne", "numero": "32 30"}},
    sources={"une-source": {"titre": "Un titre", "editeur": "Cnaf", "date": "2024"}},
)


def test_any_sheet_becomes_titles_and_texts() -> None:
    data = {
        "titre": "T", "champ_disparu": "Du texte.", "voir_aussi": ["vieux", "caf"],
        "sources": ["une-source", "inconnue"], "vide": [], "dernier_clic": True,
        "contacts": {"personne": ["ligne"]},
        "pannes": [{"symptome": "Rien.", "geste": "Voir [[vieux|ici]]."}],
    }
    assert outline(data, NAMES) == (
        Node("Champ disparu", "Du texte."),
        Node("Voir aussi", children=(Node("", "[[neuf]]"), Node("", "[[caf]]"))),
        Node("Sources", children=(Node("", "Un titre, Cnaf, 2024"), Node("", "inconnue"))),
        Node("Dernier clic", "oui"),
        Node("Contacts", children=(
            Node("Pour la personne", children=(
                Node("", children=(Node("Nom", "Une ligne"), Node("Numéro", "32 30"))),
            )),
        )),
        Node("Pannes", children=(
            Node("", children=(Node("Symptôme", "Rien."), Node("Geste", "Voir [[neuf|ici]]."))),
        )),
    )


YAML = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text() | st.dates(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(), inner, max_size=3),
    max_leaves=12,
)


@given(YAML, YAML)
def test_nothing_in_an_old_file_can_stop_a_build(before: object, after: object) -> None:
    old, new = outline(before, NAMES), outline(after, NAMES)
    assert changes(old, old) == []
    moved = [line for change in changes(old, new) for line in (*change.before, *change.after)]
    assert all(moved)


def test_a_change_says_where_it_is() -> None:
    old = outline({"operateur": "Cnaf", "on_y_fait": ["Demander.", "Payer."]}, Names())
    new = outline({"operateur": "Cnaf", "on_y_fait": ["Demander.", "Suivre."]}, Names())
    assert changes(old, new) == [Change(("On y fait : Payer.",), ("On y fait : Suivre.",))]
