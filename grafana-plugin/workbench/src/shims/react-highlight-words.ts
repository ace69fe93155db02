import * as original from 'original:react-highlight-words';

import { unwrap } from './interop.js';

export default unwrap(original);
