import type { Language } from '../kernel/languages.ts';
import { type DeskWords, deskEn } from './desk.en.ts';
import { deskZhCn } from './desk.zh-CN.ts';
import { deskZhTw } from './desk.zh-TW.ts';

export type { DeskWords };

export const deskWords: Readonly<Record<Language, DeskWords>> = { 'zh-CN': deskZhCn, 'zh-TW': deskZhTw, en: deskEn };
