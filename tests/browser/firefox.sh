#!/bin/sh
# Écrit sur la sortie standard le chemin d'un Firefox du système ; comme chromium.sh, l'installe s'il
# manque et si c'est permis. Tout ce que dit l'installation va sur la sortie d'erreur.
set -u

dire() {
    printf '%s\n' "$*" >&2
}

trouver() {
    for nom in firefox-esr firefox; do
        if command -v "$nom" 2>/dev/null; then
            return 0
        fi
    done
    for dossier in /Applications "${HOME:-}/Applications"; do
        if [ -x "$dossier/Firefox.app/Contents/MacOS/firefox" ]; then
            printf '%s\n' "$dossier/Firefox.app/Contents/MacOS/firefox"
            return 0
        fi
    done
    return 1
}

installer() {
    if command -v apt-get >/dev/null 2>&1; then
        if [ "$(id -u)" -eq 0 ]; then
            droits=
        elif command -v sudo >/dev/null 2>&1 && sudo -n true 2>/dev/null; then
            droits='sudo -n'
        else
            return 1
        fi
        dire 'Firefox manque : installation avec apt-get…'
        # $droits vaut rien, ou deux mots à séparer.
        # shellcheck disable=SC2086
        $droits apt-get update >&2 ||
            dire 'Mise à jour de la liste des paquets impossible ; on continue.'
        # shellcheck disable=SC2086
        $droits env DEBIAN_FRONTEND=noninteractive apt-get install -y --no-install-recommends \
            firefox-esr >&2 ||
            $droits env DEBIAN_FRONTEND=noninteractive apt-get install -y firefox >&2
    elif [ "$(uname -s)" = Darwin ] && command -v brew >/dev/null 2>&1; then
        dire 'Firefox manque : installation avec Homebrew…'
        brew install --cask firefox >&2
    else
        return 1
    fi
}

if [ -n "${FAIRE_AVEC_FIREFOX:-}" ]; then
    if command -v "$FAIRE_AVEC_FIREFOX" 2>/dev/null; then
        exit 0
    fi
    dire "FAIRE_AVEC_FIREFOX vaut « $FAIRE_AVEC_FIREFOX » : introuvable ou non exécutable."
    exit 1
fi

trouver && exit 0
installer && trouver && exit 0

dire 'Aucun Firefox trouvé ; les tests du chemin principal en ont besoin.'
dire '  Debian         : sudo apt-get install firefox-esr'
dire '  Ubuntu, Fedora : le paquet firefox'
dire '  macOS          : brew install --cask firefox'
dire 'Installé ailleurs ? Donnez son chemin : FAIRE_AVEC_FIREFOX=/chemin/vers/firefox'
exit 1
