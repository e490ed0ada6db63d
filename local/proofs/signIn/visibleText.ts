/** An element that is open. */
interface Element {
  readonly name: string;
  readonly hidden: boolean;
}

const comments = /<!--.*?(?:-->|$)/gs;
const unseenElements = /<(head|script|style|template|title)\b.*?<\/\1\s*>/gis;

// A tag, in whose quoted attributes anything may be; text; or a character that begins no tag.
const parts = /<(\/?)([a-z][\w:-]*)((?:"[^"]*"|'[^']*'|[^>"'])*)>|<[a-z/!?][^>]*>|[^<]+|</gi;

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
    const [part, slash, tag, attributes = ""] = match;
    const isText = tag === undefined && !/^<[a-z/!?]/i.test(part);
    if (tag !== undefined) {
      const name = tag.toLowerCase();
      if (slash === "/") close(open, name);
      else begin(open, name, attributes);
      if (blocks.has(name)) shown += " ";
    } else if (isText && !open.some(({ hidden }) => hidden)) {
      shown += part;
    }
  }
  return shown;
}

function begin(open: Element[], name: string, attributes: string): void {
  // HTML needs no end tag for a paragraph before a block, nor for an item or a cell before the next.
  const last = open.at(-1)?.name;
  if ((last === "p" && blocks.has(name)) || (last === name && /^(li|td|th|tr)$/.test(name))) open.pop();
  if (voidElements.has(name) || attributes.endsWith("/")) return;
  open.push({ name, hidden: isHidden(attributes) });
}

function close(open: Element[], name: string): void {
  const index = open.findLastIndex((element) => element.name === name);
  if (index >= 0) open.splice(index);
}

const hidingStyle =
  /(?:^|[;\s])(?:display\s*:\s*none|visibility\s*:\s*(?:hidden|collapse)|mso-hide\s*:\s*all|(?:font-size|opacity)\s*:\s*0*\.?0+(?:px|pt|em|rem|%)?)\s*(?:!\s*important\s*)?(?:;|$)/i;

function isHidden(attributes: string): boolean {
  const [, double, single, bare] = /\sstyle\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"']+))/i.exec(attributes) ?? [];
  const names = attributes.replaceAll(/"[^"]*"|'[^']*'/g, "");
  return /\shidden(?=[\s=/]|$)/i.test(names) || hidingStyle.test(double ?? single ?? bare ?? "");
}
