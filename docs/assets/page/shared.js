// @ts-check
// Made by « make schema » from scripts/faire_avec/model/shared.py: change it there.

/** Id of a sheet. */
export const SLUG = /^[a-z0-9]+(-[a-z0-9]+)*$/;

/** Signs of an id, at most. */
export const SLUG_LONGEST = 60;

/** Signs of « en_bref », at most. */
export const BRIEF_LONGEST = 160;

/** How sure a statement is, in words.
 * @type {Record<string, string>} */
export const CERTAINTY = {
  "sure": "source sûre",
  "secondaire": "source secondaire",
  "a-verifier": "à vérifier"
};

/** Fields of a signal, in order. */
export const SIGNAL_FIELDS = [
  "genre",
  "fiche",
  "reponse",
  "choix",
  "mois",
  "texte"
];

/** The two ends of the line that a signal travels as. */
export const SIGNAL_ENDS = [
  "faire-avec signal |",
  "| fin"
];

/** Signs of what a reader adds to a signal, at most. */
export const SIGNAL_LONGEST = 280;

/** What a signal says, as the reader presses it.
 * @type {Record<string, string>} */
export const GENRES = {
  "ecran-change": "Un écran a changé",
  "numero-muet": "Un numéro ne répond plus",
  "organisme-manquant": "Il manque un organisme",
  "reponse-servie": "Cette réponse m'a servi",
  "reponse-pas-servie": "Cette réponse ne m'a pas servi",
  "confirmation": "Je réponds à la question"
};

/** What looks like somebody's own data, in the order it is looked for.
 * @type {{ id: string, name: string, pattern: string, check: string | null, caseMatters: boolean }[]} */
