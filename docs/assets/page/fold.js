// @ts-check
// How texts are compared: the same as text.py, which tests hold to the same cases.

/** Lower case, no accent, no ligature, straight apostrophe.
 * @param {string} text */
export function fold(text) {
  return text
    .toLowerCase()
    .replace(/[’ʼ]/g, "'")
    .replace(/œ/g, "oe")
    .replace(/æ/g, "ae")
    .normalize("NFKD")
    .replace(/[\u0300-\u036f]/g, "");
}

/** The words of a text, folded; one `+` counts (FranceConnect+), and `%`.
 * @param {string} text
 * @returns {string[]} */
export function words(text) {
  return fold(text).match(/[a-z0-9]+\+?|%/g) ?? [];
}

/** ASCII identifier made of the words of a text.
 * @param {string} text
 * @param {number} longest signs kept */
export function slugify(text, longest) {
  const slug = fold(text)
    .replace(/[^a-z0-9]+/g, "-")
    .replace(/^-+|-+$/g, "");
  return slug.slice(0, longest).replace(/-+$/, "");
}
