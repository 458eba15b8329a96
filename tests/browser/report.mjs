// SPDX-License-Identifier: GPL-3.0-or-later
//
// report.mjs FOLDER: looks at nl.html, en.html, several.html and network.html in Debian's Chromium:
// every chart draws, series and zoom answer to the keyboard, tables sort, axe finds nothing against
// WCAG 2.1 AA in either language and colour scheme, no request leaves the page, without scripts the
// tables are there, paper has charts whole with their keys, and colours that the reader forces and
// motion that the reader does not want are heeded.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";

const folder = process.argv[2];
const require = createRequire(`${process.env.BROWSER_MODULES}/`);
const { chromium } = require("playwright-core");
const axe = readFileSync(require.resolve("axe-core/axe.min.js"), "utf8");

const slow = 120000; // milliseconds, on a busy machine
const browser = await chromium.launch({
    executablePath: process.env.CHROMIUM,
    args: ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
        "--disable-background-networking", "--disable-component-update", "--disable-sync"],
});

// A page of a report; what it asks for beside itself, and what goes wrong in it, is noted.
async function open(name, options = {}) {
    const context = await browser.newContext({ viewport: { width: 1280, height: 900 }, ...options });
    const asked = [];
    const wrong = [];
    await context.route("**/*", (route) => {
        if (route.request().url() === `file://${folder}/${name}`) {
            return route.continue();
        }
        asked.push(route.request().url());
        return route.abort();
    });
    const page = await context.newPage();
    page.setDefaultTimeout(slow);
    page.on("pageerror", (error) => wrong.push(error.message));
    page.on("console", (message) => message.type() === "error" && wrong.push(message.text()));
    await page.goto(`file://${folder}/${name}`);
    return { page, asked, wrong, close: () => context.close() };
}

// Charts are drawn as they come into sight; here all of them, as for paper.
async function everyChartDraws(page, least) {
    await page.evaluate(() => dispatchEvent(new Event("beforeprint")));
    const charts = await page.$$eval("figure.chart", (figures) => figures.map((figure) => ({
        title: figure.querySelector("figcaption").firstChild.textContent,
        paths: figure.querySelectorAll(".plot svg path").length,
        label: figure.querySelector(".plot").getAttribute("aria-label"),
        rows: figure.querySelectorAll("tbody tr").length,
        places: JSON.parse(figure.querySelector("script").textContent).x.length,
    })));
    assert(charts.length >= least, `${charts.length} charts`);
    for (const chart of charts) {
        assert(chart.paths >= 4, `${chart.title}: ${chart.paths} paths`);
        assert.equal(chart.rows, chart.places, `${chart.title}: rows of the table`);
        assert(chart.label.includes(chart.title), `${chart.title}: ${chart.label}`);
    }
}

