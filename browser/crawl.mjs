// Finds the pages by following links from the first one. Knows no page by name.

/** Links that a crawl follows before it says that there is no end to them. */
const MOST = 20_000;

/** Links of one kind that are followed: a region has more days, norms and meetings than anybody clicks through. */
const OF_A_KIND = 150;

/** Different names at one place before they are taken for names of things, such as groups, and not for rooms. */
const ROOMS = 8;

/** Follows every link within the house. Gives what is wrong, and the paths of the HTML pages in the order found. */
export async function crawl(context, first) {
  const { origin } = new URL(first);
  const waiting = [first];
  const known = new Set(waiting);
  const pages = [];
  const complaints = [];
  const followed = new Map();
  for (const url of waiting) {
    const answer = await context.request.get(url, { maxRedirects: 5 });
    if (answer.status() !== 200) {
      complaints.push(`${pathOf(url)} answers ${answer.status()}`);
      continue;
    }
    if (!answer.headers()['content-type']?.startsWith('text/html')) continue;
    pages.push(pathOf(url));
    for (const link of linksIn(await answer.text(), url)) {
      if (link.origin !== origin || known.has(link.href)) continue;
      const kind = kindOf(link);
      const before = followed.get(kind) ?? 0;
      if (before >= OF_A_KIND) continue;
      followed.set(kind, before + 1);
      known.add(link.href);
      waiting.push(link.href);
    }
    if (known.size > MOST) return { pages, complaints: [...complaints, `more than ${MOST} links`] };
  }
  return { pages, complaints };
}

/** What kind of thing a link leads to: its path with names and numbers of things left out, and what is asked in its query. */
function kindOf(link) {
  const path = link.pathname.split('/').map((segment) => (/[-\d]/.test(segment) ? '*' : segment));
  return `${path.join('/')}?${[...link.searchParams.keys()].sort()}`;
}

/** The links of a page, without their fragments. A link to the same page in another language is not followed. */
function linksIn(html, base) {
  const anchors = html.match(/<a\s[^>]*>/g) ?? [];
  return anchors
    .filter((anchor) => !/\shreflang=/.test(anchor))
    .flatMap((anchor) => /\shref="([^"]*)"/.exec(anchor)?.[1] ?? [])
    .map((href) => new URL(href.replaceAll('&amp;', '&').replaceAll('&#38;', '&'), base))
    .map((url) => Object.assign(url, { hash: '' }));
}

/** Some pages of each shape: `/grupper/barn` and `/grupper/akut` have one shape once there are many such. */
export function someOfEachShape(paths, some) {
  const shapes = new Map();
  for (const [path, shape] of withShapes(paths)) {
    shapes.set(shape, [...(shapes.get(shape) ?? []), path]);
  }
  return [...shapes.values()].flatMap((alike) => alike.slice(0, some));
}

/** Each path with its shape: segments that vary much become `*`, and of a query only the names remain. */
function withShapes(paths) {
  const split = paths.map((path) => {
    const url = new URL(path, 'http://house');
    return { path, segments: url.pathname.split('/').slice(1), asked: [...url.searchParams.keys()].sort(), shape: '' };
  });
  const deepest = Math.max(0, ...split.map(({ segments }) => segments.length));
  for (let depth = 0; depth < deepest; depth += 1) {
    const names = new Map();
    const here = split.filter(({ segments }) => segments.length > depth);
    for (const { segments, shape } of here) {
      names.set(shape, (names.get(shape) ?? new Set()).add(segments[depth]));
    }
    for (const page of here) {
      const varies = depth > 0 && names.get(page.shape).size > ROOMS;
      page.next = `${page.shape}/${varies ? '*' : page.segments[depth]}`;
    }
    for (const page of here) page.shape = page.next;
  }
  return split.map(({ path, shape, asked }) => [path, `${shape}?${asked}`]);
}

function pathOf(url) {
  const { pathname, search } = new URL(url);
  return pathname + search;
}
