import { agreeing } from './agreeing';

agreeing('0.33');