// Rows of a table are alike, and there are tens of thousands of cells: the first of each are judged.
async function axeFindsNothing(name, colorScheme) {
    const { page, close } = await open(name, { colorScheme });
    await page.locator("figure.chart").first().scrollIntoViewIfNeeded();
    await page.locator("figure.drawn").first().waitFor();
    await page.evaluate(() => {
        document.querySelectorAll("tbody").forEach((body) => {
            Array.from(body.rows).slice(4).forEach((row) => row.remove());
        });
        document.querySelectorAll("figure.drawn details").forEach((one) => { one.open = true; });
        document.querySelector("main > details")?.setAttribute("open", "");
    });
    await page.evaluate(axe);
    const found = await page.evaluate(() => window.axe.run(document,
        { runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa"], resultTypes: ["violations"] }));
    assert(found.passes.length > 10, `${name}: only ${found.passes.length} rules were tried`);
    assert.deepEqual(found.violations.map((v) => `${v.id}: ${v.nodes[0].html}`), [],
        `${name}, ${colorScheme}`);
    await close();
}

// What a key on a button does to the drawing of the first chart.
async function press(page, button, key) {
    const drawing = () => page.$eval("figure.chart .plot svg", (svg) => svg.innerHTML);
    const before = await drawing();
    await button.focus();
    await page.keyboard.press(key);
    await page.waitForTimeout(50);
    return (await drawing()) !== before;
}

async function buttonsAnswerToKeys(page) {
    const bar = page.locator("figure.chart").first().locator(".bar");
    const legend = bar.locator("button[aria-pressed]");
    assert(await legend.count() >= 2, "no legend");
    for (let i = 0; i < await legend.count(); i++) {
        assert(await press(page, legend.nth(i), "Space"), `series ${i} stays`);
        assert.equal(await legend.nth(i).getAttribute("aria-pressed"), "false");
        assert(await press(page, legend.nth(i), "Enter"), `series ${i} does not come back`);
        assert.equal(await legend.nth(i).getAttribute("aria-pressed"), "true");
    }
    const zoom = bar.locator("button.zoom");
    assert.equal(await zoom.count(), 5);
    for (const i of [0, 2, 3, 1, 0]) {
        assert(await press(page, zoom.nth(i), "Enter"), `zoom button ${i} does nothing`);
    }
    assert(await press(page, zoom.nth(4), "Space"), "no way back from zooming");
    assert(!(await press(page, zoom.nth(4), "Space")), "all of it is more than all of it");
}

async function tablesSort(page, language) {
    const table = page.locator("table.sortable", { hasText: language === "nl" ? "gepubliceerd" : "published" })
        .first();
    const column = 2;
    const values = async () => (await table.locator(`tbody tr td:nth-child(${column + 1})`)
        .allTextContents()).map((text) => Number.parseFloat(language === "nl"
        ? text.replaceAll(".", "").replace(",", ".") : text.replaceAll(",", "")))
        .filter((value) => !Number.isNaN(value));
    const head = table.locator("thead th").nth(column);
    await head.locator("button").focus();
    await page.keyboard.press("Enter");
    assert.equal(await head.getAttribute("aria-sort"), "ascending");
    const up = await values();
    assert(up.length > 10 && up.at(-1) > 1000, "numbers of thousands are read as such");
    assert.deepEqual(up, [...up].sort((a, b) => a - b));
    await page.keyboard.press("Enter");
    assert.equal(await head.getAttribute("aria-sort"), "descending");
    assert.deepEqual(await values(), [...up].reverse());
    assert.equal(await table.locator("th[aria-sort]").count(), 1);
}

// Of every table that is open, each column: upwards and downwards the numbers stand first, then texts,
// as an x is one, and cells with nothing in them last.
async function nothingSortsLast(page) {
    const wrong = await page.$$eval("main > .scroll > table.sortable", (tables) => {
        const kind = (text) => {
            if (text === "" || text === "-") {
                return 2;
            }
            return /^[-+]?\d/.test(text) && !/^\d{4}-\d\d/.test(text) ? 0 : 1;
        };
        const faults = [];
        let mixed = 0;
        tables.forEach((table) => Array.from(table.tHead.rows[0].cells).forEach((head, column) => {
            ["ascending", "descending"].forEach((way) => {
                head.querySelector("button").click();
                const kinds = Array.from(table.tBodies[0].rows, (row) => kind(row.cells[column].textContent.trim()));
                mixed += way === "descending" && kinds.includes(0) && kinds.includes(2);
                if (head.getAttribute("aria-sort") !== way || kinds.some((k, i) => k < kinds[i - 1])) {
                    faults.push(`${table.caption.textContent}, ${head.textContent}: ${way}`);
                }
            });
        }));
        return mixed < 3 ? [...faults, `only ${mixed} columns have numbers and nothing`] : faults;
    });
    assert.deepEqual(wrong, []);
}

// Far down in a long table its heads are still in sight.
async function headsStay(page) {
    const apart = await page.$eval("main > .scroll:has(td.met)", (table) => {
        table.scrollTop = table.scrollHeight;
        return table.querySelector("thead th").getBoundingClientRect().top - table.getBoundingClientRect().top;
    });
    assert(Math.abs(apart) < 2, `the heads are ${apart} pixels off`);
}

async function nothingLeaves({ page, asked, wrong }) {
    assert.deepEqual(asked, []);
    assert.deepEqual(wrong, []);
    const reached = await page.evaluate(() => fetch("http://127.0.0.1:9/").then(() => true, () => false));
    const blocked = wrong.some((text) => text.includes("Content Security Policy"));
    assert(!reached && blocked, "the page's policy lets requests out");
    assert.deepEqual(asked, []);
}

async function tablesWithoutScripts(name) {
    const { page, asked, close } = await open(name, { javaScriptEnabled: false });
    const figures = page.locator("figure.chart");
    assert.equal(await page.locator("svg").count(), 0);
    const details = figures.first().locator("details");
    await details.locator("summary").focus();
    await page.keyboard.press("Enter");
    assert(await details.locator("table").isVisible(), "no table without scripts");
    assert(await page.locator("main > .scroll table").first().isVisible());
    assert.equal(await page.locator(".bar, th button").count(), 0);
    assert.deepEqual(asked, []);
    await close();
}

// What is read where a pointer stands is a row of the table under the chart, digit by digit.
async function pointerReadsTheTable(page) {
    const figure = page.locator("figure.drawn").first();
    await figure.locator(".plot").scrollIntoViewIfNeeded();
    await figure.locator(".plot").hover();
    const [label, ...lines] = await figure.locator(".plot > div:last-child > div > div").allTextContents();
    const cells = await figure.locator("tbody tr", { has: page.locator("th", { hasText: label }) })
        .locator("td").allTextContents();
    assert(lines.length >= 3, `${label}: ${lines}`);
    assert.deepEqual(lines.map((line) => line.split(": ").at(-1)), cells.map((cell) => cell.trim()), label);
    await page.mouse.move(0, 0);
}

async function keyboardReachesContent(page) {
    await page.keyboard.press("Tab");
    await page.keyboard.press("Enter");
    assert.equal(await page.evaluate(() => document.activeElement.id), "main");
}

// The width of paper is that of the style, while the charts were drawn for the screen.
async function paperHasItAll(page) {
    await page.evaluate(() => dispatchEvent(new Event("beforeprint")));
    await page.emulateMedia({ media: "print", colorScheme: "dark" });
    await page.setViewportSize({ width: 700, height: 1000 });
    const paper = await page.evaluate(() => getComputedStyle(document.body).backgroundColor);
    assert.equal(paper, "rgb(255, 255, 255)");
    for (const screen of ["nav", ".zoom", "thead th button"]) {
        assert(!(await page.locator(screen).first().isVisible()), `${screen} is on paper`);
    }
    assert(await page.locator("thead th .paper").first().isVisible(), "a table has no heads on paper");
    const stuck = await page.$$eval("main th, main td", (cells) =>
        cells.filter((cell) => getComputedStyle(cell).position !== "static").map((cell) => cell.textContent));
    assert.deepEqual(stuck, [], "stay in sight of a screen that paper has not");
    const wrong = await page.$$eval("figure.chart", (figures) => figures.filter((figure) => {
        const whole = figure.getBoundingClientRect();
        const drawing = figure.querySelector(".plot svg").getBoundingClientRect();
        const key = figure.querySelector(".bar button[aria-pressed]").getBoundingClientRect();
        return !(drawing.height > 100 && drawing.right <= whole.right && key.height > 5);
    }).map((figure) => figure.querySelector("figcaption").firstChild.textContent));
    assert.deepEqual(wrong, [], "are cut, or have no key, on paper");
}

// To the right in a wide table the names of its rows, and their periods, are still in sight and leave room for numbers.
async function namesStay(page, where) {
    const wrong = await page.$$eval("main > .scroll", (tables) => tables.filter((table) => {
        table.scrollLeft = table.scrollWidth;
        table.scrollIntoView();
        const room = table.getBoundingClientRect();
        const hasPeriod = table.querySelector("td.short:nth-child(2)") !== null;
        return Array.from(table.querySelectorAll("tr:first-child"), (row) => {
            let left = room.left;
            return Array.from(row.cells).slice(0, hasPeriod ? 2 : 1).every((cell) => {
                const box = cell.getBoundingClientRect();
                const seen = document.elementFromPoint(box.left + 3, box.bottom - 3);
                const stays = Math.abs(box.left - left) < 2 && cell.contains(seen);
                left = box.right;
                return stays && left - room.left < 0.67 * room.width;
            });
        }).includes(false);
    }).map((table) => table.getAttribute("aria-label")));
    assert.deepEqual(wrong, [], where);
}

async function fitsNarrowScreens(name) {
    for (const width of [320, 360]) {
        const { page, close } = await open(name, { viewport: { width, height: 640 } });
        await page.evaluate(() => dispatchEvent(new Event("beforeprint")));
        const over = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
        assert(over <= 0, `${name}: ${over} pixels too wide for ${width}`);
        const torn = await page.$$eval("figure.chart", (figures) => figures.filter((figure) =>
            figure.querySelector(".plot svg").getBoundingClientRect().width > figure.clientWidth).length);
        assert.equal(torn, 0, `${name}: charts wider than their figures at ${width}`);
        await namesStay(page, `${name} at ${width}`);
        await close();
    }
}

// Every row of the longest table that is open, its colours too.
async function axeFindsNothingInTheLongest(name) {
    const { page, close } = await open(name);
    const rows = await page.$$eval("main > .scroll", (tables) => {
        const count = (table) => table.querySelectorAll("tbody tr").length;
        const longest = tables.reduce((a, b) => (count(b) > count(a) ? b : a));
        longest.style.maxHeight = "none"; // colours are judged where they are in sight
        document.querySelector("main").replaceChildren(longest);
        return count(longest);
    });
    assert(rows > 100, `${rows} rows`);
    await page.evaluate(axe);
    const found = await page.evaluate(() => window.axe.run(document.querySelector("table"),
        { runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa"] }));
    assert(found.passes.some((rule) => rule.id === "color-contrast" && rule.nodes.length > rows));
    assert.deepEqual(found.violations.map((v) => `${v.id}: ${v.nodes[0].html}`), [], name);
    await close();
}

// Colours of the reader, who also wants nothing to move.
async function readerRules(name) {
    const { page, wrong, close } = await open(name, { forcedColors: "active", reducedMotion: "reduce" });
    await everyChartDraws(page, 40);
    const seen = await page.evaluate(() => ({
        forced: matchMedia("(forced-colors: active)").matches,
        moving: document.getAnimations().length,
        scroll: getComputedStyle(document.documentElement).scrollBehavior,
        alike: Array.from(document.querySelectorAll("figure.chart")).filter((figure) => {
            const colours = Array.from(figure.querySelectorAll(".swatch:not(.pale)"),
                (swatch) => getComputedStyle(swatch).backgroundColor);
            return new Set(colours).size < colours.length;
        }).map((figure) => figure.querySelector("figcaption").firstChild.textContent),
    }));
    assert.deepEqual(seen, { forced: true, moving: 0, scroll: "auto", alike: [] });
    assert.deepEqual(wrong, []);
    await close();
}

const begun = Date.now();
const tell = (what) => console.log(`${((Date.now() - begun) / 1000).toFixed(1)} s: ${what}`);

try {
    for (const language of ["nl", "en"]) {
        const name = `${language}.html`;
        const opened = await open(name);
        const { page, close } = opened;
        assert.equal(await page.getAttribute("html", "lang"), language);
        const cut = await page.$eval("main > .scroll:has(td.met)", (table) => table.scrollWidth - table.clientWidth);
        assert(cut <= 0, `${cut} pixels of the planner's table are cut off at 1280`);
        const early = await page.locator("figure.drawn").count();
        assert(early < 10, `${early} charts are drawn before anybody sees them`);
        await keyboardReachesContent(page);
        await page.locator("figure.chart").first().scrollIntoViewIfNeeded();
        await page.locator("figure.drawn").first().waitFor();
        await buttonsAnswerToKeys(page);
        await pointerReadsTheTable(page);
        await tablesSort(page, language);
        await nothingSortsLast(page);
        await headsStay(page);
        await everyChartDraws(page, 40);
        await paperHasItAll(page);
        await nothingLeaves(opened);
        await close();
        tell(`${name}: draws, answers, sorts, asks nothing`);
        await axeFindsNothing(name, "light");
        await axeFindsNothing(name, "dark");
        await axeFindsNothingInTheLongest(name);
        tell(`${name}: axe finds nothing`);
        await tablesWithoutScripts(name);
        await fitsNarrowScreens(name);
        await readerRules(name);
        tell(`${name}: without scripts, narrow, in forced colours`);
    }
    const network = await open("network.html");
    await everyChartDraws(network.page, 1);
    await pointerReadsTheTable(network.page);
    await nothingLeaves(network);
    await network.close();
    await axeFindsNothing("network.html", "light");
    tell("network.html");
    const several = await open("several.html");
    assert.equal(await several.page.locator("h2").count(), 2);
    await several.page.locator("figure.chart").last().scrollIntoViewIfNeeded();
    await several.page.locator("figure.drawn").last().waitFor();
    await nothingLeaves(several);
    await several.close();
    tell("several.html");
} finally {
    await browser.close();
}
