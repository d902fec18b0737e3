/** Waybills pasted from a spreadsheet: two columns, order number and waybill, one order a line. */

export type Pasted = { found: Map<string, string>; unknown: string[]; bad: string[] };

/** `known` are the order numbers of the dialog; letters and blanks as people type them. */
export function readPasted(text: string, known: readonly string[]): Pasted {
  const numbers = new Map(known.map((n) => [n.toUpperCase(), n]));
  const result: Pasted = { found: new Map(), unknown: [], bad: [] };
  for (const line of text.split(/\r?\n/)) {
    const [first = "", second = "", ...rest] = line.split(/[\t,;，；]|\s+/).filter(Boolean);
    if (!first) continue;
    const order = numbers.get(first.toUpperCase());
    if (!second || rest.length > 0) result.bad.push(line.trim());
    else if (!order) result.unknown.push(first);
    else result.found.set(order, second.toUpperCase());
  }
  return result;
}
