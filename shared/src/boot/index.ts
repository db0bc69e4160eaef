export { type BootSettings, bootService } from './boot-service';
