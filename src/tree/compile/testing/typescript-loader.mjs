// Lets a worker thread of Node 20 run TypeScript sources: strips the types of `.ts` modules with the transformer
// that comes with the test runner. Only tests need it; the built package holds JavaScript.
import { register } from 'node:module';

const hooks = `
import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';

export async function load(url, context, nextLoad) {
  if (!url.startsWith('file:') || !url.endsWith('.ts')) return nextLoad(url, context);
  const { transform } = await import(${JSON.stringify(import.meta.resolve('rolldown/utils'))});
  const path = fileURLToPath(url);
  const { code, errors } = await transform(path, await readFile(path, 'utf8'), { lang: 'ts' });
  if (errors.length > 0) throw new SyntaxError(errors.map((error) => error.message).join('; '));
  return { format: 'module', source: code, shortCircuit: true };
}
`;

register(`data:text/javascript,${encodeURIComponent(hooks)}`);
