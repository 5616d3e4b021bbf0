import { hanzhong } from './hanzhong/preset';
import type { Preset, ProgrammeCode } from './preset';
import { ruzhou } from './ruzhou/preset';
import { xiangxi } from './xiangxi/preset';
import { ziyang } from './ziyang/preset';

export const presets: Record<ProgrammeCode, Preset> = { hanzhong, xiangxi, ruzhou, ziyang };
