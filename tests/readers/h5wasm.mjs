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

// What h5web follows: default from the root on to a chart; then, of that one and of each beside it, the signal,
// auxiliary signals, errors and axes, all as long as each other, with what to write beside them. It takes the
// title from a text in the group, and writes three digits along an axis.
let group = file;
while (group.attrs.default) {
  const next = group.get(group.attrs.default.value);
  if (!next) fault("default", "of " + group.path, group.attrs.default.value, "a group of that name");
  group = next;
}
if (group.path === "/" || group.attrs.NX_class?.value !== "NXdata")
  fault("default", "ends at", group.path, "an NXdata");

function holdLine(chart, name, length) {
  const line = chart.get(name);
  const shape = line?.shape;
  if (!shape || shape.length !== 1 || shape[0] !== length) fault(`${chart.path}/${name}`, "shape", shape, length);
  for (const attribute of ["long_name", "units"])
    if (!line.attrs[attribute]?.value) fault(line.path, attribute, "nothing", "a text");
  return Array.from(line.value, Number);
}

function holdChart(chart) {
  const texts = (name) => [chart.attrs[name]?.value ?? []].flat();
  const [signal, ...others] = texts("signal");
  const axes = texts("axes");
  if (!signal || others.length || axes.length !== 1 || !chart.attrs.title?.value)
    fault(chart.path, "signal, axes, title", [signal, ...others, ...axes], "one of each");
  if (chart.get("title")?.value !== chart.attrs.title.value)
    fault(chart.path, "title", chart.get("title")?.value, chart.attrs.title.value);
  const years = holdLine(chart, axes[0], chart.get(axes[0])?.shape[0]);
  if (!years.length || years.some((year, i) => i > 0 && year <= years[i - 1])) fault(chart.path, axes[0], years, "rising");
  const begun = years.map(Math.floor);
  if (begun.some((year) => Number(year.toPrecision(3)) !== year)) fault(chart.path, axes[0], begun, "three digits");
  const lines = [signal, ...texts("auxiliary_signals")];
  if (new Set(lines).size !== lines.length) fault(chart.path, "lines", lines, "each once");
  const drawn = lines.map((line) => {
    const told = chart.get(line)?.attrs.interpretation?.value;
    if (told !== "spectrum") fault(`${chart.path}/${line}`, "interpretation", told, "spectrum");
    if (holdLine(chart, `${line}_errors`, years.length).some((error) => error < 0)) fault(line, "error", "below 0", "0 or more");
    return holdLine(chart, line, years.length).some((value) => Number.isFinite(value) && value !== 0);
  });
  if (!drawn.includes(true)) fault(chart.path, "lines", "nothing but 0", "something to draw");
  return lines.length;
}

const beside = group.path.slice(0, group.path.lastIndexOf("/"));
const charts = file.get(beside).keys().map((name) => file.get(`${beside}/${name}`));
for (const chart of charts)
  if (chart.attrs.NX_class?.value !== "NXdata") fault(chart.path, "NX_class", chart.attrs.NX_class?.value, "NXdata");
const lines = charts.map(holdChart);
console.log(`h5wasm: ${Object.keys(expected).length} variables as in h5py; charts of ${lines.join(", ")} lines`);
