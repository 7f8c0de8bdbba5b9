# Faire avec : les commandes du projet. « make » seul en donne la liste.
# S'en tient à sh et à GNU make 3.81, celui de macOS.

SHELL = /bin/sh
.DEFAULT_GOAL = help

# Candidats, dans l'ordre ; pour en imposer un : make site PYTHON=/chemin/vers/python3
PYTHON ?= python3.13 python3.12 python3.11 python3
# Seule la commande verrous s'en sert.
UV ?= uv
# Pour make voir et make serve.
PORT ?= 8000
# Par exemple : make test PYTEST_OPTIONS='-k recherche'
PYTEST_OPTIONS ?=
# Par exemple : make classeur CLASSEUR_OPTIONS='--porte orienter --depuis 2026-11-21'
CLASSEUR_OPTIONS ?=
# Par exemple : make evaluer-recherche EVALUER_OPTIONS='--sans-temoins --seuils'
EVALUER_OPTIONS ?=
# Par exemple : make bench BENCH_OPTIONS='--nombres 1000 --repetitions 1'
BENCH_OPTIONS ?=
# Par exemple : make qualite QUALITE_OPTIONS='--sans-lighthouse'
QUALITE_OPTIONS ?=

VENV = .venv
# Les tests suivent les signatures du moteur ; ce que d'autres paquets peuvent rendre de vide s'y
# lit sans garde, un test qui échoue le dit assez.
TYPES_DES_TESTS = --allow-untyped-calls --no-warn-return-any $(patsubst %,--disable-error-code=%, \
	import-untyped union-attr index attr-defined type-var func-returns-value misc call-overload \
	operator var-annotated no-any-return)
# Les scripts des pages, et leurs tests sans page.
SCRIPTS = docs/assets tests/browser_units tests/measure/search
PIP = $(VENV)/bin/python -m pip --quiet --disable-pip-version-check

.PHONY: help site copies classeur voir serve verifier schema test evaluer-recherche bench qualite verrous propre venv \
	outils-site outils-tests outils-veille

help: ## afficher cette aide
	@echo 'Usage : make COMMANDE'
	@echo
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "  make %-17s %s\n", $$1, $$2 }' Makefile

site: outils-site ## construire le site dans le dossier site/
	@$(VENV)/bin/faire-avec construire
	@echo
	@echo 'Le site est dans le dossier site/.'
	@echo 'Pour le parcourir : make voir'

copies: site ## faire du site une archive pour clé USB et un fichier unique, dans dist/
	@$(VENV)/bin/faire-avec archive

classeur: outils-site ## mettre le guide en PDF à imprimer, un par porte, dans dist/
	@$(VENV)/bin/faire-avec classeur $(CLASSEUR_OPTIONS)

voir: venv ## ouvrir le site construit, à une adresse locale
	@if [ ! -f site/index.html ]; then \
		echo "Le site n'est pas construit. Lancez d'abord : make site" >&2; exit 1; \
	fi
	@echo 'Le site est à cette adresse : http://127.0.0.1:$(PORT)/'
	@echo "Pour arrêter : Ctrl+C. Si l'adresse est prise : make voir PORT=8001"
	@$(VENV)/bin/python -m http.server $(PORT) --bind 127.0.0.1 --directory site

serve: outils-site ## écrire avec un aperçu qui suit les changements
	@NO_MKDOCS_2_WARNING=1 $(VENV)/bin/mkdocs serve --dev-addr 127.0.0.1:$(PORT)

verifier: outils-site ## vérifier les fiches
	@$(VENV)/bin/faire-avec verifier

schema: outils-site ## refaire les schémas des fiches, après un changement de modèle ou de vocabulaire
	@$(VENV)/bin/faire-avec schema

test: outils-tests ## lancer tous les contrôles : style, types, tests, pages
	$(VENV)/bin/ruff check scripts tests .ci
	$(VENV)/bin/mypy
	$(VENV)/bin/mypy --strict .ci/forge.py
	MYPYPATH=scripts:tests $(VENV)/bin/mypy --cache-dir .mypy_cache/tests --explicit-package-bases $(TYPES_DES_TESTS) tests
	$(VENV)/bin/oxlint $(SCRIPTS)
	$(VENV)/bin/oxfmt --check $(SCRIPTS)
	@navigateur=$$(sh tests/browser/chromium.sh) || exit 1; \
	FAIRE_AVEC_CHROMIUM="$$navigateur"; export FAIRE_AVEC_CHROMIUM; \
	navigateur=$$(sh tests/browser/firefox.sh) || exit 1; \
	FAIRE_AVEC_FIREFOX="$$navigateur"; export FAIRE_AVEC_FIREFOX; \
	set -x; $(VENV)/bin/pytest -n 2 $(PYTEST_OPTIONS)

