import assert from "node:assert/strict";
import { test } from "node:test";

import {
  citations,
  heading,
  recipients,
  usefulTexts,
  withoutIdentity,
} from "../../docs/assets/tools/letter.js";

test("the address of a screen loses what may identify", () => {
  assert.equal(withoutIdentity(" https://www.caf.fr/a?id=12 "), "https://www.caf.fr/a");
  assert.equal(withoutIdentity("https://www.caf.fr/a;jsessionid=1"), "https://www.caf.fr/a");
  assert.equal(withoutIdentity("page du compte"), "page du compte");
});

const service = {
  organisme: "caf",
  premier: "La Caf",
  suites: [{ qui: "Le médiateur", quand: "après deux mois", adresse: "1 rue A, 75000 Paris" }],
};

test("a letter goes to the service, to what follows, then to the ombudsman", () => {
  const found = recipients(service, "Libre réponse 71120");
  assert.deepEqual(
    found.map(({ qui }) => qui),
    ["La Caf", "Le médiateur", "Défenseur des droits"],
  );
  assert.deepEqual(
    found.map(({ avant }) => avant),
    [false, true, true],
  );
  assert.equal(found[1].titre, "Le médiateur, après deux mois");
});

test("the ombudsman is not for a private company, and is doubtful for an unknown service", () => {
  const names = (one) => recipients(one, "x").map(({ titre }) => titre);
  assert.equal(names({ ...service, organisme: "prive" }).length, 2);
  assert.match(names(null).at(-1), /si c'est un service public/);
});

test("a heading has a line by part of the address, or the name", () => {
  assert.equal(heading({ qui: "X", adresse: "1 rue A, 75000 Paris" }), "1 rue A\n75000 Paris");
  assert.equal(heading({ qui: "X", adresse: "" }), "X");
});

test("texts ticked beforehand are those of all cases and of the obstacles", () => {
  const texts = [{}, { si: "mail" }, { si: "rdv" }];
  assert.deepEqual(usefulTexts(texts, ["rdv"]), [{}, { si: "rdv" }]);
});

test("a code named once is not named again just after", () => {
  const said = citations([
    { reference: "Code A, article 1", dit: "Dit un." },
    { reference: "Code A, articles 2 et 3", dit: "Dit deux." },
    { reference: "Loi B", dit: "Dit trois." },
    { reference: "Code A, article 4", dit: "Dit quatre." },
  ]);
  assert.deepEqual(said, [
    "Code A, article 1 : dit un.",
    "Même code, articles 2 et 3 : dit deux.",
    "Loi B : dit trois.",
    "Code A, article 4 : dit quatre.",
  ]);
});
