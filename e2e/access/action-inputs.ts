/** Nothing has this number. */
const NONE = 2_000_000_000;
const NO_ORDER = 'OCTO-0000-0000';
const NO_LINK = 'a'.repeat(43);
const GOOD_PASSWORD = 'walk past every door 7';
/** Name of the keys that those who may make one do make. */
export const PROBE_KEY = 'walk over the actions';
const PROBE_STREET = '1 Walk of the Actions';

/**
 * An input for every server action, right in its form and about nothing that exists: whoever may do it is told so
 * (`not_found`), everybody else is refused before. The few that work all the same change only what the walk made.
 */
export const ACTION_INPUTS: Readonly<Record<string, unknown>> = {
  'crm alarms.acknowledgeAlarm': { alarm: 'None', labels: '-' },
  'crm auth.requestReset': { email: 'nobody@matrix.example' },
  'crm auth.setPassword': { token: NO_LINK, password: GOOD_PASSWORD },
  'crm auth.signIn': { email: 'nobody@matrix.example', password: 'not the password' },
  'crm keys.createKey': { kind: 'partner', name: PROBE_KEY, days: 1, scopes: 'orders:read' },
  'crm keys.revokeKey': { id: NONE },
  'crm orders.cancelOrder': { number: NO_ORDER, reason: 'a walk over every action' },
  'crm orders.deliverOrder': { number: NO_ORDER },
  'crm orders.processOrders': { numbers: [NO_ORDER] },
  'crm orders.retryRefund': { number: NO_ORDER },
  'crm orders.shipOrder': {
    number: NO_ORDER,
    carrier: 'DHL Express',
    trackingNumber: 'A1234567',
    warehouseId: 1,
  },
  'crm products.saveProduct': {
    id: NONE,
    version: 1,
    name: 'None',
    summary: '',
    description: '',
    categoryId: 1,
    price: '1.00',
  },
  'crm sessions.endSession': { id: NONE },
  'crm shell.signOut': {},
  'crm stock.adjustStock': { productId: NONE, delta: 1, reason: 'a walk over every action' },
  'crm storefronts.saveStorefront': {
    id: NONE,
    name: 'None',
    status: 'active',
    region: 'none',
    storefrontUrl: '',
    notes: '',
  },
  'crm sync.runSync': {},
  'crm users.changeRole': { id: NONE, role: 'viewer' },
  'crm users.inviteOperator': { email: 'admin@octo.example', name: 'Twice', role: 'viewer' },
  'crm users.sendPasswordLink': { id: NONE },
  'crm users.setUserActive': { id: NONE, isActive: false },
  'crm users.signOutUser': { id: NONE },
  'shop account.addAddress': {
    recipient: 'Walk',
    line1: PROBE_STREET,
    city: 'Bonn',
    postalCode: '53111',
    country: 'DE',
  },
  'shop account.changePassword': { currentPassword: 'not the password', newPassword: GOOD_PASSWORD },
  'shop account.changeProfile': { name: 'Walk', phone: '' },
  'shop account.endSession': { id: NONE },
  'shop account.eraseAccount': { confirmation: 'not the password' },
  'shop account.makeDefaultAddress': { id: NONE },
  'shop account.removeAddress': { id: NONE },
  'shop account.signOutEverywhere': {},
  'shop sign-in.register': { name: 'Walk', email: 'admin@octo.example', password: GOOD_PASSWORD },
  'shop sign-in.requestReset': { email: 'nobody@matrix.example' },
  'shop sign-in.resetPassword': { token: NO_LINK, password: GOOD_PASSWORD },
  'shop sign-in.signIn': { email: 'nobody@matrix.example', password: 'not the password' },
  'shop sign-in.signOut': {},
  'shop sign-in.verifyEmail': { token: NO_LINK, password: 'not the password' },
};
