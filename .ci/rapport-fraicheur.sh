#!/bin/sh
# shellcheck disable=SC2016  # rien à développer entre apostrophes : ce sont des textes
# Écrit le rapport de fraîcheur : rapport-fraicheur.sh FICHIER
# Tout le texte tiré des fiches est dans des blocs de code : rien n'y est lu comme une mention,
# un lien ou du HTML.
set -eu
faire_avec="${FAIRE_AVEC:-.venv/bin/faire-avec}"

bloc() {
	# Quatre accents graves : un bloc que trois accents dans un texte ne ferment pas.
	printf '````text\n'
	# Une forge coupe un ticket vers 65 000 signes ; 200 lignes suffisent à une semaine.
	sed -n '1,200p' | sed 's/````/```/g'
	printf '````\n\n'
}

{
	printf 'Ce ticket est réécrit chaque lundi. Il ne se ferme pas.\n\n## Ce qui est à revoir\n\n'
	"$faire_avec" fraicheur | bloc
	printf '## Les plus en retard\n\n'
	"$faire_avec" fraicheur --detail --etat en-retard | sed '1,/^$/d' | sed -n '1,40p' | bloc
	printf 'Toute la liste : `faire-avec fraicheur --detail`, ou la page « À revoir » du site.\n\n'
	printf '## Les liens\n\n'
	{ "$faire_avec" liens || true; } | bloc
} > "$1"
