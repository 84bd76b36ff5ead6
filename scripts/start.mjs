// npm start: sets everything up, then answers the thread of February 2016 on the built-in model, which needs no
// kernel tree and no network. Arguments after -- go to thpcheck instead: npm start -- list
import { ensureProgram, say, thpcheck } from './setup.mjs';

ensureProgram();

const given = process.argv.slice(2);
if (given.length > 0) {
  thpcheck(given);
} else {
  const child = thpcheck(['thread']);
  child.on('exit', (status) => {
    if (status !== 0) return;
    say('\nTo run the code of a real kernel tree instead: npm run check (fetches Linux 6.12 where apt can),');
    say('or: npm start -- check DIR --arch arm64');
  });
}
