const DAY_MS = 86_400_000;

/** Coupons in every condition: percent, fixed, used up, expired, switched off. */
export const couponsAt = (now: Date) => {
  const day = (offset: number): Date => new Date(now.getTime() + offset * DAY_MS);
  return [
    {
      code: 'FIRSTFLIGHT',
      description: '10 % off the first order',
      kind: 'percent',
      percentOff: 10,
      startsAt: day(-120),
      endsAt: day(365),
      maxUses: 1000,
      usedCount: 0,
    },
    {
      code: 'FREESHIP',
      description: '$49.99 towards shipping',
      kind: 'fixed',
      amountOffMinor: 4999,
      startsAt: day(-120),
      endsAt: day(180),
      maxUses: 100,
      usedCount: 0,
    },
    {
      code: 'GOVPILOT',
      description: '20 % for public agencies, all claimed',
      kind: 'percent',
      percentOff: 20,
      startsAt: day(-120),
      endsAt: day(180),
      maxUses: 50,
      usedCount: 50,
    },
    {
      code: 'SUMMER2024',
      description: 'Summer 2024, 12 % off',
      kind: 'percent',
      percentOff: 12,
      startsAt: new Date('2024-06-01T00:00:00Z'),
      endsAt: new Date('2024-09-01T00:00:00Z'),
      maxUses: 500,
      usedCount: 183,
    },
    {
      code: 'FLEETDEAL',
      description: '15 % for fleets, paused by sales',
      kind: 'percent',
      percentOff: 15,
      isActive: false,
      startsAt: day(-60),
      endsAt: day(120),
      maxUses: 200,
      usedCount: 41,
    },
  ];
};
