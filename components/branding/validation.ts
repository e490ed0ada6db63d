import { otherNames } from "../otherNames";
import { base64File } from "../validation/base64";
import { type Check, fields, refine, typed } from "../validation/checks";
import { input } from "../validation/later";
import { listOf } from "../validation/lists";
import { refuseLargeRequest, type RequestLimit } from "../validation/requestSize";
import { choice } from "../validation/scalars";
import { join } from "../validation/shown";
import { AssetCategory, AssetExtension, type BrandingArgs, type BrandingAssetArgs, ColorMode } from "./args";

/** "This operation has a 2-megabyte request-size limit": CreateManagedLoginBranding. */
const requestLimit: RequestLimit = {
  largest: 2 * 1024 * 1024,
  reason: "Cognito accepts settings and images of at most 2 MB in all, the images in Base64",
  fix: "make the images smaller",
};

/** The format of the images that can have only one. */
const requiredExtension = new Map<AssetCategory, AssetExtension>([
  [AssetCategory.FaviconIco, AssetExtension.Ico],
  [AssetCategory.FaviconSvg, AssetExtension.Svg],
]);

const text: Check<string> = typed(
  "a string",
  (value) => typeof value === "string",
  () => "write the settings as JSON in a string, such as JSON.stringify(settings)",
);

const jsonSettings: Check<string> = refine(text, (value) => {
  const parsed = parse(value);
  const fix = "write what `Settings` is in the answer of DescribeManagedLoginBrandingByClient, as JSON";
  if (typeof parsed !== "object" || parsed === null || Array.isArray(parsed)) {
    return { reason: "expected a JSON object", fix };
  }
  return "ManagedLoginBranding" in parsed || "Settings" in parsed
    ? { reason: "it contains the settings, but isn't the settings themselves", fix }
    : undefined;
});

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

const checkAssetFields = fields<BrandingAssetArgs>(
  {
    category: choice(AssetCategory),
    colorMode: choice(ColorMode),
    extension: choice(AssetExtension),
    base64: input(base64File(1_000_000, "Cognito accepts an image of 1 to 1,000,000 bytes")),
  },
  {
    required: ["category", "colorMode", "extension", "base64"],
    refused: otherNames.brandingAsset,
  },
);

const checkAsset: Check<BrandingAssetArgs> = (value, path, report) => {
  const { category, colorMode, extension, base64 } = checkAssetFields(value, path, report) ?? {};
  const required = category && requiredExtension.get(category);
  if (required !== undefined && extension !== undefined && extension !== required) {
    report({
      path: join(path, "extension"),
      value: extension,
      reason: `a ${category} is an ${required} file`,
      fix: `use an ${required} file, or another category`,
    });
  }
  if (category === undefined || colorMode === undefined) return undefined;
  if (extension === undefined || base64 === undefined) return undefined;
  return { category, colorMode, extension, base64 };
};

const checkFields = fields<BrandingArgs>(
  {
    settings: input(jsonSettings),
    assets: listOf(checkAsset, {
      fix: "write [{ category, colorMode, extension, base64 }, …]",
      maximum: 40,
      reason: "Cognito accepts at most 40 images",
    }),
  },
  { required: ["settings"], refused: otherNames.branding },
);

/** Checks the look of the managed login pages by itself. */
export const checkBranding: Check<BrandingArgs> = (value, path, report) => {
  const { settings = "{}", assets } = checkFields(value, path, report) ?? {};
  const branding: BrandingArgs = { settings, ...(assets === undefined ? {} : { assets }) };
  refuseLargeRequest([settings, ...(assets ?? []).map(({ base64 }) => base64)], requestLimit, path, report);
  return branding;
};
