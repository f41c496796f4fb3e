// The main job by keyboard alone: log in, draft, return with a note, set, and several at once.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { exactly, openBrowser, openPerson, picture, tabTo } from '../support/browser.mjs';
import { startCity } from '../support/city.mjs';

let browser;
let city;
before(async () => {
  browser = await openBrowser();
  city = await startCity();
});
after(async () => {
  await browser?.close();
  await city?.stop();
});

/** Marks an element by what it says, so that the keyboard can be led there. */
const mark = (page, selector, text, id) =>
  page.evaluate(
    ([wanted, words, name]) => {
      const found = [...document.querySelectorAll(wanted)].find((each) => each.textContent.includes(words) || each.getAttribute('aria-label') === words);
      if (!found) throw new Error(`nothing says ${words}`);
      found.setAttribute('data-story', name);
    },
    [selector, text, id],
  );
const tabToWords = async (page, selector, text, options) => {
  await page.locator(selector, { hasText: text }).first().waitFor();
  await page.evaluate(() => document.querySelector('[data-story]')?.removeAttribute('data-story'));
  await mark(page, selector, text, 'wanted');
  await tabTo(page, '[data-story="wanted"]', options);
};
const press = async (page, ...keys) => {
  for (const key of keys) await page.keyboard.press(key);
};
const sent = async ({ page, words }) => {
  await tabToWords(page, '.toast button', words('held.now'));
  await press(page, 'Enter');
  await page.locator('.toast.good').waitFor({ timeout: 15_000 });
};
const enter = async (person, name) => {
  await person.page.goto('/masuk');
  await tabToWords(person.page, '.cast button', name);
  await press(person.page, 'Enter');
  await person.page.locator('.inbox').waitFor();
};

test('a returned plan is mended, returned once more, and set', async () => {
  const siti = await openPerson(browser, city);
  const hendra = await openPerson(browser, city);
  await enter(siti, 'Siti Aminah');
  const { page } = siti;
  await page.locator('.task-card').waitFor();
  await tabTo(page, '.tasks a');
  await press(page, 'Enter'); // opens, and the focus goes into the case
  await page.locator('#case:focus').waitFor();
  await press(page, 'Escape'); // and back to the list
  await page.locator('.task:focus').waitFor();
  await press(page, 'Enter');
  await tabTo(page, 'textarea');
  await press(page, 'Control+A');
  await page.keyboard.type('Cakupan imunisasi di Bukuan dan Simpang Pasir meningkat');
  await press(page, 'Tab');
  await press(page, 'ArrowDown'); // another priority
  await page.getByText(/Draf tersimpan/).waitFor();
  await tabTo(page, '.section.department input');
  await tabToWords(page, '.actions button', 'Ajukan kepada atasan');
  await press(page, 'Enter');
  await sent(siti);

  await enter(hendra, 'Hendra Wijaya');
  const list = hendra.page.locator('.tasks li');
  await list.first().waitFor();
  await tabTo(hendra.page, '.tasks a');
  const openSiti = async () => {
    for (let down = 0; down < 60; down++) {
      const at = await hendra.page.evaluate(() => document.activeElement?.textContent ?? '');
      if (at.includes('Siti Aminah') && at.includes('Dialog dan penetapan')) break;
      await press(hendra.page, 'j');
    }
    await press(hendra.page, 'Enter');
    await hendra.page.locator('.case-head h1', { hasText: 'Siti Aminah' }).waitFor();
  };
  await openSiti();
  await hendra.page.locator('.task-card').waitFor();
  await tabToWords(hendra.page, '.actions button', 'Kembalikan untuk diperbaiki');
  await press(hendra.page, 'Enter');
  await hendra.page.getByRole('dialog').waitFor();
  await tabTo(hendra.page, '#note');
  await hendra.page.keyboard.type('Tulis juga berapa bayi di tiap kelurahan.');
  await picture(hendra.page, 'keyboard-note');
  await tabTo(hendra.page, 'dialog button.primary');
  await press(hendra.page, 'Enter');
  await sent(hendra);

  await page.goto('/');
  await page.locator('.returned', { hasText: 'Tulis juga berapa bayi' }).waitFor();
  await tabToWords(page, '.actions button', 'Ajukan kepada atasan');
  await press(page, 'Enter');
  await sent(siti);

  await hendra.page.goto('/');
  await list.first().waitFor();
  await tabTo(hendra.page, '.tasks a');
  await openSiti();
  await hendra.page.locator('.task-card').waitFor();
  await tabToWords(hendra.page, '.actions button', 'Tetapkan');
  await press(hendra.page, 'Enter');
  await sent(hendra);
  for (const person of [siti, hendra]) assert.deepEqual(person.faults, []);
});

test('a case that is opened before any has loaded takes the focus all the same', async () => {
  const hendra = await openPerson(browser, city);
  const { page } = hendra;
  await page.route('**/api/cases/*', async (route) => {
    await page.waitForTimeout(800); // a slow connection
    await route.continue();
  });
  await enter(hendra, 'Hendra Wijaya');
  await page.locator('.tasks a').first().waitFor();
  await tabTo(page, '.tasks a');
  await press(page, 'Enter');
  await page.locator('#case:focus').waitFor();
  assert.deepEqual(hendra.faults, []);
});

test('several are decided at once, and all keys can be read', async () => {
  const dewi = await openPerson(browser, city);
  await enter(dewi, 'Dewi Anggraini');
  const { page, words } = dewi;
  const list = page.locator('.tasks li');
  await list.first().waitFor();
  const before = await list.count();
  await tabTo(page, '.tasks a');
  await press(page, '?');
  await page.getByRole('dialog', { name: words('keys.title') }).waitFor();
  await picture(page, 'keyboard-keys');
  await press(page, 'Escape');
  await page.getByRole('dialog').waitFor({ state: 'detached' });
  for (let down = 0; down < 30; down++) {
    if (await page.evaluate(() => document.activeElement?.textContent.includes('Reviu keselarasan'))) break;
    await press(page, 'j');
  }
  await press(page, 'x', 'ArrowDown', 'x', 'k', 'j', 'ArrowDown', 'x', 'x');
  await exactly(page.locator('.tasks li.picked'), 2);
  await tabTo(page, '.bulk .bright');
  await press(page, 'Enter');
  await sent(dewi);
  await exactly(list, before - 2);

  await press(page, 'Control+K');
  await page.keyboard.type(words('nav.plan'));
  await press(page, 'Enter');
  await page.getByRole('heading', { name: words('plan.title') }).waitFor();
  assert.deepEqual(dewi.faults, []);
});
