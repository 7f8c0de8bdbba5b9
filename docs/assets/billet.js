// Billet de sortie : ce que la personne emporte, et son rendez-vous pour l'agenda.
import { dateLongue, heureLongue, imprimer, remplir, telecharger } from "./feuille.js";
import { calendrier, identifiantNeuf } from "./ics.js";
import { maintenant, suivre } from "./saisie.js";

const outil = document.querySelector("[data-outil=billet]");
const feuille = outil.querySelector(".feuille");
const bouton = (nom) => outil.querySelector(`[data-action=${nom}]`);
const etat = outil.querySelector(".etat-outil");

function montrer(valeurs, commencee) {
  remplir(feuille, {
    ...valeurs,
    "date": dateLongue(valeurs.date),
    "rdv-date": dateLongue(valeurs["rdv-date"]),
    "rdv-heure": heureLongue(valeurs["rdv-heure"]),
    "limite-date": dateLongue(valeurs["limite-date"]),
  }, commencee);
  feuille.classList.toggle("garder-vides", valeurs.options.includes("vides"));
  bouton("agenda").disabled = !valeurs["rdv-date"] && !valeurs["limite-date"];
}

/** Les rendez-vous du billet, en mots neutres tant que rien d'autre n'est demandé. */
export function evenements(valeurs) {
  const dit = (nom) => valeurs.options.includes(nom);
  const commun = { rappel: dit("rappel") };
  const liste = [];
  if (valeurs["rdv-date"]) {
    liste.push({
      ...commun, identifiant: identifiantNeuf(), date: valeurs["rdv-date"], heure: valeurs["rdv-heure"], minutes: 30,
      titre: dit("service") && valeurs.service ? `Rendez-vous : ${valeurs.service}` : "Rendez-vous",
      lieu: dit("lieu") ? valeurs["rdv-lieu"] : "",
      note: dit("apporter") && valeurs.apporter ? `À apporter : ${valeurs.apporter}` : "",
    });
  }
  if (valeurs["limite-date"]) {
    liste.push({
      ...commun, identifiant: identifiantNeuf(), date: valeurs["limite-date"],
      titre: dit("service") && valeurs["limite-quoi"] ? valeurs["limite-quoi"] : "Date à ne pas manquer",
    });
  }
  return liste;
}

const saisie = suivre(outil, montrer);
const date = outil.querySelector("[data-saisie=date]");
date.defaultValue = date.value = maintenant().date;
saisie.montrer();

bouton("imprimer").addEventListener("click", () => {
  if (!saisie.premierRefus()) imprimer([feuille]);
});
bouton("agenda").addEventListener("click", () => {
  if (saisie.premierRefus()) return;
  telecharger("rendez-vous.ics", "text/calendar;charset=utf-8", calendrier(evenements(saisie.valeurs()), new Date()));
  etat.textContent = "Fichier enregistré : rendez-vous.ics. Une fois transmis, supprimez-le des téléchargements.";
});
bouton("effacer").addEventListener("click", () => {
  saisie.effacer();
  etat.textContent = "Tout est effacé.";
  outil.querySelector("[data-saisie=fait]").focus();
});
