// Which choices of units change anything on a page.

import { changesWithMoney } from "./units.js";

/** Return { area, money }: whether some value is told otherwise where the user chooses a unit. */
export function unitsInUse({ datasets, home, compared }) {
  const told = [
    ...datasets.flatMap(({ facts, subjects }) => [
      ...Object.values(facts).filter(({ value }) => value !== undefined),
      ...Object.values(subjects).flatMap(({ derived }) => derived ?? []),
    ]),
    ...home.flatMap(({ cards }) => cards),
  ];
  const others = Object.values(compared ?? {}).flatMap((each) => each.others);
  const isCompared = (isOther) => others.some((each) => isOther(each) && each.rows.length > 0);
  return {
    area: told.some(({ unit }) => unit === "m2") || isCompared(({ area }) => area !== ""),
    money:
      told.some(({ unit, property }) => changesWithMoney(unit ?? "", property)) ||
      isCompared(({ area }) => area === ""),
  };
}
