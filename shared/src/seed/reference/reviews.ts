import type { CategorySlug } from '../catalogue/types';

/** Sentences that a review of a category may hold, by mood. */
export const REVIEW_DETAILS: Readonly<
  Record<CategorySlug, { readonly good: readonly string[]; readonly mixed: readonly string[] }>
> = {
  'complete-drones': {
    good: [
      'Holds its position over the river in gusts that grounded our old aircraft.',
      'Two surveys a day on three batteries, every day for a month, no surprises.',
      'The crew was flying on its own after one morning of training.',
      'Footage is sharp enough to count bolts from thirty metres.',
      'Set up from the case in under two minutes, gloves on.',
    ],
    mixed: [
      'The case could be lighter for hill work.',
      'Firmware update took two tries, fine since.',
      'Battery figures are honest only in calm air.',
    ],
  },
  'racing-drones': {
    good: [
      'Hit a gate at full speed: one arm, two screws, flying again in ten minutes.',
      'Tune out of the box is better than what I had after a week of fiddling.',
      'Locked in through the corners, no wobble on throttle chops.',
    ],
    mixed: [
      'Motor screws wanted thread lock from the first day.',
      'Louder than the club likes, which is half the fun.',
    ],
  },
  'camera-drones': {
    good: [
      'Colours match my ground camera with almost no grading.',
      'Horizon stays level even when the trees below are bending.',
      'Clients ask for the aerial shots first now.',
      'Quiet enough that the wedding guests kept talking.',
    ],
    mixed: ['I would like one more ND step in the box.', 'App asks for location a little too often.'],
  },
  'industrial-drones': {
    good: [
      'Paid for itself in the first season.',
      'Report was accepted by the grid operator without a single question.',
      'Checkpoints came out within a centimetre on our test field.',
      'Runs all day; we rotate two crews and it does not mind.',
    ],
    mixed: ['Manual is thorough but not short.', 'Plan a second person for the transport case.'],
  },
  frames: {
    good: [
      'Edges are chamfered, holes line up, nothing to file.',
      'Stiff. My gyro traces have never been this clean.',
      'Survived a fall from forty metres with one cracked plate.',
    ],
    mixed: ['Screws come in one bag, sort them first.', 'Standoffs could be 5 mm longer for my stack.'],
  },
  'motors-escs': {
    good: [
      'Cool to the touch after a ten minute hover.',
      'Smooth from idle, no desync in two hundred flights.',
      'Balanced so well that I left the dampers out.',
    ],
    mixed: ['Wires are a bit short for wide frames.', 'Bullet connectors are not included.'],
  },
  'flight-controllers': {
    good: [
      'Position hold is rock solid between steel roofs.',
      'One sensor was unplugged by mistake and it simply flew on.',
      'Every port is labelled and keyed, wiring took half the time.',
    ],
    mixed: [
      'Give it ten minutes to warm up on cold mornings.',
      'Documentation assumes that you know the firmware.',
    ],
  },
  'cameras-gimbals': {
    good: [
      'Resolves the serial plates we used to climb for.',
      'Balanced once, not touched since.',
      'Trigger timing is exact, the photogrammetry proves it.',
    ],
    mixed: [
      'Mount screws are fine-threaded, take care in the field.',
      'Needs its own battery margin in the flight plan.',
    ],
  },
  batteries: {
    good: [
      'Voltage stays flat until the last minutes.',
      'Cells are still within 5 mV after sixty cycles.',
      'Plug fits firmly and has not browned at all.',
    ],
    mixed: ['Heavier than the label by forty grams.', 'Wants storage charge, so plan the evening before.'],
  },
  propellers: {
    good: [
      'Needed no balancing at all.',
      'Noticeably quieter on take-off, the neighbours agree.',
      'Hover current fell by four per cent against the old set.',
    ],
    mixed: ['Tips mark easily on gravel.', 'Check the direction marks twice, they are small.'],
  },
  'fpv-gear': {
    good: [
      'No fogging in November drizzle.',
      'Range check at two kilometres without a single dropout.',
      'Menu takes a minute to learn and then stays out of the way.',
    ],
    mixed: ['Strap could be softer at the temples.', 'Antenna nuts came a little loose, hand-tighten them.'],
  },
  accessories: {
    good: [
      'Everything has its place and stays there.',
      'Rained on for two hours, contents dry.',
      'Simple thing, well made.',
    ],
    mixed: ['Zip is stiff for the first week.', 'Colour is brighter than in the picture.'],
  },
};

/** First sentences by rating. */
export const REVIEW_OPENINGS: Readonly<Record<number, readonly string[]>> = {
  5: [
    'Exactly what we hoped for.',
    'Would buy again tomorrow.',
    'Best purchase of the year for our team.',
    'Very happy after two months of use.',
    'Does what it says, without drama.',
  ],
  4: [
    'Good value, small niggles.',
    'Solid piece of kit.',
    'Happy with it overall.',
    'Well built and well packed.',
  ],
  3: ['Does the job.', 'Decent, with a few reservations.', 'Works, but read the manual first.'],
  2: ['Not quite what I expected.', 'Had to return the first one.'],
};
