#!/bin/sh
# Cherche les passages dans les pages citées, puis tient à jour : le rapport (un ticket), un ticket
# par fiche à relire, et une proposition qui avance les dates.
# Attend GH_TOKEN et GH_REPO ; et FAIRE_AVEC_ADRESSE, ou site_url, pour dire aux sites qui les visite.
set -eu
faire_avec=${FAIRE_AVEC:-.venv/bin/faire-avec}
branche=veille
dossier=$(mktemp -d)
trap 'rm -rf "$dossier"' EXIT

# 1 : des passages ont changé ou disparu ; ce n'est pas une panne.
"$faire_avec" veille --ecrire --rapport "$dossier/rapport.md" --tickets "$dossier/tickets" \
    >/dev/null || [ $? -eq 1 ]
"$faire_avec" verifier --sans-memoire >/dev/null

sh .github/scripts/ticket-unique.sh veille "Veille des sources" "$dossier/rapport.md"

# Un ticket par fiche, retrouvé par son titre. Rien de ce qu'une page dit n'entre dans une commande.
gh label create veille-fiche --force --description "Une page citée a changé"
gh issue list --label veille-fiche --state open --limit 500 --json number,title \
    --jq '.[] | "\(.number) \(.title)"' >"$dossier/ouverts"
for ticket in "$dossier"/tickets/*.md; do
    [ -f "$ticket" ] || continue
    titre=$(head -n 1 "$ticket")
    tail -n +3 "$ticket" >"$dossier/corps"
    numero=$(TITRE=$titre awk 'substr($0, index($0, " ") + 1) == ENVIRON["TITRE"] { print $1; exit }' \
        "$dossier/ouverts")
    if [ -n "$numero" ]; then
        gh issue edit "$numero" --body-file "$dossier/corps"
    else
        gh issue create --title "$titre" --label veille-fiche --body-file "$dossier/corps"
    fi
done

git diff --quiet -- fiches && exit 0
git switch --quiet --force-create "$branche"
git add -- fiches
git -c user.name='github-actions[bot]' -c user.email='github-actions[bot]@users.noreply.github.com' \
    commit --quiet --message "Dates des faits dont le passage est toujours là"
gh auth setup-git
git push --quiet --force origin "$branche"
cat >"$dossier/texte" <<FIN
Les pages citées disent encore, mot pour mot, ce qui prouve ces faits : leur date avance au jour de
la visite. Rien d'autre ne change. Les passages changés ou disparus ont chacun leur ticket.

Les contrôles ne se lancent pas seuls sur une proposition ouverte par un automate : fermez-la et
rouvrez-la.
FIN
if [ "$(gh pr list --head "$branche" --state open --json number --jq length)" = 0 ]; then
    gh pr create --head "$branche" --title "Veille : dates des faits toujours prouvés" \
        --body-file "$dossier/texte"
fi
