import * as original from 'original:calculate-size';

import { unwrap } from './interop.js';

export default unwrap(original);
