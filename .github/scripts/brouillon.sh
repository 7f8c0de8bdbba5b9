#!/bin/sh
# Tire un brouillon de fiche d'une demande et ouvre une proposition à relire.
# Attend NUMERO, GITHUB_EVENT_PATH, GH_TOKEN et GH_REPO.
set -eu
case $NUMERO in
    '' | *[!0-9]*) echo "Numéro de demande refusé." >&2; exit 1 ;;
esac
faire_avec=${FAIRE_AVEC:-.venv/bin/faire-avec}
branche=demande-$NUMERO
texte=$(mktemp)
trap 'rm -f "$texte"' EXIT

if ! chemin=$("$faire_avec" depuis-demande "$GITHUB_EVENT_PATH" --ecrire 2>"$texte"); then
    printf '\nComplétez la demande, puis retirez et remettez l%sétiquette.\n' "'" >>"$texte"
    gh issue comment "$NUMERO" --body-file "$texte"
    exit 0
fi

git switch --quiet --create "$branche"
git add -- "$chemin"
git -c user.name='github-actions[bot]' -c user.email='github-actions[bot]@users.noreply.github.com' \
    commit --quiet --message "Brouillon tiré de la demande $NUMERO"
gh auth setup-git
git push --quiet --force origin "$branche"

cat >"$texte" <<FIN
Brouillon tiré de la demande #$NUMERO, dans \`$chemin\`. Rien n'y est confirmé : ce que dit la
demande est rangé sous « À vérifier ».

À faire avant de publier :

- [ ] relire la source, puis ranger chaque fait dans son champ, avec sa date ;
- [ ] retirer le doute quand il est levé ;
- [ ] relecture métier ;
- [ ] relecture des sources.

Les contrôles ne se lancent pas seuls sur une proposition ouverte par un automate : fermez-la et
rouvrez-la.
FIN
if [ "$(gh pr list --head "$branche" --state open --json number --jq length)" = 0 ]; then
    gh pr create --draft --head "$branche" --title "Brouillon tiré de la demande $NUMERO" \
        --body-file "$texte"
fi
