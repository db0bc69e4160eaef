/** Countries that the shop ships to. The payment provider's simulated failure rates differ between them. */
export const COUNTRIES = [
  { code: 'US', name: 'United States', regionRequired: true },
  { code: 'UK', name: 'United Kingdom', regionRequired: false },
  { code: 'DE', name: 'Germany', regionRequired: false },
  { code: 'FR', name: 'France', regionRequired: false },
  { code: 'JP', name: 'Japan', regionRequired: false },
  { code: 'BR', name: 'Brazil', regionRequired: true },
  { code: 'IN', name: 'India', regionRequired: true },
] as const;

/** A country that the shop ships to (the platform says UK, not the ISO code GB). */
export type CountryCode = (typeof COUNTRIES)[number]['code'];

/** The codes, in the order of the select box. */
export const countryCodes = COUNTRIES.map((country) => country.code) as [CountryCode, ...CountryCode[]];

/** Name of a country for people; the code itself when unknown. */
export function countryName(code: string): string {
  return COUNTRIES.find((country) => country.code === code)?.name ?? code;
}
