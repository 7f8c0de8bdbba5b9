"""Une dispense (`dispenses`) fait taire une règle pour une fiche, avec une raison. Seules les
règles de style l'acceptent. Une dispense qui ne sert plus est une erreur : retirez-la.
"""

from __future__ import annotations

from faire_avec.problems import Rule

RULE = Rule("FA124", "dispense-utile", "Une dispense vise une règle qui se déclenche", __doc__)
