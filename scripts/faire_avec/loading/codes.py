"""Identities of the checks made while reading: what the contributor's page explains."""

from __future__ import annotations

from faire_avec.problems import Rule, Severity

UNREADABLE = Rule(
    "FA001", "yaml-illisible", "Le fichier doit être du YAML lisible",
    "Le plus souvent : un décalage irrégulier, un deux-points dans un texte sans guillemets, "
    "un guillemet jamais refermé. Entourez le texte de guillemets doubles, ou mettez-le "
    "sous la ligne avec `>`.",
)
TOO_BIG = Rule(
    "FA002", "fichier-trop-gros", "Une fiche tient en 200 ko, une table en 2 Mo",
    "Une fiche qui dépasse cette taille n'est pas une fiche. Coupez-la en plusieurs.",
)
ENCODING = Rule(
    "FA003", "encodage", "Le fichier doit être enregistré en UTF-8",
    "Dans l'éditeur, choisissez « Enregistrer avec l'encodage » puis UTF-8.",
)
OUTSIDE = Rule(
    "FA004", "hors-du-dossier", "Un fichier doit être dans le dossier des fiches, sans lien",
    "Les liens symboliques sont refusés : ils pourraient faire lire un autre fichier.",
)
DUPLICATE_KEY = Rule(
    "FA005", "cle-en-double", "Un champ ne s'écrit qu'une fois",
    "Quand un champ est écrit deux fois, une des deux valeurs serait perdue sans bruit. "
    "Gardez-en une.",
)
ALIAS = Rule(
    "FA006", "ancre", "Les ancres et renvois YAML ne sont pas acceptés",
    "Les signes `&nom` et `*nom` en début de valeur ont un sens spécial. Si vous vouliez "
    "écrire ce signe, entourez le texte de guillemets.",
)
TAG = Rule(
    "FA007", "etiquette-yaml", "Les étiquettes YAML ne sont pas acceptées",
    "Un texte qui commence par `!` est une étiquette YAML. Entourez-le de guillemets.",
)
TOO_DEEP = Rule(
    "FA008", "trop-imbrique", "Une fiche ne dépasse pas 12 niveaux ni 20 000 valeurs",
    "Une fiche saine en a quatre ou cinq. Simplifiez la structure.",
)
FILE_NAME = Rule(
    "FA009", "nom-de-fichier", "Le nom du fichier est l'identifiant de la fiche",
    "Minuscules sans accent, chiffres et tirets, terminé par `.yml`, dans le dossier "
    "de son type : `fiches/plateformes/caf.yml`.",
)
NOT_A_MAPPING = Rule(
    "FA010", "pas-une-fiche", "Une fiche est une suite de champs « nom: valeur »",
    "Le fichier est vide, ou commence par une liste ou un texte. Partez du modèle de son type.",
)
MISSING = Rule(
    "FA011", "champ-manquant", "Tous les champs obligatoires doivent être là",
    "Ajoutez le champ au niveau indiqué.",
)
UNKNOWN = Rule(
    "FA012", "champ-inconnu", "Seuls les champs du type de fiche sont acceptés",
    "Souvent une faute de frappe, ou un décalage qui met le champ au mauvais niveau.",
)
WRONG_SHAPE = Rule(
    "FA013", "mauvaise-forme", "Chaque champ attend un texte, une liste ou un bloc",
    "Une liste s'écrit avec un tiret par ligne ou entre crochets ; un bloc avec des champs "
    "décalés de deux espaces.",
)
NOT_IN_LIST = Rule(
    "FA014", "mot-hors-liste", "Certains champs n'acceptent que quelques mots",
    "Le message donne les mots acceptés.",
)
LENGTH = Rule(
    "FA015", "longueur", "Certains textes et listes ont une longueur limite",
    "Raccourcissez, ou coupez en deux.",
)
DATE = Rule(
    "FA016", "date", "Une date s'écrit AAAA-MM-JJ",
    "Par exemple 2026-11-21. Pour la date d'une source, AAAA ou AAAA-MM suffit.",
)
BAD_ID = Rule(
    "FA017", "identifiant", "Un identifiant s'écrit en minuscules, sans accent, avec des tirets",
    "Par exemple `mot-de-passe-oublie`.",
)
BAD_URL = Rule(
    "FA018", "adresse", "Une adresse commence par https:// ou http:// et ne contient pas d'espace",
    "Copiez l'adresse depuis la barre du navigateur.",
)
ONE_LINE = Rule(
    "FA019", "une-ligne", "Ce texte tient sur une seule ligne",
    "Retirez les retours à la ligne.",
)
NUMBER = Rule(
    "FA020", "nombre", "Ce champ attend un nombre entier", "Écrivez seulement les chiffres.",
)
YES_NO = Rule(
    "FA021", "oui-non", "Ce champ attend oui ou non", "Écrivez `oui` ou `non`.",
)
INVALID = Rule(
    "FA022", "valeur-refusee", "La valeur n'est pas acceptée",
    "Comparez avec une fiche voisine du même type.",
)

LAYER_PLACE = Rule(
    "FA023", "place-dans-le-calque", "Un ajout du calque se rattache à une fiche du guide",
    "Le fichier porte le nom de la fiche (`chez-nous/caf.yml`) ; `sur` nomme une de ses réponses, "
    "démarches ou clauses ; `contact` nomme une ligne du calque ou du guide.",
)
LAYER_OTHERWISE = Rule(
    "FA250", "calque-dit-autre-chose", "Un calque ne remplace pas le guide : les deux se lisent",
    "Une ligne du calque porte le nom d'une ligne du guide et dit autre chose. Rien n'est à "
    "corriger si c'est voulu : les deux se liront, chacune avec son origine. Si c'est le guide qui "
    "se trompe, signalez-le.",
    Severity.WARNING,
)

RULE_FAILED = Rule(
    "FA099", "controle-en-panne", "Chaque contrôle va jusqu'au bout",
    "Le contrôle nommé s'est arrêté sur ce texte : la faute est dans le programme, pas dans la "
    "fiche. Signalez-le avec la ligne indiquée ; les autres contrôles ont été faits.",
)

READING_RULES: tuple[Rule, ...] = (
    UNREADABLE, TOO_BIG, ENCODING, OUTSIDE, DUPLICATE_KEY, ALIAS, TAG, TOO_DEEP, FILE_NAME,
    NOT_A_MAPPING, MISSING, UNKNOWN, WRONG_SHAPE, NOT_IN_LIST, LENGTH, DATE, BAD_ID, BAD_URL,
    ONE_LINE, NUMBER, YES_NO, INVALID, LAYER_PLACE, RULE_FAILED, LAYER_OTHERWISE,
)
