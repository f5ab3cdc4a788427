/**
 * Licences, as registries of open data and SPDX write them in lower case, under which anybody may publish the data again for any purpose, at most
 * naming the source or under the same licence. What is not in this list does not permit it; a licence that is not stated is not known.
 */
export const republishable: readonly string[] = [
  ...["cc-by", "cc-by-4.0", "cc-by-sa", "cc-by-sa-4.0", "cc-zero", "cc0-1.0"],
  ...["odc-by", "odc-by-1.0", "odc-odbl", "odbl-1.0", "odc-pddl", "pddl-1.0"],
  ...["ogl", "ogl-uk-3.0", "uk-ogl"],
  ...["other-at", "other-open", "other-pd"], // open by another licence, by another with attribution, public domain
];
