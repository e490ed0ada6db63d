/** The standard attributes whose values have a form of their own, each with one of that form. */
const samples: Readonly<Record<string, string>> = {
  birthdate: "2000-01-01",
  locale: "en-US",
  phone_number: "+12065550100",
  picture: "https://example.com/picture.png",
  profile: "https://example.com/profile",
  updated_at: "0",
  website: "https://example.com/",
  zoneinfo: "Europe/Paris",
};

/** A value that a standard attribute takes. */
export function valueOfAttribute(name: string): string {
  return samples[name] ?? "proof";
}
