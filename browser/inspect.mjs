// What every page must be, whatever it shows: accessible, quiet, small, whole on a narrow screen.
//
// Each function gives a list of complaints in plain words; an empty list means that the page is well.

import axe from 'axe-core';

/** What the law asks (WCAG 2.1 A and AA), and what is good practice beyond it. */
const TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'best-practice'];

/** CSS pixels: the width that WCAG 1.4.10 asks a page to fit without scrolling sideways. */
const NARROW = 320;

/** CSS pixels: a table's cell that is narrower, and as tall as several lines, has its words broken letter by letter. */
const SLIM = 44;

/** Bytes of HTML that a page may weigh. */
const HEAVIEST = 100_000;

/** Looks at one page as its reader gets it: status, weight, policy, language, heading, width, style, console. */
export async function inspectAsServed(context, url, language) {
  const page = await context.newPage();
  const complaints = [];
  page.on('console', (line) => line.type() === 'error' && complaints.push(`the console says: ${line.text()}`));
  page.on('pageerror', (error) => complaints.push(`script fails: ${error.message}`));
  await page.setViewportSize({ width: NARROW, height: 640 });

  const answer = await page.goto(url, { waitUntil: 'load' });
  if (answer.status() !== 200) complaints.push(`status ${answer.status()}`);
  const bytes = (await answer.body()).length;
  if (bytes > HEAVIEST) complaints.push(`weighs ${bytes} bytes, more than ${HEAVIEST}`);
  complaints.push(...complaintsAboutPolicy(answer.headers()['content-security-policy']));

  const seen = await page.evaluate((slim) => ({
    language: document.documentElement.lang,
    title: document.title.trim(),
    headings: document.querySelectorAll('h1').length,
    width: document.documentElement.scrollWidth,
    rules: [...document.styleSheets].reduce((sum, sheet) => sum + sheet.cssRules.length, 0),
    spills: document.body.innerText.includes('">'),
    squeezed: [...document.querySelectorAll('td, th')]
      .filter((cell) => cell.checkVisibility() && !cell.closest('.stack thead'))
      .filter((cell) => cell.clientWidth < slim && cell.clientHeight > 1.3 * slim && cell.innerText.trim().length > 4)
      .map((cell) => cell.innerText.trim().slice(0, 30)),
  }), SLIM);
  if (seen.language !== language) complaints.push(`lang is "${seen.language}", not "${language}"`);
  if (!seen.title) complaints.push('has no title');
  if (seen.headings !== 1) complaints.push(`has ${seen.headings} h1, not one`);
  if (seen.width > NARROW) complaints.push(`is ${seen.width} px wide on a screen of ${NARROW}`);
  if (seen.spills) complaints.push('shows markup among its words');
  for (const words of seen.squeezed.slice(0, 3)) complaints.push(`squeezes "${words}" into a column of letters`);
  if (seen.rules === 0) complaints.push('comes without style');
  await page.close();
  return complaints;
}

function complaintsAboutPolicy(policy) {
  if (!policy) return ['has no content security policy'];
  return ["'unsafe-inline'", "'unsafe-eval'"]
    .filter((loose) => policy.includes(loose))
    .map((loose) => `its content security policy allows ${loose}`);
}

/** Asks axe about one page, in light and in dark. The context must bypass the policy, or axe could not be let in. */
export async function inspectWithAxe(context, url) {
  const page = await context.newPage();
  await page.goto(url, { waitUntil: 'load' });
  const light = await inspectOpenPage(page);
  await page.emulateMedia({ colorScheme: 'dark' });
  const dark = await runAxe(page, { runOnly: { type: 'rule', values: ['color-contrast'] } });
  await page.close();
  return [...light, ...dark.map((complaint) => `in dark: ${complaint}`)];
}

/** Asks axe about a page as it stands, with what was opened and typed in it. */
export async function inspectOpenPage(page) {
  await page.evaluate(axe.source);
  return runAxe(page, { runOnly: TAGS });
}

async function runAxe(page, options) {
  const { violations } = await page.evaluate((options) => globalThis.axe.run(document, options), options);
  return violations.flatMap((rule) =>
    rule.nodes.map((node) => `axe ${rule.id}: ${rule.help} (${node.target.join(' ')})`),
  );
}
