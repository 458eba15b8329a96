// SPDX-License-Identifier: GPL-3.0-or-later
//
// What a report does where scripts run: draws each chart from the numbers beside it, gives it
// buttons for its series and for zooming, and makes tables sortable.  Without this file the page is
// whole: the same numbers are in the table under each chart.

import { BarChart, LineChart } from "echarts/charts";
import {
    AriaComponent, DataZoomInsideComponent, GridComponent, LegendComponent, TooltipComponent,
} from "echarts/components";
import * as echarts from "echarts/core";
import dutch from "echarts/i18n/langNL-obj.js";
import { SVGRenderer } from "echarts/renderers";

echarts.use([AriaComponent, BarChart, DataZoomInsideComponent, GridComponent, LegendComponent,
    LineChart, SVGRenderer, TooltipComponent]);
echarts.registerLocale("NL", dutch);

const language = document.documentElement.lang;
const texts = JSON.parse(document.getElementById("texts").textContent);
const whole = new Intl.NumberFormat(language, { maximumFractionDigits: 1 });
const charts = [];

const colour = (name) => getComputedStyle(document.documentElement).getPropertyValue(name).trim();

// As the table under the chart has it.
function shown(value, decimals) {
    return value === null || value === undefined ? "–" : new Intl.NumberFormat(language,
        { minimumFractionDigits: decimals, maximumFractionDigits: decimals }).format(value);
}

// ---- a chart ----

const palette = () => Array.from({ length: 10 }, (_, i) => colour(`--series-${i + 1}`));

// A point with nothing on either side is no line: it gets a dot.
const isAlone = (values, i) => values[i] !== null && (values[i - 1] ?? null) === null
    && (values[i + 1] ?? null) === null;

// The points of a series; in a bar chart by place, else by date.
const points = (data, series) => (data.kind === "bars" ? series.data
    : series.data.map((y, i) => (isAlone(series.data, i)
        ? { value: [data.x[i], y], symbol: "circle", symbolSize: 6 } : [data.x[i], y])));

function plain(data, series, i) {
    const line = { name: series.name, type: data.kind === "bars" ? "bar" : "line", symbol: "none",
        data: points(data, series), color: palette()[i % 10] };
    if (data.kind === "stack") {
        return { ...line, stack: "all", areaStyle: { opacity: 0.7 }, lineStyle: { width: 1 } };
    }
    return data.kind === "bars" ? { ...line, stack: "all", barCategoryGap: "10%" }
        : { ...line, connectNulls: false };
}

// The band lies on an unseen line: its lower edge, and on it the height.
function band(data, low, high) {
    const edge = { type: "line", symbol: "none", stack: "band", silent: true,
        lineStyle: { opacity: 0 }, tooltip: { show: false } };
    const height = { data: high.data.map((y, i) =>
        (y === null || low.data[i] === null ? null : y - low.data[i])) };
    return [
        { ...edge, name: data.band, data: points(data, low), color: palette()[0],
            areaStyle: { opacity: 0 } },
        { ...edge, name: data.band, data: points(data, height), color: palette()[0],
            areaStyle: { opacity: 0.28 } },
    ];
}

function seriesOf(data) {
    const low = data.series.find((s) => s.role === "low");
    const high = data.series.find((s) => s.role === "high");
    const fan = low && high ? band(data, low, high) : [];
    const rest = data.series.filter((s) => s.role !== "low" && s.role !== "high").map((s, i) => {
        const made = plain(data, s, i);
        if (s.role === "norm") {
            made.color = colour("--norm");
            made.lineStyle = { type: "dashed", width: 2 };
        } else if (s.role === "mean") {
            made.lineStyle = { width: 2.5 };
        }
        return made;
    });
    return [...fan, ...rest];
}

function tooltip(data) {
    return (items) => {
        const at = items[0].dataIndex;
        const lines = data.series.map((s) => `${s.name}: ${shown(s.data[at], data.decimals)}`);
        const box = document.createElement("div");
        [data.label[at], ...lines].forEach((text) => {
            const line = document.createElement("div");
            line.textContent = text;
            box.append(line);
        });
        return box;
    };
}

