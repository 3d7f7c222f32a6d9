import { agreeing } from './agreeing';

agreeing('1');
