/** What a province's season asks for, reckoned from the rates that were measured. Every assumption is named. */

export const assumptions = {
  /** The owner's number: pupils of one season, as if every one of them came to a counter. */
  pupils: 1_200_000,
  caseMegabytes: 5,
  /** Of the whole season on its busiest day. */
  peakDayShare: 0.05,
  hoursADay: 8,
  /** The busiest hour against the mean of that day. */
  peakHourFactor: 2,
  /** One for 300 pupils, each of them waiting for news all day. */
  stations: 4000,
} as const;

/** Processor seconds of platform and database together, and bytes. */
export type Rates = {
  readonly secondsPerCase: number;
  readonly secondsPerMegabyte: number;
  readonly secondsPerWaitSecond: number;
  readonly bytesPerWait: number;
  readonly databaseBytesPerCase: number;
};

export type Reckoning = {
  readonly casesPerSecond: number;
  readonly megabytesPerSecond: number;
  /** Processor cores busy in the busiest hour: with cases, with files, with stations that wait. */
  readonly cores: { readonly cases: number; readonly files: number; readonly waits: number };
  readonly coreHoursOfSeason: number;
  readonly databaseGigabytes: number;
  readonly filesTerabytes: number;
  readonly waitGigabytes: number;
};

/** The season's busiest hour and its whole, by the rates. */
export function reckon(rates: Rates): Reckoning {
  const { pupils, caseMegabytes, peakDayShare, hoursADay, peakHourFactor, stations } = assumptions;
  const casesPerSecond = ((pupils * peakDayShare) / (hoursADay * 3600)) * peakHourFactor;
  const perCase = rates.secondsPerCase + rates.secondsPerMegabyte * caseMegabytes;
  return {
    casesPerSecond,
    megabytesPerSecond: casesPerSecond * caseMegabytes,
    cores: {
      cases: casesPerSecond * rates.secondsPerCase,
      files: casesPerSecond * caseMegabytes * rates.secondsPerMegabyte,
      waits: stations * rates.secondsPerWaitSecond,
    },
    coreHoursOfSeason: (pupils * perCase) / 3600,
    databaseGigabytes: (pupils * rates.databaseBytesPerCase) / 1e9,
    filesTerabytes: (pupils * caseMegabytes) / 1e6,
    waitGigabytes: (stations * rates.bytesPerWait) / 1e9,
  };
}
