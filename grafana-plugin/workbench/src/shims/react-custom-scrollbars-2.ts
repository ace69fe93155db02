import * as original from 'original:react-custom-scrollbars-2';

import { unwrap } from './interop.js';

export default unwrap(original);
export const Scrollbars = unwrap(original);