function optionOf(data) {
    const ink = colour("--ink");
    const axis = { axisLine: { lineStyle: { color: ink } }, axisLabel: { color: ink },
        splitLine: { lineStyle: { color: colour("--line") } } };
    return {
        animation: false, // nobody need wait, or be moved
        aria: { enabled: true, decal: { show: data.kind !== "fan" },
            label: { description: data.title } },
        color: palette(),
        grid: { left: 8, right: 16, top: 30, bottom: 8, containLabel: true },
        legend: { show: false },
        tooltip: { trigger: "axis", formatter: tooltip(data), backgroundColor: colour("--paper"),
            textStyle: { color: ink }, confine: true },
        dataZoom: [{ type: "inside", filterMode: "none", zoomOnMouseWheel: "ctrl" }],
        xAxis: data.kind === "bars" ? { ...axis, type: "category", data: data.label }
            : { ...axis, type: "time", splitLine: { show: false } },
        yAxis: { ...axis, type: "value", name: data.unit, nameTextStyle: { color: ink, align: "left" },
            axisLabel: { color: ink, formatter: (value) => whole.format(value) },
            max: ({ max }) => (Math.abs(max - 100) < 0.5 ? 100 : null) }, // percent of a whole
        series: seriesOf(data),
    };
}

// ---- its buttons ----

function button(text, act, parent) {
    const made = document.createElement("button");
    made.type = "button";
    made.append(text);
    made.addEventListener("click", () => act(made));
    parent.append(made);
    return made;
}

// One for each series; pressed while it is shown. The two edges of a band go together.
function addLegend(self, bar) {
    const names = [];
    self.option.series.forEach((s) => {
        if (!names.some((n) => n.name === s.name)) {
            names.push({ name: s.name, color: s.color, pale: s.name === self.data.band });
        }
    });
    names.forEach(({ name, color, pale }) => {
        const made = button(name, () => {
            const pressed = made.getAttribute("aria-pressed") !== "true";
            self.plot.dispatchAction({ type: pressed ? "legendSelect" : "legendUnSelect", name });
            made.setAttribute("aria-pressed", String(pressed));
            if (pressed) {
                self.hidden.delete(name);
            } else {
                self.hidden.add(name);
            }
        }, bar);
        const swatch = document.createElement("span");
        swatch.className = pale ? "swatch pale" : "swatch";
        swatch.dataset.series = name;
        swatch.style.background = color;
        made.prepend(swatch);
        made.setAttribute("aria-pressed", "true");
    });
}

function zoomBy(self, factor) {
    const { start, end } = self.plot.getOption().dataZoom[0];
    const half = Math.min(50, ((end - start) / 2) * factor);
    const middle = Math.min(100 - half, Math.max(half, (start + end) / 2));
    self.plot.dispatchAction({ type: "dataZoom", start: middle - half, end: middle + half });
}

function move(self, part) {
    const { start, end } = self.plot.getOption().dataZoom[0];
    const by = Math.max(-start, Math.min(100 - end, (end - start) * part));
    self.plot.dispatchAction({ type: "dataZoom", start: start + by, end: end + by });
}

function addZoom(self, bar) {
    const add = (key, act) => {
        const made = button(texts[`${key}_sign`], act, bar);
        made.setAttribute("aria-label", texts[key]);
        made.title = texts[key];
        made.className = "zoom";
    };
    add("zoom_in", () => zoomBy(self, 0.5));
    add("zoom_out", () => zoomBy(self, 2));
    add("earlier", () => move(self, -0.25));
    add("later", () => move(self, 0.25));
    add("zoom_reset", () => self.plot.dispatchAction({ type: "dataZoom", start: 0, end: 100 }));
}

function draw(figure) {
    const data = JSON.parse(figure.querySelector("script").textContent);
    const place = document.createElement("div");
    const bar = document.createElement("div");
    place.className = "plot";
    bar.className = "bar";
    figure.classList.add("drawn");
    bar.setAttribute("role", "group");
    bar.setAttribute("aria-label", `${texts.buttons}: ${data.title}`);
    figure.querySelector("figcaption").after(bar, place);
    const plot = echarts.init(place, null, { renderer: "svg", locale: language === "nl" ? "NL" : "EN" });
    const self = { figure, data, place, plot, option: optionOf(data), hidden: new Set() };
    plot.setOption(self.option);
    place.setAttribute("role", "img");
    addLegend(self, bar);
    addZoom(self, bar);
    charts.push(self);
}

