// The raters' round of a review: the superior names peers, they answer in confidence, and whom it is about sees how many
// have answered, never who.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { axe, caseOf, exactly, openBrowser, openPerson, picture, sendNow, signIn } from '../support/browser.mjs';
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

const PEERS = ['Siti Aminah', 'Rudi Hartono', 'Rina Wulandari'];
const EXAMPLE = 'Menggantikan jadwal posyandu rekan yang sakit tanpa diminta.';

test('peers answer in confidence, and nobody learns who', async () => {
  // Reviews begin on 1 December; the city's day goes there, and deadlines run on the way.
  const headers = { 'Content-Type': 'application/json', 'X-CSRF-Token': 'demo' };
  const moved = await fetch(`${city.url}/api/clock`, { method: 'POST', headers, body: JSON.stringify({ to: '2026-12-01' }) });
  assert.ok(moved.ok, `the clock: ${moved.status}`);
  const hendra = await openPerson(browser, city);
  await signIn(hendra, 'hendra');
  const { page, words } = hendra;
  const address = await caseOf(hendra, 'performance-review', 'Lina Marlina', '2026');
  await page.goto(address);
  const people = page.locator('.people-field').first();
  await people.getByText(words('people.most', { n: 5 })).waitFor(); // how many, before anything goes wrong
  await exactly(people.locator('.option', { hasText: 'Lina Marlina' }), 0); // nobody rates herself
  await people.getByRole('searchbox').fill('perawat terampil'); // by post; who is chosen stays in sight
  for (const name of PEERS.slice(0, 2)) await people.getByLabel(name).check();
  await people.getByRole('searchbox').fill('rina');
  await people.getByLabel(PEERS[2]).check();
  await exactly(people.locator('.option'), 3);
  await people.getByText(words('people.chosen', { n: 3 })).waitFor();
  await picture(page, 'raters-chosen');
  assert.deepEqual(await axe(page), []);
  await page.locator('.actions .primary').click();
  await sendNow(hendra);

  for (const login of ['siti', 'rudi']) {
    const peer = await openPerson(browser, city);
    await signIn(peer, login);
    await peer.page.goto(await caseOf(peer, 'performance-review', 'Lina Marlina', '2026'));
    await peer.page.getByText(words('task.confidential')).waitFor();
    await peer.page.getByLabel('Di atas ekspektasi').check();
    await peer.page.getByLabel('Contoh nyata').fill(EXAMPLE);
    await picture(peer.page, `raters-${login}`);
    await peer.page.locator('.actions .primary').click();
    await sendNow(peer);
    assert.deepEqual(peer.faults, []);
    await peer.context.close();
  }

  const lina = await openPerson(browser, city);
  await signIn(lina, 'lina');
  await lina.page.goto(address);
  await lina.page.locator('.here-card').first().waitFor();
  await picture(lina.page, 'raters-subject');
  const seen = await lina.page.locator('.case').innerText();
  for (const name of PEERS) assert.ok(!seen.includes(name), `${name} stands on the page of whom it is about`);
  const raw = await (await lina.context.request.get(`/api/cases/${address.split('/').pop()}`)).text();
  for (const name of PEERS) assert.ok(!raw.includes(name), `${name} is in what the host sends`);
  assert.deepEqual(await axe(lina.page), []);
  for (const person of [hendra, lina]) assert.deepEqual(person.faults, []);
});
