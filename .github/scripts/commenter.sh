#!/bin/sh
# Écrit ou récrit le commentaire d'une proposition.
# Usage : commenter.sh DOSSIER, où se trouvent changements.md et numero.
# Attend GH_TOKEN, GH_REPO, et REVISION : la révision que le contrôle a vue.
set -eu
dossier=$1
texte=$dossier/changements.md
numero=$(head -c 12 "$dossier/numero" | tr -d '\n')

# Le dossier vient d'une proposition : tout y est suspect.
case $numero in
    '' | *[!0-9]*) echo "Numéro de proposition refusé." >&2; exit 1 ;;
esac
if [ "$(head -n 1 "$texte")" != '<!-- faire-avec : changements -->' ]; then
    echo "Ce texte n'est pas celui de « faire-avec changements »." >&2; exit 1
fi
if [ "$(gh api "repos/$GH_REPO/pulls/$numero" --jq .head.sha)" != "$REVISION" ]; then
    echo "La proposition $numero a changé depuis : un autre contrôle la commentera." >&2; exit 0
fi

ancien=$(gh api --paginate "repos/$GH_REPO/issues/$numero/comments" --jq '.[]
    | select(.user.login == "github-actions[bot]")
    | select(.body | startswith("<!-- faire-avec : changements -->")) | .id' | head -n 1)
if [ -n "$ancien" ]; then
    gh api --silent --method PATCH "repos/$GH_REPO/issues/comments/$ancien" -F "body=@$texte"
else
    gh api --silent --method POST "repos/$GH_REPO/issues/$numero/comments" -F "body=@$texte"
fi