function drawOnce(figure) {
    if (unseen.delete(figure)) {
        seer.unobserve(figure);
        draw(figure);
    }
}

// The same chart in the colours of now.
function redraw(self) {
    const { start, end } = self.plot.getOption().dataZoom[0];
    self.option = optionOf(self.data);
    self.option.legend.selected = Object.fromEntries([...self.hidden].map((name) => [name, false]));
    self.option.dataZoom[0] = { ...self.option.dataZoom[0], start, end };
    self.plot.setOption(self.option, true);
    self.figure.querySelectorAll(".swatch").forEach((swatch) => {
        swatch.style.background =
            self.option.series.find((s) => s.name === swatch.dataset.series).color;
    });
}

// A page that grows longer, as it does with each chart, is no reason to draw the others anew.
function fit() {
    charts.filter(({ place, plot }) => place.clientWidth !== plot.getWidth())
        .forEach(({ plot }) => plot.resize());
}

// ---- tables ----

// "1.234,5" or "1,234.5 .. 9" begins with a number; a text sorts as a text.
function keyOf(row, column) {
    const text = row.cells[column].textContent.trim();
    const point = language === "nl" ? text.replaceAll(".", "").replace(",", ".")
        : text.replaceAll(",", "");
    const number = /^\d{4}-\d\d/.test(text) ? NaN : Number.parseFloat(point);
    return { text, number };
}

// Upwards and downwards alike: numbers first, then texts, such as the x of few people, then nothing.
function rank({ text, number }) {
    if (!Number.isNaN(number)) {
        return 0;
    }
    return text === "" || text === "-" ? 2 : 1;
}

function compare(a, b, up) {
    if (rank(a) !== rank(b)) {
        return rank(a) - rank(b);
    }
    const order = rank(a) === 0 ? a.number - b.number : a.text.localeCompare(b.text, language);
    return up ? order : -order;
}

function sort(table, header, column) {
    const up = header.getAttribute("aria-sort") !== "ascending";
    const body = table.tBodies[0];
    const rows = Array.from(body.rows, (row) => ({ row, key: keyOf(row, column) }));
    rows.sort((a, b) => compare(a.key, b.key, up));
    body.append(...rows.map(({ row }) => row));
    table.querySelectorAll("th[aria-sort]").forEach((th) => th.removeAttribute("aria-sort"));
    header.setAttribute("aria-sort", up ? "ascending" : "descending");
}

function makeSortable(table) {
    Array.from(table.tHead.rows[0].cells).forEach((header, column) => {
        const text = header.textContent;
        const plain = document.createElement("span"); // a head that is a button is on one page only
        plain.className = "paper";
        plain.textContent = text;
        header.replaceChildren(plain);
        button(text, () => sort(table, header, column), header);
    });
}

// ---- the page ----

document.documentElement.classList.add("scripted");
// A chart is drawn when it is about to be seen, for there may be hundreds; and all for paper.
const unseen = new Set(document.querySelectorAll("figure.chart"));
const seer = new IntersectionObserver((entries) => {
    entries.filter((entry) => entry.isIntersecting).forEach((entry) => drawOnce(entry.target));
}, { rootMargin: "600px" });
unseen.forEach((figure) => seer.observe(figure));
document.querySelectorAll("table.sortable").forEach(makeSortable);
["(prefers-color-scheme: dark)", "print"].forEach((query) =>
    matchMedia(query).addEventListener("change", () => charts.forEach(redraw)));
new ResizeObserver(fit).observe(document.body);
addEventListener("beforeprint", () => {
    unseen.forEach(drawOnce);
    fit();
    // Paper is as wide as it is, and known to the style alone: the drawings are made to stretch.
    charts.forEach(({ place, plot }) => place.querySelector("svg")
        .setAttribute("viewBox", `0 0 ${plot.getWidth()} ${plot.getHeight()}`));
});