export const PERSONAL = [
  {
    "id": "nir",
    "name": "un numéro de Sécurité sociale",
    "pattern": "(?<!\\d)[12378](?: ?[.\\-] ?| {0,2})\\d\\d(?: ?[.\\-] ?| {0,2})\\d\\d(?: ?[.\\-] ?| {0,2})(?:\\d\\d|2[AB])(?: ?[.\\-] ?| {0,2})\\d{3}(?: ?[.\\-] ?| {0,2})\\d{3}(?:(?: ?[.\\-] ?| {0,2})\\d\\d)?(?!\\d)",
    "check": "nir",
    "caseMatters": false
  },
  {
    "id": "nir",
    "name": "un numéro de Sécurité sociale",
    "pattern": "(?<!\\d)[12378]( ?[,/_:;|*] ?)\\d\\d\\1\\d\\d\\1(?:\\d\\d|2[AB])\\1\\d{3}\\1\\d{3}(?:\\1\\d\\d)?(?!\\d)",
    "check": "nir",
    "caseMatters": false
  },
  {
    "id": "nir",
    "name": "un numéro de Sécurité sociale",
    "pattern": "(?<!\\d)(?<!\\d )[12378] ?\\d(?: ?\\d){3} ?(?: ?\\d ?\\d|2 ?[AB])(?: ?\\d){8}(?! ?\\d)",
    "check": "nir",
    "caseMatters": false
  },
  {
    "id": "mobile",
    "name": "un numéro de mobile",
    "pattern": "(?<![\\d+])(?<!\\d[./-])(?:(?:\\+|00(?: ?[.\\-] ?| {0,2}))33(?: ?[.\\-] ?| {0,2})(?:\\(0\\)(?: ?[.\\-] ?| {0,2}))?[67]|33[67]|\\(?0(?: ?[.\\-] ?| {0,2})[67])(?:\\)?(?: ?[.\\-] ?| {0,2})\\d){8}(?!\\d)",
    "check": null,
    "caseMatters": false
  },
  {
    "id": "mobile",
    "name": "un numéro de mobile",
    "pattern": "(?<![\\d,/_])(?:\\+33|0033|0) ?[67]( ?[,/_:;|*] ?)\\d\\d(?:\\1\\d\\d){3}(?!\\d)|(?<![\\d,/_])0[67]( ?[,/_:;|*] ?)\\d\\d(?:\\2\\d\\d){3}(?!\\d)",
    "check": null,
    "caseMatters": false
  },
  {
    "id": "mobile",
    "name": "un numéro de mobile",
    "pattern": "(?<![\\d+])(?:\\+|00(?: ?[.\\-] ?| {0,2}))(?:(?:262|590|594|596)(?: ?[.\\-] ?| {0,2})(?:\\(0\\)(?: ?[.\\-] ?| {0,2}))?[67](?:(?: ?[.\\-] ?| {0,2})\\d){8}|(?:508(?: ?[.\\-] ?| {0,2})5|681(?: ?[.\\-] ?| {0,2})8|687(?: ?[.\\-] ?| {0,2})[789])(?:(?: ?[.\\-] ?| {0,2})\\d){5}|689(?: ?[.\\-] ?| {0,2})8(?: ?[.\\-] ?| {0,2})[79](?:(?: ?[.\\-] ?| {0,2})\\d){6})(?!\\d)",
    "check": null,
    "caseMatters": false
  },
  {
    "id": "abroad",
    "name": "un numéro de téléphone à l'étranger",
    "pattern": "(?<![\\d+])(?<!\\d[ ./-])(?:\\+|00(?: ?[.\\-] ?| {0,2}))(?!33|262|508|590|594|596|681|687|689)[1-9](?:(?: ?[.\\-] ?| {0,2})\\d){7,13}(?!\\d)",
    "check": null,
    "caseMatters": false
  },
  {
    "id": "mail",
    "name": "une adresse mail personnelle",
    "pattern": "(?<![\\w.+-])(?!(?:abuse|accueil|administration|adherents|aide|allo|assistance|assurance|bonjour|bureau|client|clients|cnil|communication|compta|contact|contacts|courrier|delegue|demandes|direction|donnees|dpd|dpo|ecoute|equipe|formation|gestion|habilitation|help|hello|hotline|info|infos|information|inscription|inscriptions|mairie|mediateur|mediation|message|ne|noreply|nepasrepondre|partenaires|permanence|phishing|postmaster|presse|privacy|protection|rdv|reclamation|reclamations|reclame|recours|reponse|rgpd|secretariat|securite|service|services|signalement|siege|social|sos|spam|standard|support|technique|usagers|webmaster)(?:[.+_-]\\w+)*(?:@| @ | ?[(\\[{<] ?(?:at|arobase|arobas|@) ?[)\\]}>] ?| (?:arobase|arobas) ))[\\w.+-]+(?:@| @ | ?[(\\[{<] ?(?:at|arobase|arobas|@) ?[)\\]}>] ?| (?:arobase|arobas) )(?:(?:gmail|googlemail|hotmail|outlook|live|msn|yahoo|ymail|rocketmail|icloud|aol|aim|proton|protonmail|gmx|yandex|zoho|tutanota|caramail|lycos|netcourrier|mailo|tiscali|alice|freenet)(?:\\.| ?[(\\[{<] ?(?:dot|point|\\.) ?[)\\]}>] ?| point )[a-z]{2,3}(?:(?:\\.| ?[(\\[{<] ?(?:dot|point|\\.) ?[)\\]}>] ?| point )[a-z]{2})?|(?:9online|9business|aliceadsl|bbox|bouygtel|cario|clubinternet|club-internet|ecomail|estvideo|free|freesbee|freesurf|guideo|hotmail|infonie|iut|kaluga|keyyo|laposte|libertysurf|magic|modulonet|mouais|neuf|nerim|newmail|noos|nordnet|nomade|numericable|oceanet|online|orange|ovh|oxymail|parabole|sfr|spray|tele2|telerama|unimedia|valvision|voila|wanadoo|wibox|worldonline|only|ool|caramail|yopmail)(?:\\.| ?[(\\[{<] ?(?:dot|point|\\.) ?[)\\]}>] ?| point )fr|(?:aliceadsl|cegetel|evhr|fnac|la-poste|laposte|nerim|sfr|teleparc|vialis|voila|mediaserv|usa|riseup|posteo|ukr|telefonica|comcast|att)(?:\\.| ?[(\\[{<] ?(?:dot|point|\\.) ?[)\\]}>] ?| point )net|(?:akeonet|chez|dartybox|dbmail|francite|gawab|ifrance|mageos|mailfence|multimania|net-up|netcmail|noos|nordnet|numericable|oreka|planetis|vnumail|wizbii|outremer|runbox|me|mac|ikmail|infomaniak|etik|mail|email|inbox|fastmail|hushmail|tuta|tutamail|duck|hey|btinternet|qq|163|126|naver|rediffmail|yopmail|mailinator)(?:\\.| ?[(\\[{<] ?(?:dot|point|\\.) ?[)\\]}>] ?| point )com|(?:jetable|lilo|mailoo|disroot|autistici)(?:\\.| ?[(\\[{<] ?(?:dot|point|\\.) ?[)\\]}>] ?| point )org|(?:ngi|libero|virgilio|alice|tin|hotmail)(?:\\.| ?[(\\[{<] ?(?:dot|point|\\.) ?[)\\]}>] ?| point )it|(?:zeop|izi)(?:\\.| ?[(\\[{<] ?(?:dot|point|\\.) ?[)\\]}>] ?| point )re|(?:canl|lagoon|mls)(?:\\.| ?[(\\[{<] ?(?:dot|point|\\.) ?[)\\]}>] ?| point )nc|(?:mail)(?:\\.| ?[(\\[{<] ?(?:dot|point|\\.) ?[)\\]}>] ?| point )pf|(?:pm|proton|ik|keemail)(?:\\.| ?[(\\[{<] ?(?:dot|point|\\.) ?[)\\]}>] ?| point )me|(?:fastmail)(?:\\.| ?[(\\[{<] ?(?:dot|point|\\.) ?[)\\]}>] ?| point )fm|(?:posteo|web|t-online)(?:\\.| ?[(\\[{<] ?(?:dot|point|\\.) ?[)\\]}>] ?| point )de|(?:posteo)(?:\\.| ?[(\\[{<] ?(?:dot|point|\\.) ?[)\\]}>] ?| point )eu|(?:tuta)(?:\\.| ?[(\\[{<] ?(?:dot|point|\\.) ?[)\\]}>] ?| point )io|(?:mail|bk|list|inbox|rambler|ya)(?:\\.| ?[(\\[{<] ?(?:dot|point|\\.) ?[)\\]}>] ?| point )ru|(?:i|meta)(?:\\.| ?[(\\[{<] ?(?:dot|point|\\.) ?[)\\]}>] ?| point )ua|(?:abv)(?:\\.| ?[(\\[{<] ?(?:dot|point|\\.) ?[)\\]}>] ?| point )bg|(?:wp|o2|onet|interia)(?:\\.| ?[(\\[{<] ?(?:dot|point|\\.) ?[)\\]}>] ?| point )pl|(?:seznam|centrum)(?:\\.| ?[(\\[{<] ?(?:dot|point|\\.) ?[)\\]}>] ?| point )cz|(?:azet)(?:\\.| ?[(\\[{<] ?(?:dot|point|\\.) ?[)\\]}>] ?| point )sk|(?:terra)(?:\\.| ?[(\\[{<] ?(?:dot|point|\\.) ?[)\\]}>] ?| point )es|(?:sapo)(?:\\.| ?[(\\[{<] ?(?:dot|point|\\.) ?[)\\]}>] ?| point )pt|(?:skynet|telenet|proximus|voo|scarlet)(?:\\.| ?[(\\[{<] ?(?:dot|point|\\.) ?[)\\]}>] ?| point )be|(?:bluewin|sunrise|hispeed)(?:\\.| ?[(\\[{<] ?(?:dot|point|\\.) ?[)\\]}>] ?| point )ch|(?:pt)(?:\\.| ?[(\\[{<] ?(?:dot|point|\\.) ?[)\\]}>] ?| point )lu|(?:monaco)(?:\\.| ?[(\\[{<] ?(?:dot|point|\\.) ?[)\\]}>] ?| point )mc|(?:menara)(?:\\.| ?[(\\[{<] ?(?:dot|point|\\.) ?[)\\]}>] ?| point )ma)(?![\\w-])",
    "check": null,
    "caseMatters": false
  },
  {
    "id": "iban",
    "name": "un IBAN",
    "pattern": "(?<!\\w)FR\\d\\d(?:(?: ?[.\\-] ?| {0,2})[0-9A-Z]{4}){5}(?: ?[.\\-] ?| {0,2})[0-9A-Z]{3}(?!\\w)",
    "check": null,
    "caseMatters": false
  },
  {
    "id": "iban",
    "name": "un IBAN",
    "pattern": "(?<!\\w)(?:(?:NO)(?: ?[.\\-] ?| {0,2})\\d(?: ?[.\\-] ?| {0,2})\\d(?:(?: ?[.\\-] ?| {0,2})[0-9A-Z]){11}|(?:BE|BI)(?: ?[.\\-] ?| {0,2})\\d(?: ?[.\\-] ?| {0,2})\\d(?:(?: ?[.\\-] ?| {0,2})[0-9A-Z]){12}|(?:DK|FI|FK|FO|GL|NL|SD)(?: ?[.\\-] ?| {0,2})\\d(?: ?[.\\-] ?| {0,2})\\d(?:(?: ?[.\\-] ?| {0,2})[0-9A-Z]){14}|(?:MK|SI)(?: ?[.\\-] ?| {0,2})\\d(?: ?[.\\-] ?| {0,2})\\d(?:(?: ?[.\\-] ?| {0,2})[0-9A-Z]){15}|(?:AT|BA|EE|KZ|LT|LU|MN|XK)(?: ?[.\\-] ?| {0,2})\\d(?: ?[.\\-] ?| {0,2})\\d(?:(?: ?[.\\-] ?| {0,2})[0-9A-Z]){16}|(?:CH|CR|HR|LI|LV)(?: ?[.\\-] ?| {0,2})\\d(?: ?[.\\-] ?| {0,2})\\d(?:(?: ?[.\\-] ?| {0,2})[0-9A-Z]){17}|(?:BG|BH|DE|GB|GE|IE|ME|RS|VA)(?: ?[.\\-] ?| {0,2})\\d(?: ?[.\\-] ?| {0,2})\\d(?:(?: ?[.\\-] ?| {0,2})[0-9A-Z]){18}|(?:AE|IL|IQ|OM|SO|TL)(?: ?[.\\-] ?| {0,2})\\d(?: ?[.\\-] ?| {0,2})\\d(?:(?: ?[.\\-] ?| {0,2})[0-9A-Z]){19}|(?:AD|CZ|DZ|ES|MD|PK|RO|SA|SE|SK|TN|VG)(?: ?[.\\-] ?| {0,2})\\d(?: ?[.\\-] ?| {0,2})\\d(?:(?: ?[.\\-] ?| {0,2})[0-9A-Z]){20}|(?:LY|PT|ST)(?: ?[.\\-] ?| {0,2})\\d(?: ?[.\\-] ?| {0,2})\\d(?:(?: ?[.\\-] ?| {0,2})[0-9A-Z]){21}|(?:IS|TR)(?: ?[.\\-] ?| {0,2})\\d(?: ?[.\\-] ?| {0,2})\\d(?:(?: ?[.\\-] ?| {0,2})[0-9A-Z]){22}|(?:BF|BJ|CI|CM|FR|GR|IT|MC|MR|SM)(?: ?[.\\-] ?| {0,2})\\d(?: ?[.\\-] ?| {0,2})\\d(?:(?: ?[.\\-] ?| {0,2})[0-9A-Z]){23}|(?:AL|AZ|BY|CY|DO|GT|HU|LB|MA|NI|PL|SN|SV)(?: ?[.\\-] ?| {0,2})\\d(?: ?[.\\-] ?| {0,2})\\d(?:(?: ?[.\\-] ?| {0,2})[0-9A-Z]){24}|(?:BR|EG|PS|QA|UA)(?: ?[.\\-] ?| {0,2})\\d(?: ?[.\\-] ?| {0,2})\\d(?:(?: ?[.\\-] ?| {0,2})[0-9A-Z]){25}|(?:JO|KW|MU)(?: ?[.\\-] ?| {0,2})\\d(?: ?[.\\-] ?| {0,2})\\d(?:(?: ?[.\\-] ?| {0,2})[0-9A-Z]){26}|(?:MT|SC)(?: ?[.\\-] ?| {0,2})\\d(?: ?[.\\-] ?| {0,2})\\d(?:(?: ?[.\\-] ?| {0,2})[0-9A-Z]){27}|(?:LC)(?: ?[.\\-] ?| {0,2})\\d(?: ?[.\\-] ?| {0,2})\\d(?:(?: ?[.\\-] ?| {0,2})[0-9A-Z]){28}|(?:RU)(?: ?[.\\-] ?| {0,2})\\d(?: ?[.\\-] ?| {0,2})\\d(?:(?: ?[.\\-] ?| {0,2})[0-9A-Z]){29})(?!\\w)",
    "check": "iban",
    "caseMatters": false
  },
  {
    "id": "rib",
    "name": "un RIB",
    "pattern": "(?<!\\w)\\d{5}(?: ?[.\\-] ?| {0,2})\\d{5}(?: ?[.\\-] ?| {0,2})[0-9A-Z](?:(?: ?[.\\-] ?| {0,2})[0-9A-Z]){10}(?: ?[.\\-] ?| {0,2})\\d\\d(?!\\w)",
    "check": "rib",
    "caseMatters": false
  },
  {
    "id": "card",
    "name": "un numéro de carte bancaire",
    "pattern": "(?<![\\d,.])(?<!\\d )(?:3[47]\\d\\d[ .\\-]?\\d{6}[ .\\-]?\\d{5}|[2-6]\\d{3}(?:[ .\\-]{0,2}\\d{4}){3})(?![ ,.]?\\d)",
    "check": "luhn",
    "caseMatters": false
  },
  {
    "id": "fiscal",
    "name": "un numéro fiscal",
    "pattern": "(?<![\\d,.])(?<!\\d )[0-3]\\d ?\\d\\d ?\\d{3} ?\\d{3} ?\\d{3}(?! ?\\d)",
    "check": "nif",
    "caseMatters": false
  },
  {
    "id": "foreigner",
    "name": "un numéro d'étranger",
    "pattern": "(?:AGDREF|(?:num[ée]ro|n°)(?: d[e'\u2019])? ?(?:personne )?[ée]tranger)[^\\d.;]{0,20}\\d(?: ?\\d){9}(?!\\d)",
    "check": null,
    "caseMatters": false
  },
  {
    "id": "passport",
    "name": "un numéro de passeport",
    "pattern": "passeport[^.;\\d]{0,30}\\d\\d ?[A-Z]{2} ?\\d{5}(?!\\w)",
    "check": null,
    "caseMatters": false
  },
  {
    "id": "plate",
    "name": "une plaque d'immatriculation",
    "pattern": "(?<![\\w-])[A-HJ-NP-TV-Z]{2}[ -]\\d{3}[ -][A-HJ-NP-TV-Z]{2}(?![\\w-])",
    "check": null,
    "caseMatters": true
  },
  {
    "id": "birth",
    "name": "une date de naissance",
    "pattern": "(?<!\\w)n[ée]e? le (?:\\d{1,2}[ ./-]\\d{1,2}[ ./-](?:19|20)?\\d\\d|\\d{1,2}(?:er)? (?:janvier|f[ée]vrier|mars|avril|mai|juin|juillet|ao[uû]t|septembre|octobre|novembre|d[ée]cembre) (?:19|20)\\d\\d)(?!\\d)",
    "check": null,
    "caseMatters": false
  }
];
