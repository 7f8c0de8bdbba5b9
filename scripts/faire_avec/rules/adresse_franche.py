"""Une adresse mène là où elle le dit, et ne porte rien d'une personne : le nom d'un vrai site, sans
identifiant avant `@`, sans port, sans numéro de machine, sans adresse raccourcie, sans autre
adresse en paramètre, sans jeton ni session. Ouvrez la page, puis copiez l'adresse de la barre du
navigateur sans ce qui suit le point d'interrogation quand la page s'ouvre aussi bien sans.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from urllib.parse import parse_qsl, unquote, urlsplit

from faire_avec.corpus import Text
from faire_avec.model.types import Kind
from faire_avec.problems import Problem, Rule
from faire_avec.rules._addresses import hidden_host

RULE = Rule("FA146", "adresse-franche", "Une adresse mène là où elle le dit", __doc__)
KINDS = frozenset({Kind.URL, Kind.PROSE})

SUSPECT = (re.compile(r"[\]:](?:(?<=\])\(|(?<=:)//)"),)
_WEB = re.compile(r"https?://", re.IGNORECASE)
_ELSEWHERE = re.compile(r"(?:https?:)?(?:/|\\){2}|https?:", re.IGNORECASE)
_SESSION = frozenset({
    "token", "accesstoken", "idtoken", "refreshtoken", "authtoken", "session", "sessionid", "sid",
    "phpsessid", "jsessionid", "ticket", "apikey", "password", "passwd", "pwd", "motdepasse", "mdp",
    "otp", "secret", "clientsecret", "jwt", "samlresponse", "authorization",
})


def check_text(text: Text) -> Iterator[Problem]:
    """Report every address that hides where it leads, or carries a session."""
    for url in text.addresses:
        if _WEB.match(url) and (reason := hidden_host(url) or _bad_query(url)):
            yield text.problem(RULE, f"«{url[:60]}» {reason}")


def _bad_query(url: str) -> str | None:
    try:
        parts = urlsplit(url)
    except ValueError:
        return "n'est pas lisible par un navigateur"
    matrix = [(name, value) for name, _, value in
              (piece.partition("=") for piece in parts.path.split(";")[1:])]
    pairs = [*parse_qsl(parts.query, keep_blank_values=True), *matrix]
    for name, value in pairs:
        if re.sub(r"[^a-z]", "", name.lower()) in _SESSION:
            return f"porte une session ou un jeton («{name[:30]}») : retirez-le"
        if _ELSEWHERE.match(unquote(value).strip()):
            return f"renvoie ailleurs par «{name[:30]}» : donnez l'adresse d'arrivée"
    return None
