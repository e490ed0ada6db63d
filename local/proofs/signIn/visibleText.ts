import { decodeEntities } from "./entities";

/** An element that is open. */
interface Element {
  readonly name: string;
  /** Whether it, or one that it is in, is hidden. */
  readonly hidden: boolean;
}

// Each of these patterns matches to the end of the text what doesn't end before, as email clients read it. Otherwise the
// same text would be searched again for each beginning.

const comments = /<!--.*?(?:-->|$)/gs;
const unseenElements = /<(script|style|template|title)\b.*?(?:<\/\1\s*>|$)/gis;

// A tag, in whose quoted attributes anything may be; a declaration or the like; or text.
const parts =
  /<(\/?)([a-z][\w:-]*)((?:=\s*(?:"[^"]*(?:"|$)|'[^']*(?:'|$))|[^>])*)(?:>|$)|<[/!?][^>]*(?:>|$)|([^<]+|<)/gi;

const voidElements = new Set([
  ...["area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "wbr"],
]);
const blocks = new Set([
  ...["blockquote", "br", "center", "div", "h1", "h2", "h3", "h4", "h5", "h6", "hr", "li", "ol", "p", "pre"],
  ...["table", "tbody", "td", "th", "thead", "tr", "ul"],
]);

/**
 * The text of an HTML email that isn't hidden, with a space around each block; entities are left as they are. What a style
 * sheet hides counts as shown: many email clients ignore style sheets.
 */
export function visibleText(html: string): string {
  const open: Element[] = [];
  let shown = "";
  for (const match of html.replace(comments, "").replace(unseenElements, " ").matchAll(parts)) {
    const [, slash, tag, attributes = "", text] = match;
    if (tag !== undefined) {
      const name = tag.toLowerCase();
      if (slash === "/") close(open, name);
      else begin(open, name, attributes);
      if (blocks.has(name)) shown += " ";
    } else if (text !== undefined && open.at(-1)?.hidden !== true) {
      shown += text;
    }
  }
  return shown;
}

function begin(open: Element[], name: string, attributes: string): void {
  // HTML needs no end tag for a paragraph before a block, nor for an item or a cell before the next.
  const last = open.at(-1)?.name;
  if ((last === "p" && blocks.has(name)) || (last === name && /^(li|td|th|tr)$/.test(name))) open.pop();
  // A slash at the end of another tag means nothing in HTML.
  if (voidElements.has(name)) return;
  open.push({ name, hidden: open.at(-1)?.hidden === true || isHidden(attributes) });
}

function close(open: Element[], name: string): void {
  const index = open.findLastIndex((element) => element.name === name);
  if (index >= 0) open.splice(index);
}

const attribute = /([^\s/=]+)(?:\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"']\S*)))?/g;

const hidingStyle =
  /(?:^|[;\s])(?:display\s*:\s*none|visibility\s*:\s*(?:hidden|collapse)|mso-hide\s*:\s*all|(?:font-size|opacity)\s*:\s*(?:0+(?:\.0+)?|\.0+)(?:px|pt|em|rem|%)?)\s*(?:!\s*important\s*)?(?:;|$)/i;

function isHidden(attributes: string): boolean {
  const values = new Map<string, string>();
  for (const [, name = "", double, single, bare] of attributes.matchAll(attribute)) {
    const key = name.toLowerCase();
    // Of two with the same name, the first counts.
    if (!values.has(key)) values.set(key, double ?? single ?? bare ?? "");
  }
  return values.has("hidden") || hidingStyle.test(decodeEntities(values.get("style") ?? ""));
}
