import { type Check, refine } from "./checks";
import { anyString } from "./scalars";

const base64Pattern = /^(?:[A-Za-z\d+/]{4})*(?:[A-Za-z\d+/]{2}==|[A-Za-z\d+/]{3}=)?$/;

/** A file in Base64, of 1 to `maximum` bytes before that. */
export function base64File(maximum: number, reason: string): Check<string> {
  // A longer text isn't searched: it is too large, or isn't Base64.
  const longest = Math.ceil(maximum / 3) * 4;
  return refine(anyString, (value) => {
    if (value === "" || (value.length <= longest && !base64Pattern.test(value))) {
      return {
        reason: "expected a file in Base64, without a prefix or line breaks",
        fix: 'write what fs.readFileSync(FILE, "base64") gives',
      };
    }
    const bytes = Buffer.byteLength(value, "base64");
    return bytes > maximum
      ? { reason: `${reason}; this has ${bytes}`, fix: `choose a file of at most ${maximum} bytes` }
      : undefined;
  });
}
