import type { CountryCode } from '@octo/shared/money';

/** How a country's addresses are asked for. */
export interface AddressLabels {
  readonly city: string;
  readonly postalCode: string;
  readonly postalExample: string;
  readonly postalInputMode: 'numeric' | 'text';
  /** Null where addresses have no region. */
  readonly region: string | null;
  /** The postal code stands before the city. */
  readonly isPostalFirst: boolean;
}

/** The words that people in each country know. */
export const ADDRESS_LABELS: Readonly<Record<CountryCode, AddressLabels>> = {
  US: {
    city: 'City',
    postalCode: 'ZIP code',
    postalExample: '94103',
    postalInputMode: 'text',
    region: 'State',
    isPostalFirst: false,
  },
  UK: {
    city: 'Town or city',
    postalCode: 'Postcode',
    postalExample: 'SW1A 2AA',
    postalInputMode: 'text',
    region: 'County',
    isPostalFirst: false,
  },
  DE: {
    city: 'City (Ort)',
    postalCode: 'Postal code (PLZ)',
    postalExample: '10115',
    postalInputMode: 'numeric',
    region: null,
    isPostalFirst: true,
  },
  FR: {
    city: 'City (ville)',
    postalCode: 'Postal code (code postal)',
    postalExample: '75001',
    postalInputMode: 'numeric',
    region: null,
    isPostalFirst: true,
  },
  JP: {
    city: 'City or ward',
    postalCode: 'Postal code',
    postalExample: '100-0001',
    postalInputMode: 'text',
    region: 'Prefecture',
    isPostalFirst: true,
  },
  BR: {
    city: 'City (cidade)',
    postalCode: 'CEP',
    postalExample: '01310-100',
    postalInputMode: 'text',
    region: 'State (estado)',
    isPostalFirst: true,
  },
  IN: {
    city: 'City or town',
    postalCode: 'PIN code',
    postalExample: '110001',
    postalInputMode: 'numeric',
    region: 'State',
    isPostalFirst: false,
  },
};
