"""The request forms as each forge reads them."""

from __future__ import annotations

from typing import Any

import yaml

from faire_avec.model.schema import Vocabularies
from faire_avec.writing.requests.forms import PROMISE, Answer, Question, RequestForm, request_forms

_HEAD = "# Écrit par « faire-avec demandes » : changez writing/requests/forms.py, pas ce fichier.\n"
_INTRO = (
    "Merci. N'écrivez rien qui concerne une personne réelle : ni nom, ni numéro, ni mail, ni "
    "mobile. La demande est publique."
)
_KINDS = {
    Answer.LINE: "input", Answer.TEXT: "textarea", Answer.CHOICE: "dropdown",
    Answer.CHOICES: "dropdown",
}


def generated_templates(vocabularies: Vocabularies) -> dict[str, str]:
    """Every template, by path from the project's root.

    Args:
        vocabularies: words of the guide.
    """
    files: dict[str, str] = {}
    for form in request_forms(vocabularies):
        issue = _issue_form(form)
        files[f".github/ISSUE_TEMPLATE/{form.name}.yml"] = issue
        files[f".forgejo/issue_template/{form.name}.yaml"] = issue
        files[f".gitlab/issue_templates/{form.name}.md"] = _markdown(form)
    files[".github/ISSUE_TEMPLATE/config.yml"] = _HEAD + "blank_issues_enabled: true\n"
    return files


def _issue_form(form: RequestForm) -> str:
    content = {
        "name": form.title,
        "description": form.description,
        "title": f"{form.title} : ",
        "labels": [form.name],
        "body": [
            {"type": "markdown", "attributes": {"value": _INTRO}},
            *(_item(question) for question in form.questions),
            {
                "type": "checkboxes",
                "id": "promesse",
                "attributes": {
                    "label": "Avant d'envoyer",
                    "options": [{"label": PROMISE, "required": True}],
                },
            },
        ],
    }
    return _HEAD + yaml.safe_dump(content, allow_unicode=True, sort_keys=False, width=96)


def _item(question: Question) -> dict[str, Any]:
    attributes: dict[str, Any] = {"label": question.label, "description": question.help}
    if question.example:
        attributes["placeholder"] = question.example
    if question.choices:
        attributes["options"] = list(question.choices)
    if question.answer is Answer.CHOICES:
        attributes["multiple"] = True
    return {
        "type": _KINDS[question.answer],
        "id": question.id.replace("_", "-"),
        "attributes": attributes,
        "validations": {"required": question.required},
    }


def _markdown(form: RequestForm) -> str:
    lines = [f"<!-- {form.title}. {form.description} -->", f"<!-- {_INTRO} -->", ""]
    for question in form.questions:
        need = "" if question.required else " Facultatif."
        lines += [f"### {question.label}", "", f"<!-- {question.help}{need} -->"]
        if question.choices:
            lines.append(f"<!-- Au choix : {', '.join(question.choices)}. -->")
        lines += ["", ""]
    lines += ["### Avant d'envoyer", "", f"- [ ] {PROMISE}", "", f'/label ~"{form.name}"']
    return "\n".join(lines) + "\n"
