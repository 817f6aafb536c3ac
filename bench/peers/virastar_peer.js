// Virastar behind the protocol of README.md: it repairs text.
const fs = require('fs');

if (process.argv[2] !== 'repair') process.exit(3);
const Virastar = require('virastar');
const virastar = new Virastar();
virastar.cleanup('گرم');
const lines = fs.readFileSync(0, 'utf8').split('\n');
if (lines[lines.length - 1] === '') lines.pop();
const start = process.hrtime.bigint();
const out = lines.map((line) => virastar.cleanup(line));
console.error(`seconds: ${Number(process.hrtime.bigint() - start) / 1e9}`);
fs.writeSync(1, out.map((line) => line.replaceAll('\n', ' ') + '\n').join(''));
