import { COUNTRIES, type CountryCode } from '../money/countries';
import type { Dice } from './random';
import { COMPANIES } from './reference/companies';
import { COMPANY_KINDS, COMPANY_STEMS, COUNTRY_DATA } from './reference/places';

/** A customer as the seed knows them. */
export interface Person {
  readonly email: string;
  readonly name: string;
  readonly phone: string;
  readonly company: string | null;
  readonly industry: string | null;
  readonly country: CountryCode;
  readonly address: {
    readonly line1: string;
    readonly city: string;
    readonly region: string | null;
    readonly postalCode: string;
  };
  /** How often they buy, relative to the others. */
  readonly appetite: number;
}

const digits = (dice: Dice, pattern: string): string => pattern.replace(/#/g, () => String(dice.int(0, 9)));

const ascii = (text: string): string =>
  text
    .normalize('NFKD')
    .replace(/[^a-zA-Z0-9]+/g, '-')
    .replace(/^-|-$/g, '')
    .toLowerCase();

function addressIn(dice: Dice, country: CountryCode): Person['address'] {
  const { cities, streets } = COUNTRY_DATA[country];
  const [city, region, postal] = dice.pick(cities);
  const street = dice.pick(streets);
  const number = dice.int(1, 180);
  const line1 = country === 'DE' || country === 'BR' ? `${street} ${number}` : `${number} ${street}`;
  return { line1, city, region, postalCode: digits(dice, postal) };
}

function invented(dice: Dice, index: number): Person {
  const country = dice.weighted(COUNTRIES.map(({ code }) => [code, COUNTRY_DATA[code].weight] as const));
  const data = COUNTRY_DATA[country];
  const given = dice.pick(data.given);
  const family = dice.pick(data.family);
  const isBusiness = dice.chance(0.55);
  const [kind, industry] = dice.pick(COMPANY_KINDS);
  const company = isBusiness ? `${dice.pick(COMPANY_STEMS)} ${kind}` : null;
  const domain = company ? `${ascii(company)}.example` : 'mail.example';
  // The index keeps addresses unique without making every one of them look numbered.
  const suffix = index < 40 && company ? '' : `.${index}`;
  return {
    email: `${ascii(given)}.${ascii(family)}${suffix}@${domain}`,
    name: `${given} ${family}`,
    phone: digits(dice, data.dial),
    company,
    industry: company ? industry : null,
    country,
    address: addressIn(dice, country),
    appetite: isBusiness ? 1 + dice.next() * 3 : 0.4 + dice.next(),
  };
}

/** The eight known companies first, then invented customers up to `count`, all with different addresses. */
export function inventPeople(dice: Dice, count: number): Person[] {
  const people: Person[] = COMPANIES.map((known) => ({
    ...known,
    phone: digits(dice, COUNTRY_DATA[known.country].dial),
    address: addressIn(dice, known.country),
    appetite: 6,
  }));
  const taken = new Set(people.map((person) => person.email));
  for (let index = 0; people.length < count; index++) {
    const person = invented(dice, index);
    if (taken.has(person.email)) continue;
    taken.add(person.email);
    people.push(person);
  }
  return people;
}
