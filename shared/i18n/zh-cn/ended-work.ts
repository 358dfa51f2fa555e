/** Simplified Chinese: how long work ended, told to whoever is in another room by then. */
export const endedWork = {
  goToArchive: '去档案看结果',
  goToAudit: '去审计看结果',
  seeArchive: '结果在“档案”里。',
  seeAudit: '结果在“审计”里。',
  detail: (safe: string, todo: string) => `${safe}${todo}`,
  exported: (packages: number) => `档案导出完成，共 ${packages} 个档案包`,
  exportedWithout: (packages: number, leftOut: number) =>
    `档案导出完成，共 ${packages} 个档案包，另有 ${leftOut} 个没有导出`,
  verified: (packages: number) => `档案核验完成，${packages} 个档案包全部完好`,
  verifiedNone: '档案核验完成，没有可以核验的档案包',
  verifiedFaulty: (faults: number) => `档案核验完成，发现 ${faults} 处问题`,
  verifyStopped: '档案核验已停止，只核对了一部分',
  outside: (packages: number) => `外来档案包核对完成，共 ${packages} 个，没有发现问题`,
  outsideFaulty: (faults: number) => `外来档案包核对完成，发现 ${faults} 处问题`,
  trailWhole: '审计记录校验完成，记录完整',
  trailBroken: '审计记录校验完成，发现问题',
  trailStopped: '审计记录校验已停止，没有结论',
};
