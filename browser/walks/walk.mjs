// What the walks share: one demo and one browser, people who sign in, axe on each page that they pass, and
// hands that have a keyboard and nothing else.
//
// Deliberately absent: what anybody is there for. That is each walk's own.

import assert from 'node:assert/strict';
import { after, before } from 'node:test';
import { startChromium } from '../chromium.mjs';
import { startDemo } from '../house.mjs';
import { inspectOpenPage } from '../inspect.mjs';

/** The council that most walks go to. */
export const COUNCIL = '/grupper/samordningsrad-rorelseorganens-sjukdomar';

/** How often Tab is pressed before we say that something cannot be reached. */
const FARTHEST = 400;

let demo;
let browser;

/** Starts what the walks need before the first, and ends it after the last. */
export function openTheHouse() {
  before(async () => {
    [demo, browser] = await Promise.all([startDemo(), startChromium()]);
  });
  after(async () => {
    await browser?.close();
    await demo?.stop();
  });
}

/** Somebody at a page: nobody, or the person with this id, signed in. */
export async function walker(person) {
  const context = await browser.newContext({ bypassCSP: true, viewport: { width: 1280, height: 900 } });
  if (person) {
    const headers = { origin: demo.address };
    const answer = await context.request.post(`${demo.address}/logga-in`, { form: { person }, headers });
    assert.ok(answer.ok(), `${person} cannot sign in: ${answer.status()}`);
  }
  const page = await context.newPage();
  await page.goto(demo.address);
  return new Walker(page);
}

/** Somebody who walks. Every page that they come to is looked at by axe. */
export class Walker {
  constructor(page) {
    this.page = page;
  }

  async leave() {
    await this.page.context().close();
  }

  /** Opens an address of the site; gives the status. */
  async goTo(path) {
    const answer = await this.page.goto(new URL(path, demo.address).href);
    await this.look();
    return answer.status();
  }

  /** The page is as it should be. */
  async look() {
    assert.deepEqual(await inspectOpenPage(this.page), [], this.page.url());
  }

  /** The page says this. */
  async reads(...words) {
    const text = (await this.page.locator('main').innerText()).replace(/\s+/g, ' ');
    for (const one of words) assert.ok(text.includes(one), `${this.page.url()} does not say "${one}": ${text}`);
  }

  /** Follows the first link with this name. */
  async follow(name) {
    await this.leads(this.page.locator('main').getByRole('link', { name }).first());
  }

  /** Clicks the button with this name. */
  async click(name) {
    await this.leads(this.page.locator('main').getByRole('button', { name }));
  }

  /** Clicks what leads to another page, and looks at that. */
  async leads(target) {
    await Promise.all([this.page.waitForEvent('load'), target.click()]);
    await this.look();
  }

  /** Opens a form by its heading, fills in its fields by their labels, and sends it. */
  async send(heading, fields, button) {
    const form = this.page.locator('details.act', { has: this.page.locator('summary', { hasText: heading }) });
    if ((await form.getAttribute('open')) === null) await form.locator('summary').click();
    await fill(form, fields);
    await this.look();
    await this.leads(form.getByRole('button', { name: button, exact: true }));
  }

  /** Moves with Tab to something. */
  async reach(target) {
    const one = target.first();
    await one.waitFor({ state: 'attached' });
    for (let pressed = 0; pressed < FARTHEST; pressed += 1) {
      if (await one.evaluate((element) => element === document.activeElement)) return;
      await this.page.keyboard.press('Tab');
    }
    assert.fail(`${target} cannot be reached by keyboard on ${this.page.url()}`);
  }

  /** Moves to a link or a button, and presses Enter; looks at the page that it leads to. */
  async press(target) {
    await this.reach(target);
    await Promise.all([this.page.waitForEvent('load'), this.page.keyboard.press('Enter')]);
    await this.look();
  }

  /** Moves to a field, and writes in it as hands do. A day is written as the browser asks for it: month, day, year. */
  async write(field, text) {
    await this.reach(field);
    const kind = await field.first().evaluate((element) => element.type);
    if (kind === 'select-one') {
      await this.choose(field, text);
    } else if (kind === 'date') {
      const [year, month, day] = text.split('-');
      await this.page.keyboard.type(`${month}${day}${year}`);
    } else {
      await this.page.keyboard.press('Control+a');
      await this.page.keyboard.insertText(text);
    }
  }

  /** Goes through the choices of a list with the arrows. */
  async choose(field, words) {
    await this.reach(field);
    const list = field.first();
    const chosen = () => list.evaluate((element) => element.selectedOptions[0].textContent.trim());
    await this.page.keyboard.press('Home');
    let at = await chosen();
    while (at !== words) {
      await this.page.keyboard.press('ArrowDown');
      const next = await chosen();
      assert.notEqual(next, at, `there is no choice "${words}"`);
      at = next;
    }
  }
}

async function fill(form, fields) {
  for (const [label, value] of Object.entries(fields)) {
    const field = form.getByLabel(label, { exact: true }).first();
    const kind = await field.evaluate((element) => element.type);
    if (kind === 'select-one') await field.selectOption({ label: value });
    else if (kind === 'checkbox') await field.setChecked(value);
    else await field.fill(value);
  }
}
