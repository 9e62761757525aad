/** Prints how many tokens virgil-sdk's JwtGenerator mints for each second of processor time. */
import { generator, identity } from './generator.mjs';

function tokensIn(milliseconds) {
  const end = performance.now() + milliseconds;
  let count = 0;
  while (performance.now() < end) {
    generator.generateToken(identity).toString();
    count += 1;
  }
  return count;
}

tokensIn(3000);
const before = process.cpuUsage();
const tokens = tokensIn(8000);
const used = process.cpuUsage(before);
console.log(tokens / ((used.user + used.system) / 1e6));
