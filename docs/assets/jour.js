// Today where the reader is, as AAAA-MM-JJ.
export function aujourdhui() {
  const jour = new Date();
  return [jour.getFullYear(), jour.getMonth() + 1, jour.getDate()]
    .map((part) => String(part).padStart(2, "0")).join("-");
}
