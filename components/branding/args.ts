import type * as pulumi from "@pulumi/pulumi";

/** Where a managed login page shows an image. */
export const AssetCategory = {
  /** The browser's icon of the page, as ICO. */
  FaviconIco: "FAVICON_ICO",
  /** The browser's icon of the page, as SVG. */
  FaviconSvg: "FAVICON_SVG",
  /** Beside a code that comes by email. */
  EmailGraphic: "EMAIL_GRAPHIC",
  /** Beside a code that comes by SMS. */
  SmsGraphic: "SMS_GRAPHIC",
  /** Beside a code of an authenticator app. */
  AuthAppGraphic: "AUTH_APP_GRAPHIC",
  /** Beside a password. */
  PasswordGraphic: "PASSWORD_GRAPHIC",
  /** Beside a passkey. */
  PasskeyGraphic: "PASSKEY_GRAPHIC",
  /** The logo in the page's header. */
  PageHeaderLogo: "PAGE_HEADER_LOGO",
  /** The background of the page's header. */
  PageHeaderBackground: "PAGE_HEADER_BACKGROUND",
  /** The logo in the page's footer. */
  PageFooterLogo: "PAGE_FOOTER_LOGO",
  /** The background of the page's footer. */
  PageFooterBackground: "PAGE_FOOTER_BACKGROUND",
  /** The background of the page. */
  PageBackground: "PAGE_BACKGROUND",
  /** The background of the form. */
  FormBackground: "FORM_BACKGROUND",
  /** The logo of the form. */
  FormLogo: "FORM_LOGO",
  /** On the button of an identity provider. */
  IdpButtonIcon: "IDP_BUTTON_ICON",
} as const;
/** Where a managed login page shows an image. */
export type AssetCategory = (typeof AssetCategory)[keyof typeof AssetCategory];

/** The browser's mode in which an image is shown. */
export const ColorMode = {
  /** In light mode. */
  Light: "LIGHT",
  /** In dark mode. */
  Dark: "DARK",
  /** In both. */
  Dynamic: "DYNAMIC",
} as const;
/** The browser's mode in which an image is shown. */
export type ColorMode = (typeof ColorMode)[keyof typeof ColorMode];

/** The format of an image. */
export const AssetExtension = {
  /** Windows icon. */
  Ico: "ICO",
  /** JPEG. */
  Jpeg: "JPEG",
  /** Portable Network Graphics. */
  Png: "PNG",
  /** Scalable Vector Graphics. */
  Svg: "SVG",
  /** WebP. */
  Webp: "WEBP",
} as const;
/** The format of an image. */
export type AssetExtension = (typeof AssetExtension)[keyof typeof AssetExtension];

/**
 * An image of the managed login pages.
 *
 * https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_AssetType.html
 */
export interface BrandingAssetArgs {
  /** Where the pages show it, such as `PAGE_HEADER_LOGO`. */
  category: AssetCategory;
  /** The browser's mode in which it is shown: `LIGHT`, `DARK` or `DYNAMIC`, which is both. */
  colorMode: ColorMode;
  /** Its format: `ICO`, `JPEG`, `PNG`, `SVG` or `WEBP`. */
  extension: AssetExtension;
  /** Its content in Base64, at most 1,000,000 bytes before that. */
  base64: pulumi.Input<string>;
}

/**
 * The look of the managed login pages, as Cognito's branding editor makes it.
 *
 * https://docs.aws.amazon.com/cognito/latest/developerguide/managed-login-brandingeditor.html
 */
export interface BrandingArgs {
  /**
   * The settings as a JSON object: the `Settings` in what DescribeManagedLoginBrandingByClient gives of a style that was made in
   * the branding editor. What they leave out is as in Cognito's own style. A change replaces the style.
   */
  settings: pulumi.Input<string>;
  /**
   * The images, at most 40; together with the settings at most 2 MB, which is checked of what is known before the deployment.
   * A change replaces the style. Default: none.
   */
  assets?: BrandingAssetArgs[];
}
