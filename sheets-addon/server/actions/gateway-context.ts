import type { Language } from '../../../shared/kernel/languages.ts';
import { serialOfInstant } from '../../../shared/kernel/serial-dates.ts';
import { builtInPacks, zhCN } from '../../../shared/packs/index.ts';
import type { TemplatePack } from '../../../shared/packs/pack.ts';
import { zoneOffsets } from '../../../shared/work-time/zone-offsets.ts';
import type { GatewayConfig } from '../config.ts';
import type { GatewayServices, GatewayWorkbook } from '../ports.ts';

/** One request's surroundings. */
export interface GatewayContext {
  services: GatewayServices;
  config: GatewayConfig;
  workbook: GatewayWorkbook;
  pack: TemplatePack;
  /** Epoch ms; the same throughout a request. */
  now: number;
  zoneOffsetMs(at: number): number;
  /** The number a date cell holds for an instant. */
  serial(at: number): number;
}

export const packFor = (language: Language): TemplatePack =>
  builtInPacks.find((pack) => pack.language === language) ?? zhCN;

export const gatewayContext = (services: GatewayServices, config: GatewayConfig): GatewayContext => {
  const zone = zoneOffsets(config.timeZone);
  const zoneOffsetMs = (at: number) => zone.offsetAt(at);
  return {
    services,
    config,
    workbook: services.workbook(config.spreadsheetId),
    pack: packFor(config.language),
    now: services.now(),
    zoneOffsetMs,
    serial: (at) => serialOfInstant(at, zoneOffsetMs(at)),
  };
};
