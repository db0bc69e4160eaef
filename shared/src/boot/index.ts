export { type BootSettings, bootService } from './boot-service';
export { atShutdown } from './shutdown';
