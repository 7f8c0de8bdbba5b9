#!/bin/sh
# Tient à jour le seul ticket ouvert d'une étiquette : ticket-unique.sh ÉTIQUETTE TITRE FICHIER
# Demande gh, GH_TOKEN et GH_REPO.
set -eu
etiquette=$1 titre=$2 corps=$3

numero=$(gh issue list --label "$etiquette" --state open --limit 1 --json number \
	--jq '.[0].number // empty')
if [ -n "$numero" ]; then
	gh issue edit "$numero" --body-file "$corps"
else
	gh label create "$etiquette" --force --description "Écrit par le contrôle du lundi"
	gh issue create --title "$titre" --label "$etiquette" --body-file "$corps"
fi
