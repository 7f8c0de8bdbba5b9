#!/bin/sh
# Écrit sur la sortie standard le chemin d'un Chromium ou d'un Chrome du système.
# L'installe s'il manque et si c'est permis : root, sudo sans mot de passe, ou Homebrew.
# Tout ce que dit l'installation va sur la sortie d'erreur.
set -u

dire() {
    printf '%s\n' "$*" >&2
}

trouver() {
    for nom in chromium chromium-browser google-chrome google-chrome-stable; do
        if command -v "$nom" 2>/dev/null; then
            return 0
        fi
    done
    for dossier in /Applications "${HOME:-}/Applications"; do
        for programme in "$dossier/Chromium.app/Contents/MacOS/Chromium" \
            "$dossier/Google Chrome.app/Contents/MacOS/Google Chrome"; do
            if [ -x "$programme" ]; then
                printf '%s\n' "$programme"
                return 0
            fi
        done
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
        dire 'Chromium manque : installation avec apt-get…'
        # $droits vaut rien, ou deux mots à séparer.
        # shellcheck disable=SC2086
        $droits apt-get update >&2 ||
            dire 'Mise à jour de la liste des paquets impossible ; on continue.'
        # shellcheck disable=SC2086
        $droits env DEBIAN_FRONTEND=noninteractive apt-get install -y chromium >&2 ||
            $droits env DEBIAN_FRONTEND=noninteractive apt-get install -y chromium-browser >&2
    elif [ "$(uname -s)" = Darwin ] && command -v brew >/dev/null 2>&1; then
        dire 'Chromium manque : installation avec Homebrew…'
        brew install --cask chromium >&2
    else
        return 1
    fi
}

if [ -n "${FAIRE_AVEC_CHROMIUM:-}" ]; then
    if command -v "$FAIRE_AVEC_CHROMIUM" 2>/dev/null; then
        exit 0
    fi
    dire "FAIRE_AVEC_CHROMIUM vaut « $FAIRE_AVEC_CHROMIUM » : introuvable ou non exécutable."
    exit 1
fi

trouver && exit 0
installer && trouver && exit 0

dire 'Aucun Chromium ni Chrome trouvé ; les tests de pages en ont besoin.'
dire '  Debian, Ubuntu : sudo apt-get install chromium'
dire '  Fedora         : sudo dnf install chromium'
dire '  macOS          : brew install --cask chromium'
dire 'Installé ailleurs ? Donnez son chemin : FAIRE_AVEC_CHROMIUM=/chemin/vers/chromium'
exit 1
