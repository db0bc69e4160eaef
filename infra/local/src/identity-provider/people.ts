import { z } from 'zod';

/** Somebody who can sign in at the local identity domain. */
export const personSchema = z.strictObject({
  /** Never changes, whatever happens to the address. */
  subject: z.string().min(1).max(100),
  email: z.email(),
  name: z.string().min(1).max(120),
  isEmailVerified: z.boolean().default(true),
  groups: z.array(z.string().min(1)).default([]),
});

/** Somebody who can sign in at the local identity domain. */
export type Person = z.output<typeof personSchema>;

const person = (subject: string, email: string, name: string, groups: string[] = []): Person => ({
  subject,
  email,
  name,
  isEmailVerified: true,
  groups,
});

/**
 * The people of a fresh domain: the demo operators, who have accounts already and are linked by their address; one
 * operator and two customers whose first sign-in makes an account; and one whose address nobody verified.
 */
export const SEEDED_PEOPLE: readonly Person[] = [
  person('op-admin', 'admin@octo.example', 'Ada Lindqvist', ['OCTO_Admins']),
  person('op-manager', 'manager@octo.example', 'Marek Oyelaran', ['OCTO_Managers']),
  person('op-support', 'support@octo.example', 'Sunniva Castellan', ['OCTO_Support']),
  person('op-analyst', 'analyst@octo.example', 'Anselm Iwasaki', ['OCTO_Analysts']),
  person('op-viewer', 'viewer@octo.example', 'Vera Montclair', ['OCTO_Viewers']),
  person('op-chaos', 'chaos-operator@octo.example', 'Cosima Haldane', ['OCTO_Chaos_Operators']),
  person('op-newcomer', 'newcomer@octo.example', 'Nils Okafor', ['OCTO_Analysts']),
  person('cu-mira', 'mira.solano@customer.example', 'Mira Solano'),
  person('cu-theo', 'theo.brandt@customer.example', 'Theo Brandt'),
  { ...person('cu-unverified', 'unverified@customer.example', 'Uma Verhoeven'), isEmailVerified: false },
];

/** The people of a domain, found by address or by subject. */
export class People {
  readonly #bySubject = new Map<string, Person>();

  constructor(people: readonly Person[]) {
    for (const each of people) this.put(each);
  }

  /** Adds somebody, or replaces whoever has the subject. */
  put(someone: Person): void {
    this.#bySubject.set(someone.subject, someone);
  }

  bySubject(subject: string): Person | undefined {
    return this.#bySubject.get(subject);
  }

  byEmail(email: string): Person | undefined {
    const wanted = email.trim().toLowerCase();
    return [...this.#bySubject.values()].find((each) => each.email === wanted);
  }
}
