import { depcruiseConfig } from './scripts/walls/depcruise.mjs';

export default depcruiseConfig;
