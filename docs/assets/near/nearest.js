// @ts-check
// Which places are near a commune: the same as « nearest » in directory/around.py, on one file.

/** A place of a file: `commune` is the rank of its commune in the file.
 * @typedef {object} Place
 * @property {string} id
 * @property {number} commune
 * @property {string} day when it was updated, as AAAA-MM-JJ; empty when unknown
 * @property {[number, number] | 0} point latitude and longitude, in degrees; 0 when unknown */

/** A commune that has places, and the page that lists them.
 * @typedef {[insee: string, name: string, group: string, postcodes: string, url: string]} Home */

/** The commune of the person; `centre` is approximate, and null when nothing tells it.
 * @typedef {{insee: string, group: string, postcodes: string,
 *   centre: [number, number] | null}} Commune */

const EARTH = 6371;
// A place that does not say where it stands comes after those that are nearer than this.
const STRAY = 60;

/** Kilometres between two points of latitude and longitude, along the ground.
 * @param {[number, number]} one
 * @param {[number, number]} other */
export function distance(one, other) {
  const [a, b, c, d] = [...one, ...other].map((degrees) => (degrees * Math.PI) / 180);
  const chord = Math.sin((c - a) / 2) ** 2 + Math.cos(a) * Math.cos(c) * Math.sin((d - b) / 2) ** 2;
  return 2 * EARTH * Math.asin(Math.min(1, Math.sqrt(chord)));
}

/** @param {string} codes
 * @param {string} others */
function share(codes, others) {
  return codes.split(" ").some((code) => code !== "" && others.includes(code));
}

/** The places for somebody of a commune, best first: those of the commune, the most recently updated
 * first, then by distance; where
 * distance is unknown, those of the same postcode or intercommunality first.
 * @template {Place} P
 * @param {Commune} commune
 * @param {P[]} places
 * @param {Home[]} homes the communes of these places
 * @returns {P[]} */
export function nearest(commune, places, homes) {
  /** @param {P} place
   * @returns {[number, number]} */
  function rank({ commune: at, point }) {
    const [insee, , group, postcodes] = homes[at];
    if (insee === commune.insee) return [0, 0];
    if (commune.centre && point) return [1, distance(commune.centre, point)];
    const isNear = share(commune.postcodes, postcodes) || (group !== "" && group === commune.group);
    return [isNear ? 1 : 2, STRAY];
  }
  return places
    .map((place) => ({ place, key: rank(place) }))
    .sort(
      (one, other) =>
        one.key[0] - other.key[0] ||
        one.key[1] - other.key[1] ||
        (one.place.day === other.place.day ? 0 : one.place.day < other.place.day ? 1 : -1),
    )
    .map(({ place }) => place);
}

/** Those to show of a network: the places that say they are of it; when they are few, then the
 * others, that do not say so.
 * @template {{networks: string[]}} P
 * @param {P[]} places nearest first
 * @param {string} network its code; empty for any place
 * @param {number} most
 * @returns {{place: P, unsaid: boolean}[]} */
export function ofNetwork(places, network, most) {
  const says = places.filter(({ networks }) => network === "" || networks.includes(network));
  const few = most / 2;
  const others = says.length < few ? places.filter((place) => !says.includes(place)) : [];
  return [
    ...says.map((place) => ({ place, unsaid: false })),
    ...others.map((place) => ({ place, unsaid: true })),
  ].slice(0, most);
}
