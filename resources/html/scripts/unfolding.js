// A dataset's facts and dossiers, of which what many have in common is stored once: the twin of
// gisapp/export/snapshot/facts_json.py and dataset_json.py.

/** Return a dataset whose facts, operands and subjects are whole objects. */
export function unfolded({ facts, operands, subjects, layouts, figures, ...rest }) {
  const whole = ([uid, subject]) => [uid, unfoldedSubject(subject, layouts, figures)];
  return {
    ...rest,
    facts: unfoldedFacts(facts),
    operands: unfoldedFacts(operands),
    subjects: Object.fromEntries(Object.entries(subjects).map(whole)),
  };
}

function unfoldedFacts({ alike, ids, like, subjects, values, texts, places }) {
  const facts = {};
  ids.forEach((id, at) => {
    const { cell, ...common } = alike[like[at]];
    const fact = { subject: subjects[at], ...common };
    if (values[at] !== null) fact.value = values[at];
    if (texts[at] !== null) fact.text = Array.isArray(texts[at]) ? texts[at] : [texts[at], texts[at]];
    if (cell) fact.place = [cell[0], places[at], cell[1]];
    else if (places[at] !== null) fact.locator = places[at];
    facts[id] = fact;
  });
  return facts;
}

function unfoldedSubject(subject, layouts, figures) {
  const [layout, facts] = subject.sections;
  const all = facts[Symbol.iterator]();
  const factsOf = (each) => (Array.isArray(each) ? each : [each]);
  return {
    ...subject,
    sections: layouts[layout].map(({ code, properties }) => ({
      code,
      entries: properties.map((property) => ({ property, facts: factsOf(all.next().value) })),
    })),
    derived: subject.derived.map(([figure, value, ...operands]) => ({
      ...figures[figure],
      ...(value === null ? {} : { value }),
      operands,
    })),
  };
}