evaluer-recherche: outils-tests ## mesurer la recherche, à côté de deux recherches toutes faites
	@navigateur=$$(sh tests/browser/chromium.sh) || exit 1; \
	FAIRE_AVEC_CHROMIUM="$$navigateur"; export FAIRE_AVEC_CHROMIUM; \
	$(VENV)/bin/python tests/measure/evaluate_search.py $(EVALUER_OPTIONS)

bench: outils-site ## mesurer temps, mémoire et poids, à côté de Hugo et de MkDocs seul (très long)
	@$(VENV)/bin/python tests/measure/engine.py $(BENCH_OPTIONS)

qualite: outils-tests ## mesurer chaque genre de page : accessibilité, HTML, poids, Lighthouse
	@navigateur=$$(sh tests/browser/chromium.sh) || exit 1; \
	FAIRE_AVEC_CHROMIUM="$$navigateur"; export FAIRE_AVEC_CHROMIUM; \
	PYTHONPATH=tests $(VENV)/bin/python -m quality $(QUALITE_OPTIONS)

verrous: ## refaire requirements/*.txt après un changement dans pyproject.toml (avec uv)
	@command -v $(UV) >/dev/null || { \
		echo 'Il faut uv : pip install uv, ou make verrous UV=/chemin/vers/uv' >&2; exit 1; \
	}
	$(VERROUILLER) -o requirements/site.txt pyproject.toml
	$(VERROUILLER) -o requirements/tests.txt --extra tests --extra veille -c requirements/site.txt \
		pyproject.toml
	$(VERROUILLER) -o requirements/veille.txt --extra veille -c requirements/site.txt pyproject.toml

# Les versions déjà verrouillées restent ; pour les monter : make verrous UV_OPTIONS=--upgrade
UV_OPTIONS ?=
VERROUILLER = $(UV) pip compile --quiet --no-config --universal --python-version 3.11 \
	--generate-hashes --custom-compile-command 'make verrous' --group installation $(UV_OPTIONS)

propre: ## effacer tout ce que ces commandes ont fabriqué
	rm -rf $(VENV) site .site-* .index-* build dist .cache .hypothesis .mypy_cache .pytest_cache .ruff_cache
	rm -rf scripts/*.egg-info
	rm -rf tests/quality/node_modules
	find scripts tests -name __pycache__ -type d -prune -exec rm -rf {} +

# Ce qui suit prépare .venv/ et ne refait que le nécessaire. Un environnement venu d'un autre
# dossier est refait, car il contient des chemins complets.

venv:
	@if [ "$$(cat $(VENV)/.dossier 2>/dev/null)" = "$$(pwd)" ] && $(VENV)/bin/python -c '' 2>/dev/null; \
	then exit 0; fi; \
	assez_recent=; \
	for essai in $(PYTHON); do \
		"$$essai" -c 'import sys; sys.exit(sys.version_info < (3, 11))' >/dev/null 2>&1 || continue; \
		assez_recent=$$essai; \
		"$$essai" -c 'import ensurepip, venv' >/dev/null 2>&1 || continue; \
		echo "Création de l'environnement $(VENV) avec $$essai…"; \
		rm -rf $(VENV); \
		"$$essai" -m venv $(VENV) && pwd > $(VENV)/.dossier && exit 0; \
		rm -rf $(VENV); exit 1; \
	done; \
	if [ -n "$$assez_recent" ]; then \
		echo "$$assez_recent ne sait pas créer d'environnement : il lui manque le module venv." >&2; \
		echo 'Debian, Ubuntu : sudo apt-get install python3-venv' >&2; \
	else \
		echo 'Il faut Python 3.11 ou plus récent ; aucun trouvé parmi : $(PYTHON)' >&2; \
		echo 'Debian, Ubuntu : sudo apt-get install python3 python3-venv' >&2; \
		echo 'macOS          : brew install python' >&2; \
		echo "S'il est ailleurs : make $(firstword $(MAKECMDGOALS)) PYTHON=/chemin/vers/python3" >&2; \
	fi; \
	exit 1

# $(call installer,NOM) : requirements/NOM.txt, puis le paquet lui-même, s'ils ont changé.
installer = \
	if ! cmp -s requirements/$(1).txt $(VENV)/.$(1).txt; then \
		echo 'Installation de requirements/$(1).txt…'; \
		$(PIP) install --require-hashes -r requirements/$(1).txt || { \
			echo "L'installation a échoué (détail ci-dessus). Elle demande une connexion." >&2; \
			exit 1; \
		}; \
		cp requirements/$(1).txt $(VENV)/.$(1).txt; \
	fi; \
	if ! cmp -s pyproject.toml $(VENV)/.pyproject.toml; then \
		$(PIP) install --no-deps --no-build-isolation -e . && \
		cp pyproject.toml $(VENV)/.pyproject.toml; \
	fi

outils-site: venv
	@$(call installer,site)

outils-tests: venv
	@$(call installer,tests)

outils-veille: venv
	@$(call installer,veille)
