/** Support conversations: subject, priority, and what customer and agent wrote in turn. */
export const TICKETS = [
  {
    subject: 'Gimbal drifts after landing',
    priority: 'high',
    thread: [
      'After each landing the gimbal drifts two degrees to the left and the horizon is off.',
      'Thank you for the video. Please run the calibration on a level table with the propellers off and send us the log.',
      'Calibration helped for one flight, then it came back. Log attached.',
      'The log shows a worn pitch damper. We are sending a replacement today.',
    ],
  },
  {
    subject: 'Training dates for a team of six',
    priority: 'medium',
    thread: [
      'We would like BVLOS training for six pilots in spring. Which weeks are free?',
      'Weeks 14 and 17 are free at the EU school. Shall I hold one for you?',
    ],
  },
  {
    subject: 'Grinding noise from rear left motor',
    priority: 'high',
    thread: [
      'The rear left motor makes a grinding noise above half throttle.',
      'Please stop flying that aircraft. Is there play in the bell when you move it by hand?',
      'Yes, about half a millimetre.',
      'That is a bearing. Your replacement motor ships from EU Central this afternoon.',
    ],
  },
  {
    subject: 'Invoice needs our VAT number',
    priority: 'low',
    thread: [
      'Could you add our VAT number to the invoice of last month?',
      'Done, the corrected invoice is in your account.',
    ],
  },
  {
    subject: 'Tracking has not moved for two days',
    priority: 'medium',
    thread: [
      'The tracking shows the sorting centre since Tuesday. We need the aircraft on Friday.',
      'I have called the carrier: the parcel missed a connection and will arrive tomorrow before noon.',
      'It arrived. Thank you.',
    ],
  },
  {
    subject: 'Battery reports cell imbalance',
    priority: 'critical',
    thread: [
      'Pack 3 reports 80 mV difference between cells after charging.',
      'Please do not fly this pack. Put it outdoors at storage charge; a courier collects it tomorrow and a new one is on its way.',
    ],
  },
  {
    subject: 'Spare propellers for folding arms',
    priority: 'low',
    thread: ['Which set fits the folding arms? The page lists two.'],
  },
  {
    subject: 'Firmware update stops at 60 %',
    priority: 'medium',
    thread: [
      'The update stops at 60 % on both aircraft.',
      'Please use the cable in the box and restart the tablet first; some cables carry power only.',
      'It was the cable.',
    ],
  },
  {
    subject: 'Quote for twelve aircraft',
    priority: 'high',
    thread: [
      'We plan twelve aircraft for next year. Is there a fleet price and a loan unit?',
      'Yes to both. Our fleet team will call you tomorrow at ten.',
    ],
  },
  {
    subject: 'Thermal picture looks washed out',
    priority: 'medium',
    thread: [
      'The thermal picture is grey over fields in the morning.',
      'Set the span to manual, 8 to 20 degrees. The automatic span follows the sky when the horizon is in view.',
    ],
  },
] as const;
