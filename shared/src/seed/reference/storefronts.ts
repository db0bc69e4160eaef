/** Storefronts run from the console. Web addresses come from the deployment, so they start empty. */
export const STOREFRONTS = [
  {
    slug: 'primary-store',
    name: 'OCTO Drone Shop',
    status: 'active',
    region: 'eu-central',
    currency: 'USD',
    notes: 'Public storefront of the platform.',
  },
  {
    slug: 'lab-store',
    name: 'OCTO Lab Store',
    status: 'maintenance',
    region: 'us-east',
    currency: 'USD',
    notes: 'For trials of new ranges; closed to customers.',
  },
] as const;

/** Professional services that customers book beside products. */
export const SERVICES = [
  {
    sku: 'SRV-001',
    name: 'Annual Fleet Maintenance',
    category: 'Maintenance',
    priceMinor: 250_000,
    description:
      'Yearly inspection, firmware and wear parts for up to five aircraft, with loan aircraft while yours are on the bench.',
  },
  {
    sku: 'SRV-002',
    name: 'LiDAR Calibration & Alignment',
    category: 'Calibration',
    priceMinor: 85_000,
    description: 'Boresight and lever-arm calibration on our test field, with a signed report per sensor.',
  },
  {
    sku: 'SRV-003',
    name: 'Advanced Pilot Training (BVLOS)',
    category: 'Training',
    priceMinor: 450_000,
    description: 'Five days of theory, simulator and supervised flights beyond visual line of sight.',
  },
  {
    sku: 'SRV-004',
    name: 'Emergency Repair Diagnostic',
    category: 'Maintenance',
    priceMinor: 30_000,
    description: 'Diagnosis within one working day of arrival, with a fixed quote for the repair.',
  },
] as const;

/** Places where customers can see and fly the range. */
export const DEALERS = [
  {
    name: 'OCTO Flagship',
    address: '500 Hangar Lane, Moffat Field, CA',
    latitude: 37.3875,
    longitude: -122.0575,
    contactEmail: 'flagship@octo.example',
    contactPhone: '+1 555 0100',
  },
  {
    name: 'OCTO Public Safety East',
    address: '12 Rotunda Street, Arlen, VA',
    latitude: 38.8816,
    longitude: -77.091,
    contactEmail: 'east@octo.example',
    contactPhone: '+1 555 0120',
  },
  {
    name: 'OCTO Industrial EU',
    address: 'Hallenweg 3, 60327 Mainau',
    latitude: 50.1109,
    longitude: 8.6821,
    contactEmail: 'industrie@octo.example',
    contactPhone: '+49 555 0130',
  },
] as const;
