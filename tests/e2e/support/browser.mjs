// Debian's Chromium through playwright-core. Every page watches for what must never happen: errors in the console, a
// breach of the content security policy, an answer of the host that nobody expected.
import assert from 'node:assert/strict';
import { mkdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';
import { chromium } from 'playwright-core';

const axeSource = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const pictures = fileURLToPath(new URL('../pictures/', import.meta.url));
mkdirSync(pictures, { recursive: true });

export const DESKTOP = { width: 1440, height: 900 };
export const PHONE = { width: 390, height: 844 };
export const SMALL = { width: 320, height: 640 };

export async function openBrowser() {
  return chromium.launch({
    executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
    args: process.getuid?.() === 0 ? ['--no-sandbox'] : [], // Chromium refuses its sandbox to root
  });
}

/** A person at a browser: a context of one's own, so that two people can work at the same time. */
export async function openPerson(browser, city, { language = 'id', viewport = DESKTOP, expected = [] } = {}) {
  const context = await browser.newContext({ viewport, baseURL: city.url, reducedMotion: 'reduce' });
  const page = await context.newPage();
  const faults = [];
  await page.addInitScript((chosen) => {
    if (location.protocol === 'about:') return;
    localStorage.setItem('language', chosen);
    addEventListener('securitypolicyviolation', (event) => console.error(`policy: ${event.violatedDirective} ${event.blockedURI}`));
  }, language);
  page.on('console', (message) => {
    if (message.type() !== 'error' && message.type() !== 'warning') return;
    // The browser itself reports every answer of 400 and more; those that a story means to get are listed there.
    if (expected.some((status) => message.text().includes(`status of ${status}`))) return;
    faults.push(`${message.type()}: ${message.text()}`);
  });
  page.on('pageerror', (error) => faults.push(`thrown: ${error.message}`));
  return { page, context, faults, words: wordsOf(language) };
}

const catalogue = (language) => JSON.parse(readFileSync(new URL(`../../../host/web/src/locales/${language}.json`, import.meta.url), 'utf8'));
const catalogues = { id: catalogue('id'), en: catalogue('en') };
/** The page's own words, so that a better word breaks no story. */
export function wordsOf(language) {
  return (key, values = {}) => {
    const found = catalogues[language][key];
    if (found === undefined) throw new Error(`no words for ${key}`);
    const [one, many] = found.split(' | ');
    return (many === undefined || values.n === 1 ? one : many).replace(/\{(\w+)\}/g, (_, name) => String(values[name] ?? ''));
  };
}

/** Through the log-in form, as anybody does who is not of the cast. */
export async function signIn(person, login, password = 'jenjang') {
  const { page, words } = person;
  await page.goto('/masuk');
  await page.locator('.login').waitFor();
  const other = page.locator('.other-login summary');
  if (await other.count()) await other.click();
  await page.getByLabel(words('login.name')).fill(login);
  await page.getByLabel(words('login.password')).fill(password);
  await page.getByRole('button', { name: words('login.enter'), exact: true }).click();
  await inboxIsThere(page);
}

/** The list, or the sentence that it is empty: before that, "nothing is there" says nothing. */
export const inboxIsThere = (page) => page.locator('.inbox .tasks, .inbox .empty:not([role=status])').first().waitFor();

/** So many, as soon as the page has drawn them. */
export async function exactly(locator, wanted, most = 5_000) {
  const giveUp = Date.now() + most;
  let seen = await locator.count();
  while (seen !== wanted && Date.now() < giveUp) {
    await locator.page().waitForTimeout(50);
    seen = await locator.count();
  }
  assert.equal(seen, wanted, `${locator}`);
}

export async function signOut(person) {
  const { page, words } = person;
  await page.locator('.rail-foot .me').click();
  await page.getByRole('button', { name: words('account.leave') }).click();
  await page.locator('.login').waitFor();
}

/** Sends what is held now, and waits until the host has it. */
export async function sendNow({ page, words }) {
  await page.getByRole('button', { name: words('held.now') }).click();
  await page.locator('.toast.good').waitFor({ timeout: 15_000 });
}

export const picture = (page, name) => page.screenshot({ path: `${pictures}${name}.png` });

/** What axe finds against WCAG 2.0 to 2.2, A and AA: the rule, and where. */
export async function axe(page) {
  // evaluate() runs beside the page's policy, so nothing has to be loosened for the test.
  await page.evaluate(axeSource);
  // What a sticky bar covers for the moment can be scrolled free; axe would take it for a target that is too small.
  await page.evaluate(() => {
    for (const each of document.querySelectorAll('.actions, .case-head')) each.style.position = 'static';
  });
  return page.evaluate(async () => {
    const result = await window.axe.run(document, {
      runOnly: { type: 'tag', values: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'] },
      rules: { 'target-size': { enabled: true } },
    });
    return result.violations.flatMap((violation) => violation.nodes.map((node) => `${violation.id}: ${node.target.join(' ')} ${node.failureSummary?.split('\n')[1] ?? ''}`));
  });
}

/** Tab until the focus is where it should be: what the keyboard reaches, and nothing else. */
export async function tabTo(page, selector, { back = false, most = 200 } = {}) {
  for (let pressed = 0; pressed < most; pressed++) {
    if (await page.evaluate((wanted) => !!document.activeElement?.matches(wanted), selector)) return;
    await page.keyboard.press(back ? 'Shift+Tab' : 'Tab');
  }
  const at = await page.evaluate(() => document.activeElement?.outerHTML.slice(0, 200));
  throw new Error(`${selector} is not reached with ${most} tabs; the focus is on ${at}`);
}

/** The address of somebody's newest case of a workflow that the person at the page may see. */
export async function caseOf({ context }, workflow, name, period) {
  const ask = async (path) => (await context.request.get(path)).json();
  const own = (await ask('/api/plans')).rows.filter((row) => row.workflow === workflow && (!period || row.period === period));
  if (!name) return `/kasus/${own[0].case}`;
  for (const tab of ['open', 'waiting', 'done']) {
    const found = (await ask(`/api/inbox?tab=${tab}`)).rows.find(
      (row) => row.workflow === workflow && row.subject.name.includes(name) && (!period || row.period === period),
    );
    if (found) return `/kasus/${found.case}`;
  }
  throw new Error(`no ${workflow} of ${name}`);
}
