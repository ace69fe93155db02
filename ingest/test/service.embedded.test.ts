import { describeService } from './support/end-to-end.js';
import { temporaryFolder } from './support/temporary.js';

describeService('the embedded engine', async () => ({ FIREWATCH_DATA: await temporaryFolder() }));
