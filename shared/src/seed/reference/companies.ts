/** The companies that every seed holds, with the person who buys. */
export const COMPANIES = [
  {
    company: 'Alpine Aerial Surveys',
    industry: 'Surveying',
    country: 'DE',
    name: 'Reto Ammann',
    email: 'reto.ammann@alpine-aerial.example',
  },
  {
    company: 'Nordstrand Energy Inspections',
    industry: 'Energy',
    country: 'DE',
    name: 'Elin Sjöholm',
    email: 'elin.sjoholm@nordstrand.example',
  },
  {
    company: 'Redwood SAR Solutions',
    industry: 'Search and rescue',
    country: 'US',
    name: 'Dana Whitlock',
    email: 'dana.whitlock@redwood-sar.example',
  },
  {
    company: 'Atlantic Film Productions',
    industry: 'Film',
    country: 'US',
    name: 'Theo Marchetti',
    email: 'theo.marchetti@atlantic-film.example',
  },
  {
    company: 'EuroCrop Precision Ag',
    industry: 'Agriculture',
    country: 'DE',
    name: 'Klara Weidner',
    email: 'klara.weidner@eurocrop.example',
  },
  {
    company: 'Coastline Infrastructure Ltd',
    industry: 'Infrastructure',
    country: 'UK',
    name: 'Owen Pritchard',
    email: 'owen.pritchard@coastline-infra.example',
  },
  {
    company: 'Summit Public Safety',
    industry: 'Public safety',
    country: 'US',
    name: 'Renee Calloway',
    email: 'renee.calloway@summit-safety.example',
  },
  {
    company: 'Fjord Environmental Monitoring',
    industry: 'Environmental',
    country: 'UK',
    name: 'Ingrid Solbakken',
    email: 'ingrid.solbakken@fjord-env.example',
  },
] as const;
