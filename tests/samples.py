"""One small valid sheet of each type, as YAML text, and the tables they need."""

from __future__ import annotations

from datetime import date
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
TODAY = date(2026, 11, 21)

COMMUN = """\
titre: {titre}
en_bref: Une phrase.
themes: [compte]
sources: [une-source]
verifie_le: 2026-11-01
statut: verifiee
"""

TABLES_MINIMALES = {
    "sources.yml": """\
une-source:
  titre: Une page
  url: https://www.exemple.gouv.fr/page
  editeur: Un éditeur
  consulte_le: 2026-11-01
""",
    "contacts.yml": """\
une-ligne:
  nom: Une ligne
  numero: "32 30"
  source: une-source
  verifie_le: 2026-11-01
""",
    "rappels.yml": """\
un-rappel:
  titre: Un rappel
  lignes: [Toujours pareil.]
""",
    "domaines.yml": """\
exemple.gouv.fr: {operateur: Exemple, certitude: sure}
caf.fr: {operateur: Cnaf, certitude: sure}
""",
    "vocabulaires.yml": """\
themes:
  compte: {libelle: Compte}
publics:
  tous: {libelle: Tous}
moyens:
  courriel: {libelle: Sa boîte mail}
  mobile: {libelle: Son mobile}
exigences:
  courriel: {libelle: Une boîte mail}
canaux:
  en-ligne: {libelle: En ligne}
  papier: {libelle: Papier}
delais: {immediat: {libelle: Tout de suite, ordre: 1}}
obstacles: {panne: {libelle: Le site affiche une erreur}}
facteurs: {courriel: {libelle: Un code par mail}}
organismes: {etat: {libelle: Un service de l'État}}
competences:
  dc1: {libelle: DC1}
""",
}

PROPRES = {
    "plateforme": """\
operateur: Cnaf
adresses: [https://www.caf.fr]
connexion: {franceconnect: oui, franceconnect_plus: non, aidants_connect: incertain}
contacts: {personne: [une-ligne]}
sans_internet:
  - {canal: papier, quoi: La demande, comment: Un formulaire.}
provoque: [un-situation]
""",
    "situation": """\
phrase: Je n'ai plus mon code
tri:
  - {question: Le téléphone est-il là ?, si_oui: On appelle., si_non: On attend.}
gestes:
  - {qui: ensemble, texte: Ouvrir la page.}
oriente_vers: [un-reseau]
""",
    "contournement": """\
ce_qu_on_fait: On garde un code.
ce_que_ca_protege: [Le versement.]
pourquoi: [Le temps manque.]
ce_que_ca_expose: {personne: [La personne ne sait plus.]}
alternatives:
  - {titre: Une autre façon}
quoi_dire: {a_la_personne: Bonjour., a_la_direction: Bonjour.}
trace: Une ligne.
porte_de_sortie:
  delai: une séance
  etapes: [Changer le mot de passe.]
expose_a: [un-risque]
se_delibere_dans: [un-deliberation]
""",
    "risque": """\
pour_qui: [La personne.]
gravite: {niveau: importante, raison: Un revenu tombe.}
vraisemblance: {niveau: limitee, raison: C'est rare.}
si_c_est_arrive:
  heure: [{qui: professionnel, texte: Appeler.}]
se_reduit_par: [un-posture]
""",
    "aidants-connect": """\
en_clair: Un mandat.
impossible_si: [La personne est sous tutelle.]
repli: [{titre: Le papier}]
qui: [Un salarié habilité.]
etapes: [Se connecter.]
""",
    "reseau": """\
mission: Aider.
pour_qui: [Tout le monde.]
ne_fait_pas: [Décider.]
cout: Gratuit.
trouver: [{comment: Regarder la carte., lien: https://www.exemple.gouv.fr/carte}]
orienter: {preparer: [Appeler.], consentement: Demander., retour: Rappeler.}
si_absent: [{titre: La mairie}]
""",
    "posture": """\
quand: [La personne hésite.]
gestes: [Regarder ensemble.]
mots: [« Montrez-moi. »]
ecran_clavier: Écran partagé.
qui_clique: La personne.
signes_de_bascule: [{signe: La personne se fatigue.}]
""",
    "decision": """\
en_clair: Une aide.
questions:
  - id: depart
    question: Est-ce urgent ?
    choix:
      - {texte: Oui, sortie: aider}
      - {texte: Non, sortie: orienter}
sorties:
  - id: aider
    titre: Aider
    raison: Le délai.
    cout: {personne: Peu., professionnel: Du temps., service: Un poste.}
    contre_argument: Ce n'est pas prévu.
  - id: orienter
    titre: Orienter
    raison: Mieux fait ailleurs.
    cout: {personne: Un trajet., professionnel: Un appel., service: Un suivi.}
    contre_argument: La personne peut se perdre.
""",
    "deliberation": """\
recit: Une personne vient.
duree: 45
roles: [{nom: Le garde-temps, consigne: Surveiller l'heure.}]
deroule: [{minutes: 45, quoi: Parler.}]
questions: [Que faire ?]
positions: [{nom: Garder ou non, d_un_cote: Garder., de_l_autre: Ne pas garder.}]
releve: [Ce qu'on décide]
""",
    "cadre": """\
usage: Poser un cadre.
qui_signe: [La direction.]
modele:
  - {id: objet, titre: Objet, texte: "Le service {nom du service} aide.", pourquoi: Pour savoir.}
limites: [Ne remplace pas un mandat.]
""",
    "notion": """\
definition: Agir sans mandat.
auteurs: [{nom: Une autrice, annee: 2020, apport: L'idée.}]
debat: [Une critique.]
exemple: Un entretien.
eclaire: [un-risque]
""",
    "parcours": """\
public: Une équipe.
duree: une heure
objectifs: [Savoir]
etapes: [{titre: Lire, duree: 10 min, fiches: [un-risque], activite: Lire ensemble.}]
evaluation: [Une question.]
""",
}

DOSSIERS = {
    "plateforme": "plateformes",
    "situation": "situations",
    "contournement": "contournements",
    "risque": "risques",
    "aidants-connect": "aidants-connect",
    "reseau": "reseaux",
    "posture": "postures",
    "decision": "decisions",
    "deliberation": "deliberations",
    "cadre": "cadres",
    "notion": "notions",
    "parcours": "parcours",
}


def sheet(kind: str, title: str | None = None, extra: str = "") -> str:
    """YAML of a small valid sheet of one type.

    Args:
        kind: sheet type.
        title: its title; the type's name when None.
        extra: YAML lines to add at the end.
    """
    return COMMUN.format(titre=title or f"Fiche {kind}") + PROPRES[kind] + extra


def one_of_each() -> dict[str, str]:
    """A folder with one sheet of each type, all links resolved."""
    return {f"{DOSSIERS[kind]}/un-{kind}.yml": sheet(kind) for kind in PROPRES}
