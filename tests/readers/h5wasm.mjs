// SPDX-License-Identifier: GPL-3.0-or-later
//
// h5wasm.mjs RESULT.h5 EXPECTED.json: what a browser has for HDF5 reads the same numbers and texts as
// h5py, and finds the charts that h5web draws first.
import { readFileSync } from "node:fs";
import * as h5wasm from "h5wasm/node";

await h5wasm.ready;

const [path, list] = process.argv.slice(2);
const file = new h5wasm.File(path, "r");
const expected = JSON.parse(readFileSync(list, "utf8"));

function fault(name, what, got, wanted) {
  console.error(`h5wasm: ${name} ${what}: ${got}, h5py has ${wanted}`);
  process.exit(1);
}

const near = (a, b) => Math.abs(a - b) <= 1e-9 * (1 + Math.abs(b));

function hold(name, fact) {
  const value = file.get(name).value;
  const got = typeof value === "object" ? Array.from(value) : [value];
  // Of single people, what the file calls missing is a whole number.
  const fill = /^(persons|events)\//.test(name) ? file.get(name).attrs._FillValue?.value : undefined;
  const number = (one) => (fill !== undefined && Number(one) === Number(fill) ? NaN : Number(one));
  if (got.length !== fact.n) fault(name, "n", got.length, fact.n);
  for (const [i, wanted] of Object.entries(fact.at)) {
    const one = fact.text ? got[i] : number(got[i]);
    const same = fact.text ? one === wanted : wanted === null ? Number.isNaN(one) : near(one, wanted);
    if (!same) fault(name, i, one, wanted);
  }
  if (fact.text) return;
  const numbers = got.map(number).filter((n) => !Number.isNaN(n));
  const sum = numbers.reduce((a, b) => a + b, 0);
  if (got.length - numbers.length !== fact.missing) fault(name, "missing", "", fact.missing);
  if (!near(sum, fact.sum)) fault(name, "sum", sum, fact.sum);
}

for (const [name, fact] of Object.entries(expected)) hold(name, fact);

// What h5web follows: default from the root on, then signal, auxiliary signals, axes and errors.
let group = file;
while (group.attrs.default) group = group.get(group.attrs.default.value);
if (group.attrs.NX_class.value !== "NXdata") fault("default", "NX_class", group.attrs.NX_class.value, "NXdata");
const signal = group.attrs.signal.value;
const lines = [signal, ...(group.attrs.auxiliary_signals?.value ?? [])];
const axis = group.get(group.attrs.axes.value);
for (const line of lines)
  for (const name of [line, `${line}_errors`]) {
    const shape = group.get(name)?.shape;
    if (!shape || shape.length !== 1 || shape[0] !== axis.shape[0]) fault(name, "shape", shape, axis.shape);
  }
console.log(`h5wasm: ${Object.keys(expected).length} variables as in h5py, ${lines.length} lines to draw`);
